import type { Table } from '../engine/tables';
import { Prisma } from '../generated/prisma/client';
import { tables } from '../generated/tables';
import { noRows, type Rows, type TableName } from './rows/rows';

/** A row as Prisma reads and writes it. */
export type StoredRow = Readonly<Record<string, unknown>>;

/** What a table holds, by primary key. */
export type Stored = Readonly<Record<TableName, ReadonlyMap<string, StoredRow>>>;

/** How many rows were added, changed and removed, by table. Tables that stay as they are do not appear. */
export type Changes = Readonly<Partial<Record<TableName, Change>>>;

export interface Change {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** What is compiled from other rows, and so may be removed. Everything else only ever grows or changes. */
const compiledTables: ReadonlySet<TableName> = new Set([
  'contestedProperty',
  'searchText',
  'searchWord',
]);

/** What is only an index of other rows. */
const indexTables: ReadonlySet<TableName> = new Set(['searchText', 'searchWord']);

/** The field that names the node of which a row is a part; a noun's own row is named by its id. */
const owners: Readonly<Partial<Record<TableName, string>>> = {
  label: 'nodeId',
  identifier: 'nodeId',
  citation: 'nodeId',
  sectorShare: 'nodeId',
  countryShare: 'nodeId',
  framing: 'nodeId',
  claim: 'nodeId',
  agreementSubject: 'agreementId',
  statementSubject: 'statementId',
  nodeLink: 'fromId',
};

/** References within a table: what a row points to is written before it. */
const parents: Readonly<Partial<Record<TableName, string>>> = {
  participant: 'parentId',
  sector: 'parentId',
  initiative: 'parentId',
  forum: 'parentId',
  plan: 'predecessorId',
  agreement: 'parentId',
  financing: 'drawsOnId',
};

/** When rows of these tables were first written. */
const stamps: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  node: ['createdAt', 'updatedAt'],
  claim: ['firstSeenAt', 'lastSeenAt'],
};

const tableNames = Object.keys(noRows()) as readonly TableName[]; // an object made of them

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
  const changes = new Map<TableName, Change>();
  const touched = new Map<unknown, StoredRow>();
  for (const { table, wanted } of stepsOf(rows)) {
    const added = wanted.filter((row) => !stored[table].has(keyOf(table, row)));
    await add(tx, table, added, now);
    const changed = wanted.flatMap((row) => {
      const before = stored[table].get(keyOf(table, row));
      const data = before === undefined ? {} : difference(row, before);
      return Object.keys(data).length === 0 ? [] : [{ row, data }];
    });
    if (table === 'node') for (const { row, data } of changed) touched.set(row.id, data);
    else for (const { row, data } of changed) await change(tx, table, row, data);
    if (!compiledTables.has(table)) {
      for (const row of [...added, ...changed.map(({ row }) => row)]) {
        const node = row[owners[table] ?? 'id'];
        if (!touched.has(node)) touched.set(node, {});
      }
    }
    count(changes, table, { added: added.length, changed: changed.length, removed: 0 });
  }
  for (const [id, data] of touched) {
    if (!stored.node.has(String(id))) continue;
    await change(tx, 'node', { id }, { ...data, version: { increment: 1 }, updatedAt: now });
  }
  for (const table of compiledTables) {
    const removed = await removeOthers(tx, table, rows, stored[table]);
    count(changes, table, { added: 0, changed: 0, removed });
  }
  return Object.fromEntries(changes);
}

/** Everything that is stored, for {@link write} to compare with. */
export async function readStored(tx: Prisma.TransactionClient): Promise<Stored> {
  const stored = new Map<TableName, ReadonlyMap<string, StoredRow>>();
  const isEmpty = (await tx.node.findFirst()) === null; // and so is everything else
  for (const table of tableNames) {
    const all = isEmpty ? [] : await tableIn(tx, table).findMany();
    stored.set(table, new Map(all.map((row) => [keyOf(table, row), row])));
  }
  return Object.fromEntries(stored) as Stored; // one entry for each of tableNames
}

interface Step {
  readonly table: TableName;
  readonly wanted: readonly StoredRow[];
}

/** The rows in an order in which each refers only to rows before it. */
function stepsOf(rows: Rows): Step[] {
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

/** The part of a Prisma delegate that every table has. */
interface Delegate {
  findMany(): Promise<StoredRow[]>;
  createMany(args: { data: readonly StoredRow[] }): Promise<unknown>;
  updateMany(args: { where: StoredRow; data: StoredRow }): Promise<unknown>;
  deleteMany(args: { where: { OR: readonly StoredRow[] } }): Promise<unknown>;
}

function tableIn(tx: Prisma.TransactionClient, table: TableName): Delegate {
  return tx[table] as unknown as Delegate; // the delegates' own types do not unify
}

async function add(
  tx: Prisma.TransactionClient,
  table: TableName,
  rows: readonly StoredRow[],
  now: Date,
): Promise<void> {
  if (indexTables.has(table)) return addInBulk(tx, table, rows);
  const stamp = Object.fromEntries((stamps[table] ?? []).map((field) => [field, now]));
  for (const data of batches(rows.map((row) => ({ ...row, ...stamp })))) {
    await tableIn(tx, table).createMany({ data });
  }
}

/**
 * One statement, one parameter: a tenth of what `createMany` takes, for the half of all rows that is index.
 *
 *     INSERT INTO "search_word" ("word", "length")
 *     SELECT "word", "length" FROM json_populate_recordset(NULL::"search_word", $1::json)
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
  stored: ReadonlyMap<string, StoredRow>,
): Promise<number> {
  const wanted = new Set(rows[table].map((row) => keyOf(table, row)));
  const nodes = new Set<unknown>(rows.node.map(({ id }) => id));
  const others = [...stored].flatMap(([key, row]) => {
    const isOurs = !('nodeId' in row) || nodes.has(row.nodeId);
    return isOurs && !wanted.has(key) ? [keyIn(table, row)] : [];
  });
  for (const OR of batches(others)) await tableIn(tx, table).deleteMany({ where: { OR } });
  return others.length;
}

/** The fields in which a row differs from what is stored, with the row's values. */
function difference(row: StoredRow, before: StoredRow): StoredRow {
  return Object.fromEntries(
    Object.entries(row).filter(([field, value]) => !isSame(value, before[field])),
  );
}

function isSame(a: unknown, b: unknown): boolean {
  if (b instanceof Prisma.Decimal) return typeof a === 'string' && b.equals(a);
  if (Array.isArray(a)) return JSON.stringify(a) === JSON.stringify(b);
  return a === b;
}

function keyOf(table: TableName, row: StoredRow): string {
  return Object.values(keyIn(table, row)).join('\n');
}

/** The fields of the primary key. */
function keyIn(table: TableName, row: StoredRow): StoredRow {
  return Object.fromEntries(tableOf(table).key.map((field) => [field, row[field]]));
}

function tableOf(table: TableName): Table {
  const found = tables[table.charAt(0).toUpperCase() + table.slice(1)];
  if (found === undefined) throw new Error(`no model of table ${table}`);
  return found;
}

function* batches<T>(all: readonly T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += BATCH) yield all.slice(from, from + BATCH);
}

function count(changes: Map<TableName, Change>, table: TableName, more: Change): void {
  const { added, changed, removed } = changes.get(table) ?? { added: 0, changed: 0, removed: 0 };
  const sum = {
    added: added + more.added,
    changed: changed + more.changed,
    removed: removed + more.removed,
  };
  if (sum.added + sum.changed + sum.removed > 0) changes.set(table, sum);
}
