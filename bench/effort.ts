import { BRIEF, type Pace } from './measure/series';
import type { QuestionName } from './questions';

/** How much time a run takes to be exact. */
export interface Effort {
  /** Of servers that have bars. */
  readonly pace: Pace;
  /** Of those that have none and are far away: a single slice tells. */
  readonly far: FarEffort;
  /** How long a slice takes at least, in milliseconds. */
  readonly milliseconds: number;
  /** How long to wait for others to be quiet, in milliseconds a slice. */
  readonly patience: number;
  /** Of how many sets of variables the answers are compared. */
  readonly compared: number;
  readonly growth: GrowthEffort;
  readonly cold: ColdEffort;
}

export interface FarEffort {
  /** How long the slice may take, in milliseconds. */
  readonly longest: number;
  /** What they are not asked under load: a single answer takes them a second. */
  readonly without: readonly QuestionName[];
}

export interface GrowthEffort {
  /** How often two servers are started to be asked by 32 at a time, and how many pairs of slices each time. */
  readonly starts: number;
  readonly pairs: number;
  /** How many pairs of stretches, one request after the other. */
  readonly oneByOne: number;
  /** How long each of those is, in milliseconds. */
  readonly stretch: number;
}

export interface ColdEffort {
  /** How many batches of documents are measured at most. */
  readonly batches: number;
  /** How long a document may take that has a bar, and any other: its warm-up, and its batches; in milliseconds. */
  readonly longest: { readonly barred: number; readonly other: number };
}

export const EFFORTS = {
  quick: {
    pace: { rounds: 2, warmUp: BRIEF, longest: 800 },
    far: { longest: 800, without: [] },
    milliseconds: 200,
    patience: 0,
    compared: 3,
    growth: { starts: 1, pairs: 4, oneByOne: 1, stretch: 200 },
    cold: { batches: 4, longest: { barred: 4_000, other: 2_000 } },
  },
  usual: {
    pace: { rounds: 8, warmUp: { least: 1_000, most: 8_000 }, longest: 2_000 },
    far: { longest: 2_000, without: ['deep'] },
    milliseconds: 300,
    patience: 500,
    compared: 12,
    growth: { starts: 3, pairs: 6, oneByOne: 1, stretch: 200 },
    cold: { batches: 16, longest: { barred: 15_000, other: 3_000 } },
  },
} as const satisfies Readonly<Record<string, Effort>>;
