/** Conversions against figures worked out by hand from `prisma/data/rates`. */
import fc from 'fast-check';

import { computedRow } from '../../src/engine/computed';
import { conversionOf } from '../../src/money/conversion';
import { useDatabase } from '../support/database';
import { by, fractionOf, rounded, times } from '../support/exact';

const database = useDatabase({ data: true });

interface Converted {
  readonly amount: string | null;
  readonly period: string | null;
  readonly grain: string | null;
  readonly rate: string | null;
  readonly reason: string | null;
  readonly divided: string | null;
  readonly multiplied: string | null;
}

const STATEMENT = `
  SELECT c.amount, c.period, c.grain, trim_scale(c.rate) AS rate, c.reason,
         f.per_dollar AS divided, t.per_dollar AS multiplied
  FROM (SELECT $1::numeric AS amount, $2::bpchar AS currency, $3::text AS date, $4::bpchar AS wanted) m
  CROSS JOIN LATERAL (${computedRow(
    conversionOf(
      { amount: 'm.amount', currency: 'm.currency', date: 'm.date', to: 'm.wanted' },
      'c',
    ),
  )}) c
  LEFT JOIN exchange_rate f ON f.id = c.from_rate_id
  LEFT JOIN exchange_rate t ON t.id = c.to_rate_id`;

async function converted(
  amount: string | null,
  currency: string,
  date: string | null,
  to: string,
): Promise<Converted> {
  const { rows } = await database.pool.query(STATEMENT, [amount, currency, date, to]);
  return rows[0];
}

test.each([
  // 66,000,000,000 / 7.2166 = 9,145,581,021.533…
  ['66000000000', 'CNY', '2025-05-13', 'USD', '9145581021.53', '2025-05', 'MONTH'],
  // The year alone: 66,000,000,000 / 7.1875 = 9,182,608,695.652…
  ['66000000000', 'CNY', '2025', 'USD', '9182608695.65', '2025', 'YEAR'],
  // Through the dollar: 100 / 0.8684 * 160.77 = 18,513.3578…
  ['100', 'EUR', '2026-06', 'JPY', '18513.36', '2026-06', 'MONTH'],
  // 1,000,000 * 8.2771: no rate of the dollar is needed.
  ['1000000', 'USD', '2000-12', 'CNY', '8277100.00', '2000-12', 'MONTH'],
  // A currency that the euro replaced, while it was there: 1,000,000 / 2.1946.
  ['1000000', 'DEM', '2001-12-31', 'USD', '455663.90', '2001-12', 'MONTH'],
  // Half a cent is rounded up: 0.036083 / 7.2166 = 0.005.
  ['0.036083', 'CNY', '2025-05', 'USD', '0.01', '2025-05', 'MONTH'],
])('%s %s of %s in %s is %s, by %s', async (amount, currency, date, to, is, period, grain) => {
  expect(await converted(amount, currency, date, to)).toMatchObject({
    amount: is,
    period,
    grain,
    reason: null,
  });
});

test('in its own currency it is itself, whatever the date, and no rate is looked up', async () => {
  expect(await converted('0.1234567891', 'PEN', null, 'PEN')).toEqual({
    amount: '0.1234567891',
    period: null,
    grain: null,
    rate: '1',
    reason: null,
    divided: null,
    multiplied: null,
  });
});

test.each([
  ['without a date', 'CNY', null, 'USD', 'NO_DATE'],
  ['of a currency that the series do not have', 'PEN', '2014', 'USD', 'NO_RATE_FROM'],
  ['into a currency that the series do not have', 'USD', '2014', 'PEN', 'NO_RATE_TO'],
  ['before the series begin', 'CNY', '1975-06', 'USD', 'NO_RATE_FROM'],
  ['after they end', 'CNY', '2031', 'USD', 'NO_RATE_FROM'],
  ['of the euro before there was one', 'EUR', '1998-12', 'USD', 'NO_RATE_FROM'],
  ['of the mark after it was gone', 'DEM', '2002-01', 'USD', 'NO_RATE_FROM'],
  [
    'of the bolívar in the month in which it lost five zeros',
    'VEF',
    '2018-08',
    'USD',
    'NO_RATE_FROM',
  ],
  ['by a year in which the currency changed', 'VES', '2018', 'USD', 'NO_RATE_FROM'],
  ['by a year of which half is known', 'CNY', '2026', 'USD', 'NO_RATE_FROM'],
])('%s there is no amount, and the reason is said', async (_, currency, date, to, reason) => {
  expect(await converted('1000', currency, date, to)).toMatchObject({
    amount: null,
    rate: null,
    reason,
  });
});

test('an unknown amount stays unknown, which needs no reason', async () => {
  expect(await converted(null, 'CNY', '2025', 'USD')).toMatchObject({ amount: null, reason: null });
});

test('where a month has no rate its year has, both currencies are converted by the year', async () => {
  await database.pool.query(
    `INSERT INTO exchange_rate SELECT gen_random_uuid(), 'PEN', '2014', 2.8390, source_id
     FROM exchange_rate WHERE currency = 'CNY' AND period = '2014'`,
  );
  // 1,000 / 2.839 * 6.162 = 2,170.4825…: not the 6.2306 yuan of June.
  expect(await converted('1000', 'PEN', '2014-06-30', 'CNY')).toMatchObject({
    amount: rounded(by(times(fractionOf('1000'), '6.1620'), '2.8390'), 2),
    period: '2014',
    grain: 'YEAR',
  });
});

test('any amount, between any currencies, is what its two rates make of it to the last digit', async () => {
  const { rows: periods } = await database.pool.query<{ from: string; to: string; period: string }>(
    `SELECT f.currency AS from, t.currency AS to, f.period FROM exchange_rate f
     JOIN exchange_rate t ON t.period = f.period AND t.currency <> f.currency WHERE f.period > '1999'`,
  );
  const cents = fc.bigInt({ min: 0n, max: 100_000_000_000_000_001n });
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        cents,
        fc.constantFrom(100_000_000_000_000_001n, 100_000_000_000_000_001n * 10n ** 8n),
      ),
      fc.nat(periods.length - 1),
      async (units, place) => {
        const { from, to, period } = periods[place] as (typeof periods)[number];
        const digits = String(units).padStart(3, '0');
        const amount = `${digits.slice(0, -2)}.${digits.slice(-2)}`;
        const { amount: came, divided, multiplied } = await converted(amount, from, period, to);
        const exact = by(times(fractionOf(amount), String(multiplied)), String(divided));
        expect(came).toBe(rounded(exact, 2));
      },
    ),
    { numRuns: 300, seed: 15 },
  );
});
