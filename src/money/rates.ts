import type { Join } from '../engine/join';

/** The rate of a currency in a period, where it is known; there is none of the dollar, and none is needed. */
export const rateJoin = (alias: string, currency: string, period: string): Join => ({
  table: `exchange_rate ${alias}`,
  on: `${alias}.currency = ${currency} AND ${alias}.period = ${period}`,
  isOptional: true,
});

/** Whether what was joined tells what a dollar costs in the currency. */
export const isRateKnown = (alias: string, currency: string): string =>
  `(${currency} = 'USD' OR ${alias}.id IS NOT NULL)`;
