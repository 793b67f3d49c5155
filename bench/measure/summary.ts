import type { Size } from '../data/world';
import type { QuestionName } from '../questions';
import type { Cell } from './series';
import { median, quieterHalf, spread } from './statistics';

/** A cell in one figure each: medians over its quieter half. */
export interface Summary {
  readonly size: Size;
  readonly question: QuestionName;
  readonly server: string;
  readonly connections: number;
  readonly perSecond: number;
  /** Half the distance from the slowest to the fastest of the slices kept, as a part of the median. */
  readonly spread: number;
  readonly p50: number;
  readonly p99: number;
  readonly nodeCpu: number;
  readonly postgresCpu: number;
  readonly disturbance: number;
  readonly bytes: number;
  readonly errors: number;
  readonly slices: number;
}

export function summaryOf(size: Size, { question, server, connections, slices }: Cell): Summary {
  const kept = quieterHalf(slices, ({ unrest }) => unrest);
  const of = (value: (slice: Cell['slices'][number]) => number) => median(kept.map(value));
  return {
    size,
    question,
    server,
    connections,
    perSecond: of(({ perSecond }) => perSecond),
    spread: spread(kept.map(({ perSecond }) => perSecond)),
    p50: of(({ p50 }) => p50),
    p99: of(({ p99 }) => p99),
    nodeCpu: of(({ nodeCpu }) => nodeCpu),
    postgresCpu: of(({ postgresCpu }) => postgresCpu),
    disturbance: of(({ disturbance }) => disturbance),
    bytes: of(({ bytes }) => bytes),
    errors: slices.reduce((sum, { errors }) => sum + errors, 0),
    slices: slices.length,
  };
}
