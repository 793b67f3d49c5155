/** Money told otherwise, against figures worked out by hand from `prisma/data`. */
import fc from 'fast-check';

import { by, fractionOf, rounded, times } from '../support/exact';
import { useWorld } from '../support/world';

const world = useWorld({ data: true });

interface Step {
  readonly operation: 'DIVIDE' | 'MULTIPLY' | 'ROUND';
  readonly by: string;
  readonly meaning: string;
}

interface Told {
  readonly amount: string | null;
  readonly currency: string;
  readonly on: string | null;
  readonly reason: string | null;
  readonly steps: readonly Step[];
}

interface Financing {
  readonly slug: string;
  readonly amount: { readonly amount: string; readonly told: Told };
}

const TOLD =
  'amount currency on reason steps { operation by meaning rate { period source { slug } } deflator { source { slug } } } sources { slug }';

/** What a field of the amount of a financing comes to. */
async function told(slug: string, field: string): Promise<Told> {
  const { financing } = await world.ask<{ financing: Financing }>(
    `query ($slug: String) { financing(slug: $slug) { slug amount { amount told: ${field} } } }`,
    { slug },
  );
  return financing.amount.told;
}

/** Reckons an amount again from its steps, as a reader would. */
function replayed(amount: string, steps: readonly Step[]): string {
  let exact = fractionOf(amount);
  for (const { operation, by: value } of steps) {
    if (operation === 'DIVIDE') exact = by(exact, value);
    if (operation === 'MULTIPLY') exact = times(exact, value);
  }
  const last = steps.at(-1);
  return last ? plain(rounded(exact, Number(last.by))) : amount;
}

const plain = (decimal: string) =>
  decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;

