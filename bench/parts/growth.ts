import { bodiesFor } from '../asking';
import { type Cell, series } from '../measure/series';
import { costOf, quiet } from '../measure/slice';
import { median, spread } from '../measure/statistics';
import { usedWhile } from '../measure/usage';
import type { RunOptions } from '../options';
import { Progress } from '../progress';
import { QUESTIONS, type QuestionName } from '../questions';
import type { Server } from '../servers/process';
import { type Stage, withServers } from '../stage';

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

/** Starts a server on each size, lets both be used, and stops them. */
async function withPair(
  name: string,
  { smaller, larger }: Sizes,
  use: (pair: Pair) => Promise<void>,
): Promise<void> {
  await withServers([name], larger, ([large]) =>
    withServers([name], smaller, async ([small]) => {
      if (!large || !small) throw new Error('no server');
      await use({ larger: large, smaller: small });
    }),
  );
}

export interface UnderLoad {
  readonly growth: Growth[];
  readonly cells: Cell[];
}

/**
 * Entente's questions whose cost must not grow, 32 requests at a time; and what was measured of them at the larger size.
 * Some processes are slower than others for as long as they live, by the memory that they were given: so it is measured
 * between several that have just been started, with no others beside them.
 */
export async function growthUnderLoad(sizes: Sizes, options: RunOptions): Promise<UnderLoad> {
  const questions = QUESTIONS.filter(({ name, flat }) => flat && options.questions.includes(name));
  const bar = new Progress('flat at L');
  const slices = 2 * STARTS * PAIRS.underLoad * questions.length;
  let done = 0;
  const told = () => bar.show(++done / slices);
  const found = new Map<QuestionName, Alternation[]>(questions.map(({ name }) => [name, []]));
  for (let start = 0; start < STARTS; start++) {
    await withPair('entente', sizes, async (pair) => {
      await awaken(
        pair,
        questions.map(({ name }) => name),
        sizes,
      );
      for (const { name } of questions) {
        found.get(name)?.push(await alternation(name, pair, sizes, options, told));
      }
    });
  }
  bar.end();
  const cells = [...found].map(
    ([question, all]): Cell => ({
      question,
      server: 'entente',
      connections: 32,
      slices: all.flatMap(({ large }) => large.slices),
    }),
  );
  const growth = cells.map((cell) =>
    growthOf(cell, found.get(cell.question)?.flatMap(costs) ?? []),
  );
  return { growth, cells };
}

/** How often two servers are started to be asked by 32 at a time. */
const STARTS = 3;
/** How often two servers are asked in turn: each time that they are started, and one by one. */
const PAIRS = { underLoad: 6, oneByOne: 2 };
/** How long a server is asked one by one, to be warm and then to count, in milliseconds. */
const STRETCH = 300;

/** How often a question is asked before a server reads into memory what it answers it by. */
const A_FEW_TIMES = 5;

/** Asks all questions a few times: what the servers read into memory then they have read before it counts. */
async function awaken(
  pair: Pair,
  questions: readonly QuestionName[],
  { smaller, larger }: Sizes,
): Promise<void> {
  for (const question of questions) {
    for (const [server, { sets }] of [
      [pair.larger, larger],
      [pair.smaller, smaller],
    ] as const) {
      const bodies = await bodiesFor(server, question, sets);
      for (const body of bodies.slice(0, A_FEW_TIMES)) await server.ask(body);
    }
  }
}

/** The slices of both sizes in turn. */
interface Alternation {
  readonly large: Cell;
  readonly small: Cell;
}

async function alternation(
  question: QuestionName,
  pair: Pair,
  { smaller, larger }: Sizes,
  options: RunOptions,
  told: () => void,
): Promise<Alternation> {
  const pace = { ...options.paceOf('entente'), rounds: PAIRS.underLoad };
  const asked = [
    { server: pair.larger, bodies: await bodiesFor(pair.larger, question, larger.sets), pace },
    { server: pair.smaller, bodies: await bodiesFor(pair.smaller, question, smaller.sets), pace },
  ];
  const { load, postmaster } = larger;
  const [large, small] = await series(question, asked, {
    ...options,
    load,
    postmaster,
    connections: 32,
    told,
  });
  if (!large || !small) throw new Error('two servers were asked');
  return { large, small };
}

const costs = ({ large, small }: Alternation): Costs[] =>
  large.slices.flatMap((slice, i) => {
    const other = small.slices[i];
    return other ? [{ large: costOf(slice), small: costOf(other) }] : [];
  });

/** All questions, one request after the other: at the larger size some answers of some servers take seconds. */
export async function growthOneByOne(
  { smaller, larger }: Sizes,
  pairs: readonly Pair[],
  { questions, patience }: Pick<RunOptions, 'questions' | 'patience'>,
): Promise<Growth[]> {
  const bar = new Progress('growth');
  const found: Growth[] = [];
  for (const pair of pairs) {
    for (const question of questions) {
      const large = await askerOf(pair.larger, question, larger);
      const small = await askerOf(pair.smaller, question, smaller);
      await large(STRETCH);
      await small(STRETCH);
      const costs: Costs[] = [];
      for (let turn = 0; turn < PAIRS.oneByOne; turn++) {
        await quiet(patience);
        costs.push({ large: await large(STRETCH), small: await small(STRETCH) });
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

/** Milliseconds of CPU a request, at either size. */
interface Costs {
  readonly large: number;
  readonly small: number;
}

function growthOf(
  { server, question, connections }: Pick<Growth, 'server' | 'question' | 'connections'>,
  costs: readonly Costs[],
): Growth {
  const times = costs.map(({ large, small }) => large / small);
  return { server, question, connections, times: median(times), spread: spread(times) };
}
