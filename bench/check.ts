import { bodiesFor } from './asking';
import type { QuestionName } from './questions';
import type { Server } from './servers/process';
import type { VariableSets } from './variables';

/** What a server answered otherwise than the floor. */
export interface Difference {
  readonly server: string;
  readonly question: QuestionName;
  readonly message: string;
}

/**
 * Asks every server the first questions of each sort and compares the answers with those of the first server.
 *
 * @param count how many sets of variables
 */
export async function differences(
  servers: readonly Server[],
  questions: readonly QuestionName[],
  sets: VariableSets,
  count: number,
): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const question of questions) {
    let wanted: string[] = [];
    for (const [place, server] of servers.entries()) {
      const bodies = (await bodiesFor(server, question, sets)).slice(0, count);
      const answers: string[] = [];
      for (const body of bodies)
        answers.push(comparable(server, question, (await server.ask(body)).text));
      if (place === 0) wanted = answers;
      const at = answers.findIndex((answer, i) => answer !== wanted[i]);
      if (at < 0) continue;
      const message = firstDifference(answers[at] ?? '', wanted[at] ?? '');
      found.push({
        server: server.peer.name,
        question,
        message: `${bodies[at]?.slice(-120)}: ${message}`,
      });
    }
  }
  return found;
}

/** An answer as text in which what may differ does not: the order of keys, and how a cursor is spelled. */
function comparable({ peer }: Server, question: QuestionName, text: string): string {
  const { data, errors } = JSON.parse(text);
  if (errors || !data) return `errors: ${JSON.stringify(errors)}`;
  return JSON.stringify(normal(peer.normal ? peer.normal(question, data) : data));
}

const CURSORS: ReadonlySet<string> = new Set(['cursor', 'startCursor', 'endCursor']);

function normal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normal);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    entries.map(([key, each]) => [
      key,
      CURSORS.has(key) && each !== null ? 'a cursor' : normal(each),
    ]),
  );
}

function firstDifference(got: string, wanted: string): string {
  let at = 0;
  while (at < got.length && got[at] === wanted[at]) at++;
  const from = Math.max(0, at - 60);
  return `got …${got.slice(from, at + 120)}… wanted …${wanted.slice(from, at + 120)}…`;
}