describe('in another currency', () => {
  test('66 billion yuan of 13 May 2025 are about 9.15 billion dollars, by a rate that says whose it is', async () => {
    expect(
      await told('celac-2025-credit-line', `converted(to: "USD") { period grain rate ${TOLD} }`),
    ).toEqual({
      // 66,000,000,000 / 7.2166 = 9,145,581,021.533…
      amount: '9145581021.53',
      currency: 'USD',
      on: '2025-05-13',
      period: '2025-05',
      grain: 'MONTH',
      rate: '0.138569409417',
      reason: null,
      steps: [
        {
          operation: 'DIVIDE',
          by: '7.2166',
          meaning: 'CNY per US dollar, on average over 2025-05',
          rate: { period: '2025-05', source: { slug: 'federal-reserve-h10' } },
          deflator: null,
        },
        {
          operation: 'ROUND',
          by: '2',
          meaning: 'decimals, half away from zero',
          rate: null,
          deflator: null,
        },
      ],
      sources: [{ slug: 'federal-reserve-h10' }],
    });
    expect(world.statements).toHaveLength(1);
  });

  test('what sources themselves say it is in dollars stays beside it, as they say it', async () => {
    const { financing } = await world.ask<{
      financing: { statedUsdAmount: string; claims: { nodes: { value: string }[] } };
    }>(
      `{ financing(slug: "celac-2025-credit-line") { statedUsdAmount
         claims(first: 100, where: { property: { in: ["amount", "statedUsdAmount"] } }) { nodes { value } } } }`,
    );
    expect(financing.statedUsdAmount).toBe('9180000000');
    const values = financing.claims.nodes.map(({ value }) => value).join('; ');
    for (const stated of ['about 9.0', '9.18', '9.2', '8.33', 'nearly 10', 'more than 9']) {
      expect(values).toContain(stated);
    }
  });

  test.each([
    // Signed on 2 November 2012: the rate of that month, not of when a source told of it.
    ['cheddi-jagan-airport-loan', '2012-11-02'],
    // Pledged at a meeting of 2014, by the evidence of 2025: of the meeting.
    ['lac-package-2014', '2014-07-17'],
    // Neither signed nor announced at a meeting: of the evidence.
    ['masaya-loan', '2024-10-02'],
  ])('%s is of %s', async (slug, on) => {
    expect(await told(slug, `converted(to: "EUR") { ${TOLD} }`)).toMatchObject({ on });
  });

  test('a date that is asked for counts instead: of a year its average', async () => {
    // 66,000,000,000 / 7.1957 * 0.9242
    expect(
      await told('celac-2025-credit-line', `converted(to: "EUR", on: "2024") { ${TOLD} }`),
    ).toMatchObject({ amount: '8476895923.95', on: '2024' });
  });

  test('money that nobody dates is told in no other currency, and in its own as it is', async () => {
    expect(await told('northeast-uhvdc-investment', `converted(to: "USD") { ${TOLD} }`)).toEqual({
      amount: null,
      currency: 'USD',
      on: null,
      reason: 'NO_DATE',
      steps: [],
      sources: [],
    });
    expect(await told('northeast-uhvdc-investment', `converted(to: "BRL") { ${TOLD} }`)).toEqual({
      amount: '18100000000',
      currency: 'BRL',
      on: null,
      reason: null,
      steps: [],
      sources: [],
    });
  });

  test('a currency that nobody quotes is a reason, and one that is none an error', async () => {
    const to = (currency: string) =>
      told('celac-2025-credit-line', `converted(to: "${currency}") { ${TOLD} }`);
    expect(await to('XXX')).toMatchObject({ amount: null, reason: 'NO_RATE_TO' });
    await expect(to('usd')).rejects.toThrow('CurrencyCode must be written like "CNY", got "usd"');
  });

  test('costs and contracts are converted too, and so are sums, at a date that is asked for', async () => {
    const answer = await world.ask<Record<string, unknown>>(`{
      project(slug: "dominica-airport") { estimatedCost { converted(to: "EUR") { amount on } } }
      agreement(slug: "panama-bridge-2018") { contractValue { converted(to: "EUR") { amount on } } }
      financingTotals(where: { slug: { eq: "lac-package-2014" } }) { nodes { sum {
        none: converted(to: "EUR") { amount reason } converted(to: "EUR", on: "2014-07") { amount } } } } }`);
    expect(answer).toEqual({
      // 1,000,000,000 * 1.0102
      project: { estimatedCost: { converted: { amount: '1010200000', on: '2022-09' } } },
      // 1,420,000,000 * 0.88
      agreement: { contractValue: { converted: { amount: '1249600000', on: '2018-11-09' } } },
      // 35,000,000,000 * 0.7389
      financingTotals: {
        nodes: [
          {
            sum: {
              none: { amount: null, reason: 'NO_DATE' },
              converted: { amount: '25861500000' },
            },
          },
        ],
      },
    });
    expect(world.statements).toHaveLength(1);
  });
});

