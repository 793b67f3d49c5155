/** Constant prices against what AidData itself published, and against figures worked out by hand. */
import { computedRow } from '../../src/engine/computed';
import { deflationOf } from '../../src/money/constant';
import { useDatabase } from '../support/database';

const database = useDatabase({ data: true });

interface Stated {
  readonly amount: string;
  readonly currency?: string;
  readonly date: string | null;
  readonly donor?: string | null;
  readonly baseYear?: string;
  readonly to?: string;
}

const OF = { amount: 'm.amount', currency: 'm.currency', date: 'm.date', to: 'm.wanted' };
const STATEMENT = `
  SELECT c.amount, c.reason
  FROM (SELECT $1::numeric AS amount, $2::bpchar AS currency, $3::text AS date, $4::bpchar AS wanted,
               $5::bpchar AS donor, $6::text AS base) m
  CROSS JOIN LATERAL (${computedRow(
    deflationOf({ ...OF, donor: 'm.donor', baseYear: 'm.base' }, 'c'),
  )}) c`;

async function constant({
  amount,
  currency = 'USD',
  date,
  donor = 'CHN',
  baseYear = '2014',
  to = 'USD',
}: Stated) {
  const values = [amount, currency, date, to, donor, baseYear];
  const { rows } = await database.pool.query(STATEMENT, values);
  return rows[0] as { amount: string | null; reason: string | null };
}

// Global Chinese Official Finance Dataset 1.0: project_id, year, usd_current, usd_defl_2014.
test.each([
  ['35715', '2000', '3300000', '7657588.826'],
  ['35718', '2003', '700000000', '1542305626'],
  ['35772', '2005', '30000000', '58923815.39'],
  ['35528', '2007', '50000000', '81376594.62'],
  ['35820', '2009', '1200000000', '1628518545'],
  ['35818', '2010', '571000000', '718145608.2'],
  ['36027', '2012', '23800000', '25205043.35'],
  ['35977', '2013', '80000000', '81340269.11'],
  ['35856', '2014', '344250000', '344250000'],
])('AidData project %s: the dollars of %s', async (_, date, amount, published) => {
  const { amount: came, reason } = await constant({ amount, date });
  expect(reason).toBeNull();
  // They give their deflators with nine decimals, and reckon with more.
  expect(Math.abs(Number(came) / Number(published) - 1)).toBeLessThan(2e-9);
});

test.each([
  // 194,000,000 / 6.4630 / 0.900911188 * 0.944255468, in dollars of 2012 as China's prices have them.
  [{ amount: '194000000', currency: 'CNY', date: '2011-05-02', baseYear: '2012' }, '31461186.86'],
  // The same in yuan of 2012: * 6.3093.
  [
    { amount: '194000000', currency: 'CNY', date: '2011', baseYear: '2012', to: 'CNY' },
    '198498066.26',
  ],
  // In the prices of the United States: 1,000 / 97.912737 * 101.849203.
  [{ amount: '1000', date: '2010-12-31', donor: 'USA', baseYear: '2012' }, '1040.20'],
  // Of all members of the DAC together: 1,000 / 91.6240569395 * 98.8161655557.
  [{ amount: '1000', date: '2010', donor: 'DAC', baseYear: '2012' }, '1078.50'],
  // Of the year itself, whoever gave it: 66,000,000,000 / 7.1875.
  [
    { amount: '66000000000', currency: 'CNY', date: '2025-05-13', donor: null, baseYear: '2025' },
    '9182608695.65',
  ],
] satisfies [Stated, string][])('%j is %s', async (stated, amount) => {
  expect(await constant(stated)).toEqual({ amount, reason: null });
});

test.each([
  ['NO_DATE', { amount: '1', date: null }],
  ['NO_DONOR', { amount: '1', date: '2010', donor: null }],
  ['NO_DEFLATOR', { amount: '1', date: '1999' }],
  ['NO_BASE_DEFLATOR', { amount: '1', date: '2010', baseYear: '2025' }],
  ['NO_RATE_FROM', { amount: '1', currency: 'GBP', date: '2010' }],
  ['NO_RATE_TO', { amount: '1', date: '2010', to: 'PEN' }],
] satisfies [string, Stated][])(
  'where it cannot be told the reason is %s',
  async (reason, stated) => {
    expect(await constant(stated)).toEqual({ amount: null, reason });
  },
);

test('the dollar of 2013 that the series of the United States has by mistake is not loaded', async () => {
  const stated = { amount: '1', date: '2013', donor: 'USA', baseYear: '2012' };
  expect(await constant(stated)).toEqual({ amount: null, reason: 'NO_DEFLATOR' });
});

test('every donor is a country, but for the DAC', async () => {
  const { rows } = await database.pool.query(
    'SELECT DISTINCT donor FROM deflator WHERE country_id IS NULL',
  );
  expect(rows).toEqual([{ donor: 'DAC' }]);
});
