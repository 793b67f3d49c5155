import type { ColumnOf } from './row';

/**
 * Keys of a row that are known without its tables: they stand in the ancestry of a row below, in columns that are called
 * by the way up. Of a project's measure, `program_id` is `measure_program_id` there.
 */
export interface Ancestry {
  readonly keys: ReadonlySet<string>;
  readonly columnOf: ColumnOf;
  /** What leads to the row from the one below: `measure_`, or nothing where it is that one. */
  readonly way: string;
}

/** SQL of a key, and what is known of the row that it leads to. */
export interface Key {
  readonly sql: string;
  readonly ancestry: Ancestry | null;
}

/** A key of the row by the name of its column, where the ancestry has it. */
export function keyIn({ keys, columnOf, way }: Ancestry, name: string): Key | null {
  const column = `${way}${name}`;
  if (!keys.has(column)) return null;
  return { sql: columnOf(column), ancestry: { keys, columnOf, way: column.replace(/id$/, '') } };
}