describe('in the prices of another year', () => {
  test("what a bank of China lent in 2010 is told by China's deflators, in dollars of 2014", async () => {
    // 2,450,000,000 / 0.795103379 * 1 = 3,081,360,317.046…
    expect(
      await told('baha-mar-loan', `constant(baseYear: 2014) { baseYear donor ${TOLD} }`),
    ).toEqual({
      amount: '3081360317.05',
      currency: 'USD',
      baseYear: 2014,
      donor: 'CHN',
      on: '2010-05-31',
      reason: null,
      steps: [
        { operation: 'DIVIDE', by: '0.795103379', meaning: 'deflator of CHN for 2010', ...AIDDATA },
        { operation: 'MULTIPLY', by: '1', meaning: 'deflator of CHN for 2014', ...AIDDATA },
        {
          operation: 'ROUND',
          by: '2',
          meaning: 'decimals, half away from zero',
          rate: null,
          deflator: null,
        },
      ],
      sources: [{ slug: 'aiddata-gcof-1-deflators' }],
    });
  });

  test('yuan become dollars by the average of the year first', async () => {
    // 825,000,000 / 6.3093 / 0.944255468
    expect(
      await told('cheddi-jagan-airport-loan', `constant(baseYear: 2014) { ${TOLD} }`),
    ).toMatchObject({
      amount: '138478790.61',
      sources: [{ slug: 'aiddata-gcof-1-deflators' }, { slug: 'federal-reserve-h10' }],
    });
  });

  test('where it cannot be told the reason is said', async () => {
    const reasonOf = async (slug: string, args: string) =>
      (await told(slug, `constant(${args}) { ${TOLD} }`)).reason;
    expect(await reasonOf('celac-2025-credit-line', 'baseYear: 2014')).toBe('NO_DEFLATOR');
    expect(await reasonOf('baha-mar-loan', 'baseYear: 2025')).toBe('NO_BASE_DEFLATOR');
    expect(await reasonOf('eu-ggia-45bn', 'baseYear: 2012')).toBe('NO_DONOR');
    expect(await reasonOf('chancay-investment', 'baseYear: 2014')).toBe('NO_DATE');
    expect(await reasonOf('baha-mar-loan', 'baseYear: 2012, deflator: "USA"')).toBeNull();
  });
});

test('rates and deflators are rows, walked from their sources and to them', async () => {
  expect(
    await world.ask(`{
      source(slug: "federal-reserve-h10") { licence exchangeRates(where: { currency: { eq: "CNY" }, period: { eq: "2025-05" } }) { nodes { perDollar source { slug } } } }
      exchangeRates(first: 1, where: { currency: { eq: "EUR" } }, orderBy: [{ field: PERIOD }]) { nodes { period perDollar } }
      country(slug: "china") { deflators(last: 1) { totalCount nodes { year value baseYear source { slug } country { alpha3 } } } } }`),
  ).toEqual({
    source: {
      licence: 'PDDL-1.0',
      exchangeRates: { nodes: [{ perDollar: '7.2166', source: { slug: 'federal-reserve-h10' } }] },
    },
    exchangeRates: { nodes: [{ period: '1999', perDollar: '0.9387' }] },
    country: {
      deflators: {
        totalCount: 15,
        nodes: [
          {
            year: '2014',
            value: '1',
            baseYear: '2014',
            source: { slug: 'aiddata-gcof-1-deflators' },
            country: { alpha3: 'CHN' },
          },
        ],
      },
    },
  });
});

const AIDDATA = { rate: null, deflator: { source: { slug: 'aiddata-gcof-1-deflators' } } };

test('every amount of every financing is what its steps make of it, whatever the currency and year', async () => {
  const { financings } = await world.ask<{
    financings: { nodes: { amount: { amount: string } & Record<string, Told> }[] };
  }>(`{ financings(first: 100) { nodes { amount { amount
      usd: converted(to: "USD") { ${TOLD} } jpy: converted(to: "JPY") { ${TOLD} }
      old: converted(to: "CNY", on: "1999") { ${TOLD} }
      y2014: constant(baseYear: 2014) { ${TOLD} } y2005: constant(baseYear: 2005, currency: "CNY") { ${TOLD} }
      us: constant(baseYear: 2012, deflator: "USA") { ${TOLD} } } } } }`);
  const known = financings.nodes.flatMap(({ amount: { amount, ...others } }) =>
    Object.values(others).map((each) => ({ stated: amount, ...each })),
  );
  for (const { stated, amount, reason, steps } of known) {
    expect((amount === null) === (reason !== null)).toBe(true);
    if (amount !== null) expect(replayed(stated, steps)).toBe(amount);
  }
  expect(known.filter(({ amount }) => amount !== null).length).toBeGreaterThan(300);
  expect(known.filter(({ amount }) => amount === null).length).toBeGreaterThan(30);
});

