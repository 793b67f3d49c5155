/** By what a total can be grouped, and what that adds to its statement. */
export interface Dimension {
  /** The column of a total that holds it. */
  readonly column: string;
  /** Its value for the guarded row `g`. */
  readonly sql: string;
  readonly type: string;
  /** A join that splits a row into the shares of several keys, each with its weight. */
  readonly split?: { readonly alias: string; readonly shares: string };
}

/** A dimension that is a value of the row itself. */
export const plain = (column: string, type: string, sql = `g.${column}`): Dimension => ({
  column,
  sql,
  type,
});

export interface Grouping {
  /** Every dimension's column, asked for or not: null where it is not. */
  readonly columns: readonly string[];
  readonly keys: readonly string[];
  readonly asked: readonly Dimension[];
  /** The columns of those. */
  readonly grouped: readonly string[];
}

export function groupingOf<Word extends string>(
  dimensions: Readonly<Record<Word, Dimension>>,
  words: readonly Word[],
): Grouping {
  const asked = new Set<Dimension>(words.map((word) => dimensions[word]));
  const all = Object.values<Dimension>(dimensions);
  const some = all.filter((each) => asked.has(each));
  return {
    columns: all.map(({ column }) => column),
    keys: all.map(
      (each) => `${asked.has(each) ? each.sql : `NULL::${each.type}`} AS ${each.column}`,
    ),
    asked: some,
    grouped: some.map(({ column }) => column),
  };
}

/** An id for a group: the same for the same keys in these columns, whatever else is in the answer. */
export function groupId(columns: readonly string[]): string {
  const keys = columns.map((column) => `coalesce(${column}::text, '-')`);
  return `md5(concat_ws('|', '${columns.join()}', ${keys.join(', ')}))::uuid`;
}
