import type { Variables } from './input';

/** What a question has looked for before its statement is run, because SQL is not the means to find it. */
export interface Search {
  /** The name of what looks for it. */
  readonly finder: string;
  /** What it is asked. */
  readonly asked: (variables: Variables) => unknown;
  /**
   * The SELECT of one row that shows what was found. Its column `holds` says whether all of it is so in the
   * statement's own snapshot; what is not so, it leaves out.
   *
   * @param found the parameter that holds it, of type jsonb
   */
  readonly rowOf: (found: string) => string;
}

/** @param isLate whether what was found a moment ago no longer holds: only the data of now will do */
export type Finder = (asked: unknown, isLate: boolean) => Promise<Finding>;

export interface Finding {
  /** As JSON text. */
  readonly json: string;
  /** The revision of the data that it was found in. */
  readonly revision: string;
}
