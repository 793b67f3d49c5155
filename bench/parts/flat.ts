import { bodiesFor } from '../asking';
import { isFlat } from '../bars';
import { awaken } from '../measure/awaken';
import { always, type Bounds } from '../measure/pace';
import { type Cell, series } from '../measure/series';
import { costOf } from '../measure/slice';
import { type Summary, summaryOf } from '../measure/summary';
import type { RunOptions } from '../options';
import { Progress } from '../progress';
import { QUESTIONS, type QuestionName } from '../questions';
import { withServers } from '../stage';
import { type Growth, growthOf, type Pair, type Sizes } from './growth';

export interface Grown {
  readonly growth: readonly Growth[];
  readonly summaries: readonly Summary[];
}

/**
 * How often two servers are started at most, until it is clear how a question grows; and how often each time they are
 * asked it in turn.
 */
const STARTS = 3;
const ROUNDS = 5;
/**
 * How long all questions are asked of each, in turn, before any is measured, in milliseconds. Of one that is younger than
 * its neighbour a list would cost three times as much.
 */
const AWAKING: Bounds = { least: 8_000, most: 15_000 };

/**
 * Entente's questions whose cost must not grow, 32 requests at a time, and what was measured of them at the larger size.
 * Some processes are slower than others for as long as they live, by the memory that they were given: so it is measured
 * between two that have just been started, with no others beside them, and again between others where it is not clear.
 */
export async function flat(sizes: Sizes, options: RunOptions): Promise<Grown> {
  const questions = QUESTIONS.filter(({ flat, name }) => flat && options.questions.includes(name));
  const bar = new Progress('flat at L');
  const found = new Map<QuestionName, InTurn[]>(questions.map(({ name }) => [name, []]));
  let open = [...found.keys()];
  for (let start = 0; start < STARTS && open.length > 0; start++) {
    await withPair('entente', sizes, async (pair) => {
      await awaken(pair.larger, sizes.larger, open, AWAKING);
      await awaken(pair.smaller, sizes.smaller, open, AWAKING);
      for (const [i, question] of open.entries()) {
        const progress = (part: number) => bar.show((start + (i + part) / open.length) / STARTS);
        found.get(question)?.push(await inTurn(question, pair, sizes, options, progress));
      }
    });
    open = open.filter((question) => !isFlat(found.get(question)?.flatMap(timesOf) ?? []));
  }
  bar.end();
  const measured = [...found.values()].filter(({ length }) => length > 0);
  return {
    growth: measured.map((all) => growthOf(together(all), all.flatMap(timesOf))),
    summaries: measured.map((all) => summaryOf('L', together(all))),
  };
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

/** The slices of the two in turn. */
interface InTurn {
  readonly smaller: Cell;
  readonly larger: Cell;
}

/** What each of the larger took as a multiple of its neighbour. */
const timesOf = ({ smaller, larger }: InTurn): number[] =>
  larger.slices.flatMap((slice, i) => {
    const other = smaller.slices[i];
    return other ? [costOf(slice) / costOf(other)] : [];
  });

async function inTurn(
  question: QuestionName,
  pair: Pair,
  { smaller: { sets }, larger }: Sizes,
  options: RunOptions,
  progress: (part: number) => void,
): Promise<InTurn> {
  const pace = { ...options.paceOf('entente', question, 32), rounds: always(ROUNDS) };
  const [large, small] = await series(
    question,
    [
      {
        server: pair.larger,
        bodies: await bodiesFor(pair.larger, question, larger.sets),
        pace,
      },
      { server: pair.smaller, bodies: await bodiesFor(pair.smaller, question, sets), pace },
    ],
    { ...options, ...larger, connections: 32, progress },
  );
  if (!large || !small) throw new Error('two servers were asked');
  return { larger: large, smaller: small };
}

/** What was measured at the larger size, as one cell. */
const together = (all: readonly InTurn[]): Cell => ({
  ...(all[0] as InTurn).larger,
  slices: all.flatMap(({ larger }) => larger.slices),
});
