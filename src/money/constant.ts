import type { Computed } from '../engine/computed';
import { type Join, valuesJoin, valuesOf } from '../engine/join';
import type { Conversion } from './conversion';
import { exactQuotient } from './exact';
import { isRateKnown, rateJoin } from './rates';

/** SQL of what is stated in the prices of another year. Each may be null. */
export interface Deflation extends Conversion {
  /** `bpchar`: ISO 3166-1 code of three letters of the country that gave it, or `DAC`. */
  readonly donor: string;
  /** `text`: the year whose prices are wanted. */
  readonly baseYear: string;
}

/**
 * Money in the prices of one year, as AidData and the OECD reckon it: in dollars at the average rate of its year,
 * divided by the deflator of who gave it for that year and multiplied by that for the base year. The deflators
 * adjust for prices and for the exchange rate of the giver, and so apply to dollars only; another currency is
 * reached at the average rate of the base year:
 *
 *     amount / dollar rate of the year / deflator of the year * deflator of the base year * dollar rate of the base year
 *
 * Rounded as a conversion is. What is of the base year itself needs no deflator.
 *
 *     amount, currency, date, is_reckoned, reason   as of a conversion
 *     donor, base_year                              whose deflators, and for which year
 *     from_rate_id, to_rate_id                      the rows of `exchange_rate`; null for the dollar
 *     from_deflator_id, to_deflator_id              the rows of `deflator`; null where none is needed
 */
export function deflationOf(stated: Deflation, alias: string): Computed {
  const table = (name: string) => `${alias}_${name}`;
  const { amount, currency, date, to, donor, baseYear } = valuesOf(table('of'), stated);
  const year = `left(${date}, 4)`;
  const isDeflated = `${year} <> ${baseYear}`;
  const deflator = (name: string, of: string): Join => ({
    table: `deflator ${table(name)}`,
    on: `${table(name)}.donor = ${donor} AND ${table(name)}.year = ${of} AND ${isDeflated}`,
    isOptional: true,
  });
  const value = (name: string, column: string) => `coalesce(${table(name)}.${column}, 1)`;
  const factor = `(${amount} * ${value('db', 'value')} * ${value('rb', 'per_dollar')})`;
  const divisor = `(${value('rf', 'per_dollar')} * ${value('df', 'value')})`;
  const reason = `${table('way')}.reason`;
  const found = (name: string) => `CASE WHEN ${reason} IS NULL THEN ${table(name)}.id END`;
  return {
    joins: [
      // Who gave it is looked up.
      valuesJoin(table('of'), { ...stated }, true),
      rateJoin(table('rf'), currency, year),
      rateJoin(table('rb'), to, baseYear),
      deflator('df', year),
      deflator('db', baseYear),
      valuesJoin(table('way'), {
        reason: `CASE WHEN ${date} IS NULL THEN 'NO_DATE'
          WHEN ${isDeflated} AND ${donor} IS NULL THEN 'NO_DONOR'
          WHEN ${isDeflated} AND ${table('df')}.id IS NULL THEN 'NO_DEFLATOR'
          WHEN ${isDeflated} AND ${table('db')}.id IS NULL THEN 'NO_BASE_DEFLATOR'
          WHEN NOT ${isRateKnown(table('rf'), currency)} THEN 'NO_RATE_FROM'
          WHEN NOT ${isRateKnown(table('rb'), to)} THEN 'NO_RATE_TO' END`,
      }),
    ],
    columns: {
      amount: `CASE WHEN ${reason} IS NULL THEN ${exactQuotient(factor, divisor)} END`,
      currency: to,
      date,
      donor,
      base_year: baseYear,
      is_reckoned: `(${reason} IS NULL AND ${amount} IS NOT NULL)`,
      from_rate_id: found('rf'),
      to_rate_id: found('rb'),
      from_deflator_id: found('df'),
      to_deflator_id: found('db'),
      reason: `CASE WHEN ${amount} IS NOT NULL THEN ${reason} END`,
    },
  };
}
