import { bodiesFor } from '../asking';
import { type Asked, type Cell, type Pace, series } from '../measure/series';
import type { RunOptions } from '../options';
import { Progress } from '../progress';
import type { QuestionName } from '../questions';
import type { Server } from '../servers/process';
import type { Stage } from '../stage';

export interface Throughput {
  readonly title: string;
  readonly questions: readonly QuestionName[];
  readonly connections: readonly number[];
  /** Of a server, by its name. */
  readonly paceOf: (server: string) => Pace;
}

/** Question by question, all servers in turn. */
export async function throughput(
  { load, postmaster, sets }: Stage,
  servers: readonly Server[],
  { title, questions, connections, paceOf }: Throughput,
  options: Pick<RunOptions, 'milliseconds' | 'patience' | 'isAsked'>,
): Promise<Cell[]> {
  const bar = new Progress(title);
  const askedOf = (question: QuestionName) =>
    servers.filter(({ peer }) => options.isAsked(peer.name, question));
  const slices = questions
    .flatMap((question) => askedOf(question).map(({ peer }) => paceOf(peer.name).rounds))
    .reduce((sum, rounds) => sum + rounds, 0);
  const all = slices * connections.length;
  let done = 0;
  const told = () => bar.show(++done / all);
  const cells: Cell[] = [];
  for (const question of questions) {
    const asked: Asked[] = [];
    for (const server of askedOf(question)) {
      const bodies = await bodiesFor(server, question, sets);
      asked.push({ server, bodies, pace: paceOf(server.peer.name) });
    }
    for (const count of connections) {
      const one = { ...options, load, postmaster, connections: count, told };
      cells.push(...(await series(question, asked, one)));
    }
  }
  bar.end();
  return cells;
}
