import { bodiesFor } from '../asking';
import { type Cell, series } from '../measure/series';
import { quiet, type Slice } from '../measure/slice';
import { median, spread } from '../measure/statistics';
import { usedWhile } from '../measure/usage';
import type { RunOptions } from '../options';
import { Progress } from '../progress';
import { QUESTIONS, type QuestionName } from '../questions';
import type { Server } from '../servers/process';
import type { Stage } from '../stage';

/** What a question costs on ten times the data. */
export interface Growth {
  readonly server: string;
  readonly question: QuestionName;
  readonly connections: number;
  /**
   * CPU of the server and its database a request, as a multiple of what it is on the smaller data: the median over
   * stretches of the two in turn, each compared with its neighbour, so that a machine that gets slower or faster
   * meanwhile concerns both.
   */
  readonly times: number;
  /** Half the distance from the lowest to the highest of them, as a part of the median. */
  readonly spread: number;
}

/** The same servers on the data of two sizes. */
export interface Pair {
  readonly smaller: Server;
  readonly larger: Server;
}

export interface Sizes {
  readonly smaller: Stage;
  readonly larger: Stage;
}

export interface UnderLoad {
  readonly growth: Growth[];
  readonly cells: Cell[];
}

/** The questions whose cost must not grow, 32 requests at a time; and what was measured of them at the larger size. */
export async function growthUnderLoad(
  { smaller, larger }: Sizes,
  pair: Pair,
  options: RunOptions,
): Promise<UnderLoad> {
  const questions = QUESTIONS.filter(({ name, flat }) => flat && options.questions.includes(name));
  const bar = new Progress('flat at L');
  const { underLoad: rounds } = options.growth;
  const slices = 2 * rounds * questions.length;
  const pace = { ...options.paceOf(pair.larger.peer.name), rounds };
  const growth: Growth[] = [];
  const cells: Cell[] = [];
  let done = 0;
  for (const { name: question } of questions) {
    const asked = [
      { server: pair.larger, bodies: await bodiesFor(pair.larger, question, larger.sets), pace },
      { server: pair.smaller, bodies: await bodiesFor(pair.smaller, question, smaller.sets), pace },
    ];
    const [large, small] = await series(question, asked, {
      ...options,
      load: larger.load,
      postmaster: larger.postmaster,
      connections: 32,
      told: () => bar.show(++done / slices),
    });
    if (!large || !small) throw new Error('two servers were asked');
    const inTurn = large.slices.flatMap((slice, i) => {
      const other = small.slices[i];
      return other ? [{ large: costOf(slice), small: costOf(other) }] : [];
    });
    cells.push(large);
    growth.push(growthOf(large, inTurn));
  }
  bar.end();
  return { growth, cells };
}

/** All questions, one request after the other: at the larger size some answers of some servers take seconds. */
export async function growthOneByOne(
  { smaller, larger }: Sizes,
  pairs: readonly Pair[],
  { questions, patience, growth: { oneByOne, stretch } }: RunOptions,
): Promise<Growth[]> {
  const bar = new Progress('growth');
  const found: Growth[] = [];
  for (const pair of pairs) {
    for (const question of questions) {
      const large = await askerOf(pair.larger, question, larger);
      const small = await askerOf(pair.smaller, question, smaller);
      await large(stretch);
      await small(stretch);
      const costs: { readonly large: number; readonly small: number }[] = [];
      for (let round = 0; round < oneByOne; round++) {
        await quiet(patience);
        costs.push({ large: await large(stretch), small: await small(stretch) });
      }
      found.push(growthOf({ server: pair.larger.peer.name, question, connections: 1 }, costs));
      bar.show(found.length / pairs.length / questions.length);
    }
  }
  bar.end();
  return found;
}

/** Asks for so long, the same each time from the first on, and tells the milliseconds of CPU an answer. */
type Asker = (milliseconds: number) => Promise<number>;

async function askerOf(
  server: Server,
  question: QuestionName,
  { sets, postmaster }: Stage,
): Promise<Asker> {
  const bodies = await bodiesFor(server, question, sets);
  return async (milliseconds) => {
    let answers = 0;
    const { node, postgres } = await usedWhile(server.pid, postmaster, async () => {
      const began = performance.now();
      do await server.ask(bodies[answers++ % bodies.length] as string);
      while (performance.now() - began < milliseconds);
    });
    return (node + postgres) / answers;
  };
}

const costOf = ({ nodeCpu, postgresCpu }: Slice): number => nodeCpu + postgresCpu;

function growthOf(
  { server, question, connections }: Pick<Growth, 'server' | 'question' | 'connections'>,
  costs: readonly { readonly large: number; readonly small: number }[],
): Growth {
  const times = costs.map(({ large, small }) => large / small);
  return { server, question, connections, times: median(times), spread: spread(times) };
}
