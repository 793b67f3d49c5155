import type { QuestionName } from './questions';
import type { Server } from './servers/process';
import type { Place, VariableSets } from './variables';

/** The bodies that ask a server a question, one for each set of variables; none where it has no words for it. */
export async function bodiesFor<Q extends QuestionName>(
  { peer, ask: send }: Server,
  question: Q,
  sets: VariableSets,
): Promise<string[]> {
  const query = peer.documents[question];
  if (query === undefined) return [];
  const ask = async (text: string, variables: object) => {
    const { text: answer } = await send(JSON.stringify({ query: text, variables }));
    const { data, errors } = JSON.parse(answer);
    if (!data) throw new Error(`${peer.name} gave no cursor: ${JSON.stringify(errors)}`);
    return data;
  };
  const operationName = question.charAt(0).toUpperCase() + question.slice(1);
  return Promise.all(
    sets[question].map(async (given) => {
      const set =
        'after' in given
          ? { ...given, after: await peer.cursor(given.after as Place, ask) }
          : given;
      const variables = peer.variables?.(question, set as never) ?? set;
      return JSON.stringify({ operationName, query, variables });
    }),
  );
}

/** Those of several questions, in turn. */
export async function mixedBodies(
  server: Server,
  questions: readonly QuestionName[],
  sets: VariableSets,
): Promise<string[]> {
  const lists = await Promise.all(questions.map((question) => bodiesFor(server, question, sets)));
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) =>
    lists.flatMap((list) => list.slice(i % list.length, (i % list.length) + 1)),
  ).flat();
}
