import type { Catalog, ColumnField, ComputedField } from './catalog';
import { type Join, joinSql } from './join';

/** What is computed from a row, as SQL that joins onto it: what it is computed from may be named in the joins. */
export interface Computed {
  /** Each gives every row one match or, where optional, at most one, and so keeps the number of rows. */
  readonly joins: readonly Join[];
  /** SQL of what it comes to, by the name of the column. */
  readonly columns: Readonly<Record<string, string>>;
}

/** The computed as a statement that gives one row: `SELECT … FROM (SELECT) one LEFT JOIN …` */
export function computedRow({ joins, columns }: Computed): string {
  const named = Object.entries(columns).map(([name, sql]) => `${sql} AS "${name}"`);
  return `SELECT ${named.join(', ')} FROM (SELECT) one ${joins.map(joinSql).join(' ')}`;
}

/** The column of what is computed by which rows are compared. */
export function comparedColumn(
  { type, declaration }: ComputedField,
  catalog: Catalog,
): ColumnField {
  const column = catalog.type(type).fields.get(declaration.compared);
  if (column?.sort !== 'column') throw new Error(`${type} has no column ${declaration.compared}`);
  return column;
}
