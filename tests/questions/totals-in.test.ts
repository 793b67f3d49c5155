/** Totals in one currency, against figures worked out by hand from `prisma/data`. */
import { fractionOf, rounded, times } from '../support/exact';
import { useWorld } from '../support/world';

const world = useWorld({ data: true });

interface Total {
  readonly stage: string;
  readonly currency: string | null;
  readonly sum: { readonly amount: string; readonly currency: string } | null;
  readonly known: number;
  readonly unknown: number;
  readonly unconverted: number;
  readonly excluded: number;
  readonly conversionGaps: {
    readonly nodes: readonly { reason: string; financing: { slug: string } }[];
  };
}

async function totals(args: string): Promise<readonly Total[]> {
  const { financingTotals } = await world.ask<{ financingTotals: { nodes: Total[] } }>(
    `{ financingTotals(first: 100, ${args}) { nodes {
      stage currency sum { amount currency } known unknown unconverted excluded
      conversionGaps(first: 100) { nodes { reason financing { slug } } } } } }`,
  );
  expect(world.statements).toHaveLength(1);
  return financingTotals.nodes;
}

const cents = (amount: string) => BigInt(rounded(times(fractionOf(amount), '100'), 0));
const toNicaragua = 'where: { recipients: { some: { slug: { eq: "nicaragua" } } } }';

test("Nicaragua's loans in dollars, each by the month of its own date; one has no date and is listed", async () => {
  expect(await totals(`${toNicaragua}, in: "USD"`)).toEqual([
    {
      stage: 'COMMITMENT',
      currency: null,
      // 2,875 million / 7.1402 (2023-12) = 402,649,785.72; 492.32 / 7.2327 (2024-05) = 68,068,632.74;
      // 502.3 / 7.0881 (2024-10) = 70,865,253.03; and 72.7 + 57.4 + 248.6 + 33.4 million stated in dollars.
      sum: { amount: '953683671.49', currency: 'USD' },
      known: 7,
      unknown: 0,
      unconverted: 1,
      // The two tranches of the airport.
      excluded: 2,
      conversionGaps: { nodes: [{ reason: 'NO_DATE', financing: { slug: 'tres-esferas-loan' } }] },
    },
  ]);
});

test('grouped by currency too, each says what it is in the one', async () => {
  const all = await totals(`${toNicaragua}, in: "USD", groupBy: [CURRENCY]`);
  expect(
    all.map(({ currency, sum, known, unconverted }) => ({ currency, sum, known, unconverted })),
  ).toEqual(
    expect.arrayContaining([
      {
        currency: 'CNY',
        sum: { amount: '541583671.49', currency: 'USD' },
        known: 3,
        unconverted: 1,
      },
      { currency: 'USD', sum: { amount: '412100000', currency: 'USD' }, known: 4, unconverted: 0 },
    ]),
  );
  expect(all).toHaveLength(2);
});

test('what cannot be converted at all is counted, and its sum is unknown, not zero', async () => {
  const where = 'where: { slug: { in: ["northeast-uhvdc-investment", "tres-esferas-loan"] } }';
  expect(await totals(`${where}, in: "EUR"`)).toMatchObject([
    { sum: null, known: 0, unknown: 0, unconverted: 2, excluded: 0 },
  ]);
  expect(await totals(`${where}, in: "XXX"`)).toMatchObject([{ sum: null, unconverted: 2 }]);
});

test('sums can be put in order: each as it is, where no other currency is asked for', async () => {
  const { financingTotals } = await world.ask<{ financingTotals: { nodes: Total[] } }>(
    `{ financingTotals(first: 100, in: "EUR", groupBy: [SUMMIT, PROVIDER], orderBy: [{ field: SUM, direction: DESC }]) {
         nodes { sum { amount } } } }`,
  );
  const sums = financingTotals.nodes.map(({ sum }) => sum && cents(sum.amount));
  const known = sums.flatMap((sum) => (sum === null ? [] : [sum]));
  expect(known.length).toBeGreaterThan(20);
  expect(known).toEqual([...known].sort((a, b) => (a > b ? -1 : 1)));
  expect(sums.slice(known.length).every((sum) => sum === null)).toBe(true);
});

test('without a currency nothing is converted, and nothing lacks', async () => {
  const all = await totals(toNicaragua);
  expect(all.map(({ sum }) => sum?.currency).sort()).toEqual(['CNY', 'USD']);
  for (const { unconverted, conversionGaps } of all) {
    expect(unconverted).toBe(0);
    expect(conversionGaps.nodes).toEqual([]);
  }
});

test('what the groups add up is what the financings themselves say', async () => {
  const [total] = await totals(`${toNicaragua}, in: "EUR"`);
  const { financingTotals } = await world.ask<{
    financingTotals: {
      nodes: { financings: { nodes: { amount: { converted: { amount: string | null } } }[] } }[];
    };
  }>(`{ financingTotals(${toNicaragua}, in: "EUR") { nodes {
        financings(first: 100) { nodes { amount { converted(to: "EUR") { amount } } } } } } }`);
  const sum = financingTotals.nodes
    .flatMap(({ financings }) => financings.nodes)
    .reduce((so, { amount }) => so + cents(amount.converted.amount ?? '0'), 0n);
  expect(cents(total?.sum?.amount ?? '')).toBe(sum);
});
