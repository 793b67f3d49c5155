export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** How many slices: at least, at most where they are not clear by then, and a few where they take long. */
export interface Rounds extends Bounds {
  /** @property after so many milliseconds */
  readonly few: { readonly rounds: number; readonly after: number };
}

/** How much a server is asked. */
export interface Pace {
  readonly rounds: Rounds;
  /** How long it is warmed up before, in milliseconds: one slice where both are zero, not at all where there are none. */
  readonly warmUp: Bounds | null;
  /** How long a slice of it may take where it is slow, in milliseconds; one answer has its time all the same. */
  readonly longest: number;
}

/** For a server that has been asked the question before, and where there is no time for more. */
export const BRIEF: Bounds = { least: 0, most: 0 };

/** So many, whatever they tell. */
export const always = (rounds: number): Rounds => ({
  few: { rounds, after: 0 },
  least: rounds,
  most: rounds,
});
