import { bodiesFor } from '../asking';
import { type Asked, type Cell, series } from '../measure/series';
import type { RunOptions } from '../options';
import { Progress } from '../progress';
import type { QuestionName } from '../questions';
import type { Server } from '../servers/process';
import type { Stage } from '../stage';
import type { VariableSets } from '../variables';

export interface Throughput {
  readonly title: string;
  readonly questions: readonly QuestionName[];
  readonly connections: readonly number[];
  /** Of a server, by its name. */
  readonly roundsOf: (server: string) => number;
  /** What a server is asked, where that is not what the stage is. */
  readonly setsOf?: (server: string) => VariableSets;
}

/** Question by question, all servers in turn. */
export async function throughput(
  { load, postmaster, sets }: Stage,
  servers: readonly Server[],
  { title, questions, connections, roundsOf, setsOf = () => sets }: Throughput,
  options: Pick<RunOptions, 'milliseconds' | 'longest' | 'patience' | 'warmUp'>,
): Promise<Cell[]> {
  const bar = new Progress(title);
  const rounds = Math.max(...servers.map(({ peer }) => roundsOf(peer.name)));
  const slices = servers.reduce((sum, { peer }) => sum + roundsOf(peer.name), 0);
  const all = slices * questions.length * connections.length;
  let done = 0;
  const told = () => bar.show(++done / all);
  const cells: Cell[] = [];
  for (const question of questions) {
    const asked: Asked[] = [];
    for (const server of servers) {
      const bodies = await bodiesFor(server, question, setsOf(server.peer.name));
      asked.push({ server, bodies, rounds: roundsOf(server.peer.name) });
    }
    for (const count of connections) {
      const one = { ...options, load, postmaster, connections: count, rounds, told };
      cells.push(...(await series(question, asked, one)));
    }
  }
  bar.end();
  return cells;
}