describe('filters', () => {
  const found = async (where: string, a?: string | null): Promise<string[]> => {
    const { financings } = await world.ask<{ financings: { nodes: { slug: string }[] } }>(
      `query ${a === undefined ? '' : '($a: Decimal)'} { financings(first: 100, where: { ${where} }) { nodes { slug } } }`,
      { a },
    );
    expect(world.statements).toHaveLength(1);
    return financings.nodes.map(({ slug }) => slug).sort();
  };

  test('compare what amounts are in one currency, each at its own date', async () => {
    // By its number the credit line would be the second largest: 66 billion; in dollars it is the smallest of these.
    expect(await found('amount: { converted: { to: "USD", gte: "9145581021.53" } }')).toEqual([
      'argentina-swap-11bn',
      'celac-2025-credit-line',
      'eu-ggia-45bn',
      'lac-infrastructure-special-loan',
      'lac-package-2014',
      'lac-preferential-loans-2014',
      'petrobras-cdb-line-2016',
      'policy-banks-2005-2022',
    ]);
    const between = 'amount: { converted: { to: "USD", gt: "9000000000", lt: "9145581021.54" } }';
    expect(await found(between)).toEqual(['celac-2025-credit-line']);
    expect(
      await found('amount: { converted: { to: "USD", gt: "9145581021.53", lt: "9999999999" } }'),
    ).toEqual([]);
  });

  test('what cannot be converted matches no comparison, and can be asked for', async () => {
    const where = 'amount: { isNull: false, converted: { to: "USD", isNull: true } }';
    expect(await found(where)).toEqual(['northeast-uhvdc-investment', 'tres-esferas-loan']);
    expect(
      await found(`${where}, NOT: { amount: { converted: { to: "USD", gte: "0" } } }`),
    ).toEqual(['northeast-uhvdc-investment', 'tres-esferas-loan']);
  });

  test('on the currency in which it was stated go on as before', async () => {
    expect(
      await found('amount: { currency: { eq: "BRL" }, amount: { gt: "18100000000" } }'),
    ).toEqual(['brazil-china-investments-2025']);
  });

  test('on the prices of a year, and on what an edge leads to', async () => {
    expect(
      await found(
        'amount: { constant: { baseYear: 2014, gt: "3000000000", lt: "4000000000" } }, providers: { some: { slug: { eq: "china-eximbank" } } }',
      ),
    ).toEqual(['baha-mar-loan']);
    const { summits } = await world.ask<{ summits: { nodes: { slug: string }[] } }>(
      '{ summits(where: { financings: { some: { amount: { converted: { to: "CNY", gt: "66000000000" } } } } }, orderBy: [{ field: STARTS_ON }]) { nodes { slug } } }',
    );
    expect(summits.nodes.map(({ slug }) => slug)).toEqual([
      'brasilia-leaders-meeting-2014',
      'eu-celac-summit-2023',
    ]);
  });

  test('tell a cent from the next at 10^15', async () => {
    const slug = 'el-hato-loan';
    const state = (amount: string) =>
      world.database.pool.query(
        `UPDATE financing SET amount = $2 WHERE id = (SELECT id FROM node WHERE kind = 'FINANCING' AND slug = $1)`,
        [slug, amount],
      );
    const one = `slug: { eq: "${slug}" }, amount:`;
    await fc.assert(
      fc.asyncProperty(
        fc.bigInt({ min: 99_999_999_999_999_000n, max: 100_000_000_000_000_001n }),
        fc.constantFrom('USD', 'EUR', 'JPY', 'CNY'),
        async (cents, to) => {
          const amount = `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
          await state(amount);
          const { amount: is, steps } = await told(slug, `converted(to: "${to}") { ${TOLD} }`);
          expect(is).toBe(plain(replayed(amount, steps)));
          const cent = (less: bigint) => {
            const { over, under } = fractionOf(is ?? '');
            return rounded({ over: over * 100n + less * under, under: under * 100n }, 2);
          };
          const where = (operator: string) =>
            `${one} { converted: { to: "${to}", ${operator}: $a } }`;
          expect(await found(where('eq'), is)).toEqual([slug]);
          expect(await found(where('gt'), is)).toEqual([]);
          expect(await found(where('gt'), cent(-1n))).toEqual([slug]);
          expect(await found(where('lt'), cent(1n))).toEqual([slug]);
        },
      ),
      { numRuns: 25, seed: 66, examples: [[100_000_000_000_000_001n, 'CNY']] },
    );
    await state('492320000');
  });
});

test('what one operation compares by is bounded', async () => {
  const condition = '{ amount: { converted: { to: "EUR", gt: "1" } } }';
  const ask = (count: number) =>
    world.ask(
      `{ financings(where: { OR: [${Array(count).fill(condition).join(' ')}] }) { nodes { id } } }`,
    );
  await expect(ask(8)).resolves.toBeDefined();
  await expect(ask(9)).rejects.toMatchObject({ extensions: { code: 'COST_LIMIT', limit: 8 } });
});

describe('orders', () => {
  const PAGE = `query ($first: Int, $after: String, $last: Int, $before: String, $to: CurrencyCode, $direction: OrderDirection) {
    financings(first: $first, after: $after, last: $last, before: $before, orderBy: [{ field: AMOUNT, to: $to, direction: $direction }]) {
      nodes { slug amount { told: converted(to: "USD") { amount } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
  interface Page {
    readonly financings: {
      readonly nodes: readonly Financing[];
      readonly pageInfo: Record<'startCursor' | 'endCursor', string> &
        Record<'hasNextPage' | 'hasPreviousPage', boolean>;
    };
  }
  const page = (variables: Record<string, unknown>) => world.ask<Page>(PAGE, variables);

  test('go by what amounts are in one currency, the largest first, the unknown last', async () => {
    const { financings } = await page({ first: 100, direction: 'DESC' });
    const amounts = financings.nodes.map(({ amount }) => amount.told.amount);
    const knownOnes = amounts.flatMap((amount) =>
      amount === null ? [] : [BigInt(rounded(times(fractionOf(amount), '100'), 0))],
    );
    expect(knownOnes).toEqual([...knownOnes].sort((a, b) => (a > b ? -1 : 1)));
    expect(amounts.slice(knownOnes.length)).toEqual([null, null]);
    expect(financings.nodes.slice(0, 2).map(({ slug }) => slug)).toEqual([
      'policy-banks-2005-2022',
      'eu-ggia-45bn',
    ]);
  });

  test('are walked by any page, forward and backward', async () => {
    const { financings: all } = await page({ first: 100, to: 'CNY' });
    const whole = all.nodes.map(({ slug }) => slug);
    const forward: string[] = [];
    for (let after: string | null = null; ; ) {
      const { financings }: Page = await page({ first: 7, after, to: 'CNY' });
      forward.push(...financings.nodes.map(({ slug }) => slug));
      after = financings.pageInfo.endCursor;
      if (!financings.pageInfo.hasNextPage) break;
    }
    expect(forward).toEqual(whole);
    const backward: string[] = [];
    for (let before: string | null = null; ; ) {
      const { financings }: Page = await page({ last: 7, before, to: 'CNY' });
      backward.unshift(...financings.nodes.map(({ slug }) => slug));
      before = financings.pageInfo.startCursor;
      if (!financings.pageInfo.hasPreviousPage) break;
    }
    expect(backward).toEqual(whole);
  });

  test('refuse the cursor of another currency, and take that of the same', async () => {
    const { financings } = await page({ first: 5, to: 'CNY' });
    const after = financings.pageInfo.endCursor;
    await expect(page({ first: 5, after, to: 'USD' })).rejects.toThrow(
      'after must be a cursor of this list in this order',
    );
    await expect(page({ first: 5, after, to: 'CNY' })).resolves.toBeDefined();
  });
});
