import type { Computed } from '../engine/computed';
import { valuesJoin, valuesOf } from '../engine/join';
import { exactQuotient } from './exact';
import { isRateKnown, rateJoin } from './rates';

/** SQL of what is converted, and to what. Each may be null. */
export interface Conversion {
  /** `numeric`. */
  readonly amount: string;
  /** `bpchar`: ISO 4217. */
  readonly currency: string;
  /** `text`: a partial date. */
  readonly date: string;
  /** `bpchar`: ISO 4217. */
  readonly to: string;
}

/**
 * Money in another currency, by the average rates of the month of the date, or of its year where there is no month or
 * no rate of it; from one currency to another through the dollar, both rates of the same period:
 *
 *     amount / what a dollar cost in its currency * what a dollar cost in the other
 *
 * The result is exact and rounded once, half up, to two decimals; in the same currency it is the amount itself. As
 * plain joins, so that many rows are converted by a hash of the few rates:
 *
 *     amount        numeric   null where it cannot be told: see `reason`
 *     currency      bpchar    the currency it is converted to
 *     date          text      the date at which
 *     period        text      `2025-05`, or `2025`; null in the same currency
 *     grain         text      MONTH or YEAR; null in the same currency
 *     rate          numeric   how much of the one a unit of the other was, rounded to 12 decimals, for reading
 *     is_reckoned   boolean   whether there are steps to it
 *     from_rate_id  uuid      the row of `exchange_rate` that it was divided by; null for the dollar
 *     to_rate_id    uuid      the row that it was multiplied by; null for the dollar
 *     reason        text      a word of `ConversionReason`; null where there is an amount
 *
 * @param alias of the joined tables: begins the name of each
 */
export function conversionOf(stated: Conversion, alias: string): Computed {
  const table = (name: string) => `${alias}_${name}`;
  const { amount, currency, date, to } = valuesOf(table('of'), stated);
  const lookUp = (name: string, code: string, length: number) =>
    rateJoin(table(name), code, `left(${date}, ${length})`);
  const isKnown = (name: string, code: string) => isRateKnown(table(name), code);
  const both = (from: string, onto: string) =>
    `${isKnown(from, currency)} AND ${isKnown(onto, to)}`;
  /** How much of the date names the period: 0 where no rate is needed, null where there is none. */
  const length = `${table('way')}.length`;
  const picked = (month: string, year: string, column: string) =>
    `CASE ${length} WHEN 7 THEN ${table(month)}.${column} WHEN 4 THEN ${table(year)}.${column} END`;
  const divisor = `${table('by')}.divisor`;
  const factor = `${table('by')}.factor`;
  return {
    joins: [
      valuesJoin(table('of'), { ...stated }),
      lookUp('fm', currency, 7),
      lookUp('fy', currency, 4),
      lookUp('tm', to, 7),
      lookUp('ty', to, 4),
      valuesJoin(table('way'), {
        length: `CASE WHEN ${currency} = ${to} THEN 0
          WHEN ${both('fm', 'tm')} THEN least(length(${date}), 7)
          WHEN ${both('fy', 'ty')} THEN least(length(${date}), 4) END`,
      }),
      valuesJoin(table('by'), {
        divisor: `coalesce(${picked('fm', 'fy', 'per_dollar')}, 1)`,
        factor: `coalesce(${picked('tm', 'ty', 'per_dollar')}, 1)`,
      }),
    ],
    columns: {
      amount: `CASE WHEN ${length} = 0 THEN ${amount}
        WHEN ${length} > 0 THEN ${exactQuotient(`(${amount} * ${factor})`, divisor)} END`,
      currency: to,
      date,
      period: `CASE WHEN ${length} > 0 THEN left(${date}, ${length}) END`,
      grain: `CASE ${length} WHEN 7 THEN 'MONTH' WHEN 4 THEN 'YEAR' END`,
      rate: `CASE WHEN ${length} = 0 THEN 1 WHEN ${length} > 0 THEN round(${factor} / ${divisor}, 12) END`,
      is_reckoned: `coalesce(${length} > 0 AND ${amount} IS NOT NULL, false)`,
      from_rate_id: picked('fm', 'fy', 'id'),
      to_rate_id: picked('tm', 'ty', 'id'),
      reason: `CASE WHEN ${amount} IS NULL OR ${length} IS NOT NULL THEN NULL
        WHEN ${date} IS NULL THEN 'NO_DATE'
        WHEN NOT ${isKnown('fm', currency)} AND NOT ${isKnown('fy', currency)} THEN 'NO_RATE_FROM'
        ELSE 'NO_RATE_TO' END`,
    },
  };
}
