import type { Compilation } from '../../engine/compile/compilation';
import { factOf } from '../../engine/compile/computed';
import { type Input, isGiven } from '../../engine/compile/input';
import { allOf, fromClause } from '../../engine/compile/source';
import type { Computed } from '../../engine/computed';
import { conversionOf } from '../../money/conversion';

/** How the amounts of a trace are told. */
export interface ToldEntries {
  /** SQL of the date of the money of each reached node. */
  readonly dates: string;
  /** What each placed amount `p` is in the currency asked for, at its date `v`; null where none is. */
  readonly conversion: Computed | null;
}

/** The money of a node, by its type. */
const AMOUNTS = {
  Financing: 'amount',
  Transaction: 'amount',
  Agreement: 'contractValue',
  Project: 'estimatedCost',
} as const;

/**
 * Each amount is of the date that its own record gives it, whatever the rung: so that what was bound and paid in one
 * loan is the same in another currency too.
 */
export function toldEntries(currency: Input | undefined, compilation: Compilation): ToldEntries {
  const dates = Object.entries(AMOUNTS).map(([name, field]) => {
    const rows = allOf(compilation.catalog.type(name), compilation);
    const part = rows.row.type.fields.get(field);
    if (part?.sort !== 'part') throw new Error(`a ${name} has no ${field}`);
    const date = factOf(rows.row, part, 'date');
    rows.conditions.push(`${rows.row.id} IN (SELECT id FROM reached)`);
    return `SELECT ${rows.row.id}, ${date} ${fromClause(rows)}`;
  });
  if (!isGiven(currency)) return { dates: dates.join(' UNION ALL '), conversion: null };
  const stated = {
    amount: 'p.amount',
    currency: 'p.currency::bpchar',
    date: 'v.date',
    to: `${compilation.parameter(currency.read, 'text')}::bpchar`,
  };
  const conversion = conversionOf(stated, compilation.alias());
  return { dates: dates.join(' UNION ALL '), conversion };
}
