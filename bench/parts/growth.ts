import { median, spread } from '../measure/statistics';
import type { QuestionName } from '../questions';
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
  /** Half the distance from the lowest to the highest of them, as a part of the median; null where there is only one. */
  readonly spread: number | null;
}

/** Data of two sizes. */
export interface Sizes {
  readonly smaller: Stage;
  readonly larger: Stage;
}

/** The same server on each. */
export interface Pair {
  readonly smaller: Server;
  readonly larger: Server;
}

/** @param times what each stretch on the larger data took as a multiple of its neighbour */
export const growthOf = (
  of: Pick<Growth, 'server' | 'question' | 'connections'>,
  times: readonly number[],
): Growth => ({
  ...of,
  times: median(times),
  spread: times.length > 1 ? spread(times) : null,
});
