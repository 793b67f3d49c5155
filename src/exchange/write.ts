import { Prisma } from '../generated/prisma/client';
import { stepsOf } from './rows/order';
import type { Rows, TableName } from './rows/rows';
import type { Stored } from './rows/stored';
import {
  bulkTables,
  compiledTables,
  difference,
  keyIn,
  keyOf,
  owners,
  type StoredRow,
  stamps,
  tableIn,
  tableOf,
} from './rows/tables';

/** How many rows were added, changed and removed, by table. Tables that stay as they are do not appear. */
export type Changes = Readonly<Partial<Record<TableName, Change>>>;

export interface Change {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** At most this many rows a statement. */
const BATCH = 1000;

/**
 * Makes the database say what the rows say: adds what is missing, changes what differs, and removes only what is
 * compiled. A node whose own row or parts changed gets its next version. What the rows do not mention stays.
 *
 * @param rows with the ids that `stored` has where it has them
 * @param now what new and changed rows are stamped with
 */
export async function write(
  tx: Prisma.TransactionClient,
  rows: Rows,
  stored: Stored,
  now: Date,
): Promise<Changes> {
  const changes: Partial<Record<TableName, Change>> = {};
  const tally = (table: TableName, added: number, changed: number, removed: number): void => {
    if (added + changed + removed === 0) return;
    const so = changes[table] ?? { added: 0, changed: 0, removed: 0 };
    changes[table] = {
      added: so.added + added,
      changed: so.changed + changed,
      removed: so.removed + removed,
    };
  };
  /** The nodes that changed, with what changed in their own rows. */
  const touched = new Map<unknown, StoredRow>();

  for (const { table, wanted } of stepsOf(rows)) {
    const { added, changed } = compared(table, wanted, stored[table]);
    await add(tx, table, added, now);
    for (const { row, data } of changed) {
      if (table === 'node') touched.set(row.id, data);
      else await change(tx, table, row, data);
    }
    if (!compiledTables.has(table)) {
      for (const row of [...added, ...changed.map(({ row }) => row)]) {
        const node = row[owners[table] ?? 'id'];
        touched.set(node, touched.get(node) ?? {});
      }
    }
    tally(table, added.length, changed.length, 0);
  }
  for (const [id, data] of touched) {
    if (!stored.node.has(String(id))) continue;
    await change(tx, 'node', { id }, { ...data, version: { increment: 1 }, updatedAt: now });
  }
  for (const table of compiledTables) {
    tally(table, 0, 0, await removeOthers(tx, table, rows, stored));
  }
  return changes;
}

interface Compared {
  readonly added: readonly StoredRow[];
  readonly changed: readonly { readonly row: StoredRow; readonly data: StoredRow }[];
}

/** What is not stored, and what is stored otherwise. */
function compared(
  table: TableName,
  wanted: readonly StoredRow[],
  stored: ReadonlyMap<string, StoredRow>,
): Compared {
  const added: StoredRow[] = [];
  const changed: { row: StoredRow; data: StoredRow }[] = [];
  for (const row of wanted) {
    const before = stored.get(keyOf(table, row));
    const data = before === undefined ? {} : difference(row, before);
    if (before === undefined) added.push(row);
    else if (Object.keys(data).length > 0) changed.push({ row, data });
  }
  return { added, changed };
}

async function add(
  tx: Prisma.TransactionClient,
  table: TableName,
  rows: readonly StoredRow[],
  now: Date,
): Promise<void> {
  if (bulkTables.has(table)) return addInBulk(tx, table, rows);
  const stamp = Object.fromEntries((stamps[table] ?? []).map((field) => [field, now]));
  for (const data of batches(rows.map((row) => ({ ...row, ...stamp })))) {
    await tableIn(tx, table).createMany({ data });
  }
}

/**
 * One statement, one parameter: a tenth of what `createMany` takes, for most of all rows.
 *
 *     INSERT INTO "search_word" ("word")
 *     SELECT "word" FROM json_populate_recordset(NULL::"search_word", $1::json)
 */
async function addInBulk(
  tx: Prisma.TransactionClient,
  table: TableName,
  rows: readonly StoredRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const { name, columns } = tableOf(table);
  const named = Object.entries(columns).map(([field, column]) => [column.name, field] as const);
  const list = Prisma.raw(named.map(([column]) => `"${column}"`).join(', '));
  const into = Prisma.raw(`"${name}"`);
  const json = JSON.stringify(
    rows.map((row) => Object.fromEntries(named.map(([column, field]) => [column, row[field]]))),
  );
  await tx.$executeRaw`
    INSERT INTO ${into} (${list})
    SELECT ${list} FROM json_populate_recordset(NULL::${into}, ${json}::json)`;
}

async function change(
  tx: Prisma.TransactionClient,
  table: TableName,
  row: StoredRow,
  data: StoredRow,
): Promise<void> {
  await tableIn(tx, table).updateMany({ where: keyIn(table, row), data });
}

/** Removes rows of nodes that we know, and that are not wanted any more. */
async function removeOthers(
  tx: Prisma.TransactionClient,
  table: TableName,
  rows: Rows,
  stored: Stored,
): Promise<number> {
  const wanted = new Set(rows[table].map((row) => keyOf(table, row)));
  const nodes = new Set<unknown>(rows.node.map(({ id }) => id));
  const others = [...stored[table]].flatMap(([key, row]) => {
    const { nodeId } = stored.contestedProperty.get(String(row.contestedPropertyId)) ?? row;
    const isOurs = nodeId === undefined || nodes.has(nodeId);
    return isOurs && !wanted.has(key) ? [keyIn(table, row)] : [];
  });
  for (const OR of batches(others)) await tableIn(tx, table).deleteMany({ where: { OR } });
  return others.length;
}

function* batches<T>(all: readonly T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += BATCH) yield all.slice(from, from + BATCH);
}
