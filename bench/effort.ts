import { BRIEF, type Pace } from './measure/series';

/** How much time a run takes to be exact. */
export interface Effort {
  /** Of servers that have bars. */
  readonly pace: Pace;
  /** How long a slice takes at least, in milliseconds. */
  readonly milliseconds: number;
  /** How long to wait for others to be quiet, in milliseconds a slice. */
  readonly patience: number;
  /** Of how many sets of variables the answers are compared. */
  readonly compared: number;
}

export const EFFORTS = {
  quick: {
    pace: { rounds: 2, warmUp: BRIEF, longest: 800 },
    milliseconds: 200,
    patience: 0,
    compared: 3,
  },
  usual: {
    pace: { rounds: 8, warmUp: { least: 1_000, most: 8_000 }, longest: 2_000 },
    milliseconds: 300,
    patience: 500,
    compared: 12,
  },
} as const satisfies Readonly<Record<string, Effort>>;
