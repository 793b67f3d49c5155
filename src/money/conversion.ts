import type { Computed } from '../engine/computed';
import { exactQuotient } from './exact';

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
 *     date          text      the date at which; null in the same currency
 *     period        text      `2025-05`, or `2025`; null in the same currency
 *     grain         text      MONTH or YEAR; null in the same currency
 *     rate          numeric   how much of the one a unit of the other was, rounded to 12 decimals, for reading
 *     from_rate_id  uuid      the row of `exchange_rate` that it was divided by; null for the dollar
 *     to_rate_id    uuid      the row that it was multiplied by; null for the dollar
 *     reason        text      a word of `ConversionReason`; null where there is an amount
 *
 * @param alias of the joined tables: begins the name of each
 */
export function conversionOf(of: Conversion, alias: string): Computed {
  const { amount, currency, date, to } = of;
  const table = (name: string) => `${alias}_${name}`;
  const lookUp = (name: string, code: string, precision: number) =>
    `LEFT JOIN exchange_rate ${table(name)} ON ${table(name)}.currency = ${code} AND ${table(name)}.period = left(${date}, ${precision})`;
  const isKnown = (name: string, code: string) =>
    `(${code} = 'USD' OR ${table(name)}.id IS NOT NULL)`;
  const both = (from: string, onto: string) =>
    `${isKnown(from, currency)} AND ${isKnown(onto, to)}`;
  const precision = `${table('way')}.precision`;
  const picked = (month: string, year: string, column: string) =>
    `CASE ${precision} WHEN 7 THEN ${table(month)}.${column} WHEN 4 THEN ${table(year)}.${column} END`;
  const divisor = `coalesce(${picked('fm', 'fy', 'per_dollar')}, 1)`;
  const factor = `coalesce(${picked('tm', 'ty', 'per_dollar')}, 1)`;
  const isSame = `${precision} = 0`;
  return {
    joins: [
      lookUp('fm', currency, 7),
      lookUp('fy', currency, 4),
      lookUp('tm', to, 7),
      lookUp('ty', to, 4),
      // How much of the date names the period: 0 where no rate is needed.
      `CROSS JOIN LATERAL (SELECT CASE WHEN ${currency} = ${to} THEN 0
         WHEN ${both('fm', 'tm')} THEN least(length(${date}), 7)
         WHEN ${both('fy', 'ty')} THEN least(length(${date}), 4) END AS precision) ${table('way')}`,
    ],
    columns: {
      amount: `CASE WHEN ${isSame} THEN ${amount}
        WHEN ${precision} > 0 THEN ${exactQuotient(`(${amount} * ${factor})`, divisor)} END`,
      currency: to,
      date: `CASE WHEN ${isSame} THEN NULL ELSE ${date} END`,
      period: `CASE WHEN ${precision} > 0 THEN left(${date}, ${precision}) END`,
      grain: `CASE ${precision} WHEN 7 THEN 'MONTH' WHEN 4 THEN 'YEAR' END`,
      rate: `CASE WHEN ${isSame} THEN 1 WHEN ${precision} > 0 THEN round(${factor} / ${divisor}, 12) END`,
      from_rate_id: picked('fm', 'fy', 'id'),
      to_rate_id: picked('tm', 'ty', 'id'),
      reason: `CASE WHEN ${amount} IS NULL OR ${precision} IS NOT NULL THEN NULL
        WHEN ${date} IS NULL THEN 'NO_DATE'
        WHEN NOT ${isKnown('fm', currency)} AND NOT ${isKnown('fy', currency)} THEN 'NO_RATE_FROM'
        ELSE 'NO_RATE_TO' END`,
    },
  };
}
