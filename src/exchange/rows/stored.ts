import type { Prisma } from '../../generated/prisma/client';
import type { TableName } from './rows';
import { keyOf, type StoredRow, tableIn, tableNames } from './tables';

/** What a table holds, by primary key. */
export type Stored = Readonly<Record<TableName, ReadonlyMap<string, StoredRow>>>;

/** Everything that is stored, for new rows to be compared with. */
export async function readStored(tx: Prisma.TransactionClient): Promise<Stored> {
  const stored = new Map<TableName, ReadonlyMap<string, StoredRow>>();
  const isEmpty = (await tx.node.findFirst()) === null; // and so is everything else
  for (const table of tableNames) {
    const all = isEmpty ? [] : await tableIn(tx, table).findMany();
    stored.set(table, new Map(all.map((row) => [keyOf(table, row), row])));
  }
  return Object.fromEntries(stored) as Stored; // one entry for each of tableNames
}
