import type { Table } from '../../engine/tables';
import { Prisma } from '../../generated/prisma/client';
import { tables } from '../../generated/tables';
import { noRows, type TableName } from './rows';

/** A row as Prisma reads and writes it. */
export type StoredRow = Readonly<Record<string, unknown>>;

/**
 * What is compiled from other rows, and so may be removed, in an order in which it can be. Everything else only
 * ever grows or changes.
 */
export const compiledTables: ReadonlySet<TableName> = new Set([
  'contestedValue',
  'contestedProperty',
  'searchText',
  'searchWord',
]);

/** Tables of so many plain rows that they are written in bulk: indexes of other rows, and exchange rates. */
export const bulkTables: ReadonlySet<TableName> = new Set([
  'searchText',
  'searchWord',
  'exchangeRate',
]);

/** The field that names the node of which a row is a part; a noun's own row is named by its id. */
export const owners: Readonly<Partial<Record<TableName, string>>> = {
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
export const parents: Readonly<Partial<Record<TableName, string>>> = {
  participant: 'parentId',
  sector: 'parentId',
  initiative: 'parentId',
  forum: 'parentId',
  plan: 'predecessorId',
  agreement: 'parentId',
  financing: 'drawsOnId',
};

/** When rows of these tables were first written. */
export const stamps: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  node: ['createdAt', 'updatedAt'],
  claim: ['firstSeenAt', 'lastSeenAt'],
  contestedProperty: ['firstSeenAt'],
};

export const tableNames = Object.keys(noRows()) as readonly TableName[]; // an object made of them

/** The part of a Prisma delegate that every table has. */
interface Delegate {
  findMany(): Promise<StoredRow[]>;
  createMany(args: { data: readonly StoredRow[] }): Promise<unknown>;
  updateMany(args: { where: StoredRow; data: StoredRow }): Promise<unknown>;
  deleteMany(args: { where: { OR: readonly StoredRow[] } }): Promise<unknown>;
}

/** The delegate of a table, as {@link Delegate}. */
export function tableIn(tx: Prisma.TransactionClient, table: TableName): Delegate {
  return tx[table] as unknown as Delegate; // the delegates' own types do not unify
}

/** The primary key, as text. */
export function keyOf(table: TableName, row: StoredRow): string {
  return Object.values(keyIn(table, row)).join('\n');
}

/** The fields of the primary key. */
export function keyIn(table: TableName, row: StoredRow): StoredRow {
  return Object.fromEntries(tableOf(table).key.map((field) => [field, row[field]]));
}

/** What the Prisma schema says of a table. */
export function tableOf(table: TableName): Table {
  const found = tables[table.charAt(0).toUpperCase() + table.slice(1)];
  if (found === undefined) throw new Error(`no model of table ${table}`);
  return found;
}

/** The fields in which a row differs from what is stored, with the row's values. */
export function difference(row: StoredRow, before: StoredRow): StoredRow {
  return Object.fromEntries(
    Object.entries(row).filter(([field, value]) => !isSame(value, before[field])),
  );
}

function isSame(a: unknown, b: unknown): boolean {
  if (b instanceof Prisma.Decimal) return typeof a === 'string' && b.equals(a);
  if (Array.isArray(a)) return JSON.stringify(a) === JSON.stringify(b);
  return a === b;
}
