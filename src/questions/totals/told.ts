import type { Compilation } from '../../engine/compile/compilation';
import { computedOf } from '../../engine/compile/computed';
import type { Input } from '../../engine/compile/input';
import { allOf, fromClause } from '../../engine/compile/source';

/** Money of many rows in one currency. */
export interface ToldSql {
  /** A row for each: its `id`, the `amount` and, where there is none though one is stated, the `reason`. */
  readonly statement: string;
  /** SQL of the currency. */
  readonly currency: string;
}

/** What every financing is in a currency, each at its own date: as its `amount { converted(to:) }` is. */
export function toldSql(currency: Input, compilation: Compilation): ToldSql {
  const { catalog } = compilation;
  const rows = allOf(catalog.type('Financing'), compilation);
  const part = rows.row.type.fields.get('amount');
  const converted = catalog.type('Money').fields.get('converted');
  if (part?.sort !== 'part' || converted?.sort !== 'computed') {
    throw new Error('a financing has no amount that is converted');
  }
  const args = { to: currency };
  const { joins, columns } = computedOf(rows.row, part, converted, args, compilation);
  rows.row.attach(joins);
  return {
    statement: `SELECT ${rows.row.id}, ${columns.amount} AS amount, ${columns.reason} AS reason ${fromClause(rows)}`,
    currency: `${compilation.parameter(currency.read, 'text')}::bpchar`,
  };
}
