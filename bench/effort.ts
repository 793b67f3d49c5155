import { type Bounds, BRIEF, type Pace } from './measure/pace';

/** How much time a run takes to be exact. */
export interface Effort {
  /** Of servers that have bars. */
  readonly pace: Pace;
  /** How long all questions are asked, in turn, of each server that has bars before any is measured, in milliseconds. */
  readonly awaking: Bounds;
  /** How long a slice takes at least, in milliseconds. */
  readonly milliseconds: number;
  /** How long to wait for others to be quiet, in milliseconds a slice. */
  readonly patience: number;
  /** Of how many sets of variables the answers are compared. */
  readonly compared: number;
}

export const EFFORTS = {
  quick: {
    pace: {
      rounds: { few: { rounds: 1, after: 4_000 }, least: 2, most: 2 },
      warmUp: BRIEF,
      longest: 800,
    },
    awaking: { least: 2_500, most: 2_500 },
    milliseconds: 200,
    patience: 0,
    compared: 3,
  },
  usual: {
    pace: {
      rounds: { few: { rounds: 3, after: 30_000 }, least: 5, most: 8 },
      warmUp: { least: 3_000, most: 10_000 },
      longest: 2_000,
    },
    awaking: { least: 4_000, most: 12_000 },
    milliseconds: 200,
    patience: 500,
    compared: 12,
  },
} as const satisfies Readonly<Record<string, Effort>>;
