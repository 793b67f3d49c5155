import type { Row as LoadedRow, TableName as LoadedTable } from '../../src/exchange/rows/rows';
import type { Prisma } from '../../src/generated/prisma/client';
import { tables } from '../../src/generated/tables';
import { RECORDED_AT } from './world';

/** A table that is generated, by Prisma's name. */
export type Table = LoadedTable | 'transaction';

export type Row<T extends Table> = T extends LoadedTable
  ? LoadedRow<T>
  : Required<Prisma.TransactionCreateManyInput>;

/** What every row of a table says alike. */
const STAMPS: Readonly<Partial<Record<Table, Readonly<Record<string, unknown>>>>> = {
  node: { version: 1, createdAt: RECORDED_AT, updatedAt: RECORDED_AT },
  claim: { firstSeenAt: RECORDED_AT, lastSeenAt: RECORDED_AT, retractedAt: null },
  contestedProperty: { firstSeenAt: RECORDED_AT },
};

/** How a table's rows are written for `COPY … FROM STDIN` in text format. */
export interface Format {
  /** `copy "sector_share" ("sector_id", …) from stdin` */
  readonly copy: string;
  line(row: Readonly<Record<string, unknown>>): string;
}

export function formatOf(table: Table): Format {
  const model = tables[table.charAt(0).toUpperCase() + table.slice(1)];
  if (model === undefined) throw new Error(`no model of table ${table}`);
  const fields = Object.keys(model.columns);
  const columns = Object.values(model.columns).map(({ name }) => `"${name}"`);
  const stamp = STAMPS[table] ?? {};
  return {
    copy: `COPY "${model.name}" (${columns.join(', ')}) FROM STDIN`,
    line(row) {
      let line = '';
      for (const field of fields) {
        line += `${line === '' ? '' : '\t'}${copied(field in row ? row[field] : stamp[field])}`;
      }
      return `${line}\n`;
    },
  };
}

/** A value in COPY's text format. */
function copied(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (Array.isArray(value)) return escaped(`{${value.map(arrayItem).join(',')}}`);
  return typeof value === 'string' ? escaped(value) : String(value);
}

const arrayItem = (item: string): string =>
  `"${item.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

const SPECIAL = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

function escaped(text: string): string {
  return SPECIAL.test(text) ? text.replaceAll(SPECIAL, (found) => ESCAPES[found] ?? '') : text;
}
