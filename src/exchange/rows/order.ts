import type { Rows, TableName } from './rows';
import { parents, type StoredRow, tableNames } from './tables';

/** Rows of one table that can be written together. */
export interface Step {
  readonly table: TableName;
  readonly wanted: readonly StoredRow[];
}

/** The rows in an order in which each refers only to rows before it. */
export function stepsOf(rows: Rows): Step[] {
  // A country is a participant, and other participants are in countries.
  const countries = new Set(rows.country.map(({ id }) => id));
  return tableNames.flatMap((table): Step[] => {
    const wanted = parentsFirst(rows[table], parents[table]);
    if (table === 'country') return [];
    if (table !== 'participant') return [{ table, wanted }];
    return [
      { table, wanted: wanted.filter(({ id }) => countries.has(String(id))) },
      { table: 'country', wanted: rows.country },
      { table, wanted: wanted.filter(({ id }) => !countries.has(String(id))) },
    ];
  });
}

function parentsFirst(
  rows: readonly StoredRow[],
  parent: string | undefined,
): readonly StoredRow[] {
  if (parent === undefined) return rows;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const sorted = new Set<StoredRow>();
  const visit = (row: StoredRow): void => {
    const above = byId.get(row[parent]);
    if (above !== undefined && !sorted.has(above)) visit(above);
    sorted.add(row);
  };
  rows.forEach(visit);
  return [...sorted];
}
