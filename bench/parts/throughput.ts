import { bodiesFor } from '../asking';
import { isClear } from '../bars';
import { type Asked, type Cell, series } from '../measure/series';
import type { RunOptions } from '../options';
import { Progress } from '../progress';
import type { QuestionName } from '../questions';
import type { Server } from '../servers/process';
import type { Stage } from '../stage';

export interface Throughput {
  readonly title: string;
  readonly questions: readonly QuestionName[];
  readonly connections: readonly number[];
}

/** Question by question, all servers in turn, each until what its bars compare is clear. */
export async function throughput(
  { load, postmaster, sets }: Stage,
  servers: readonly Server[],
  { title, questions, connections }: Throughput,
  options: Pick<RunOptions, 'milliseconds' | 'patience' | 'paceOf'>,
): Promise<Cell[]> {
  const bar = new Progress(title);
  const all = questions.length * connections.length;
  const cells: Cell[] = [];
  let done = 0;
  for (const question of questions) {
    const sent = new Map<Server, readonly string[]>();
    for (const server of servers) sent.set(server, await bodiesFor(server, question, sets));
    for (const count of connections) {
      const asked = [...sent].map(([server, bodies]): Asked => {
        return { server, bodies, pace: options.paceOf(server.peer.name, question, count) };
      });
      const found = await series(question, asked, {
        ...options,
        load,
        postmaster,
        connections: count,
        isClear: (rounds) => isClear(question, rounds),
        progress: (part) => bar.show((done + part) / all),
      });
      cells.push(...found);
      done++;
    }
  }
  bar.end();
  return cells;
}
