/** Totals against sums worked out by hand from `prisma/data/china-celac/financing.yaml`. */
import { store } from '../support/rows';
import { useWorld } from '../support/world';

const world = useWorld({ data: true });

interface Total {
  readonly stage: string;
  readonly currency: string | null;
  readonly sum: { readonly amount: string; readonly currency: string } | null;
  readonly known: number;
  readonly unknown: number;
  readonly excluded: number;
  readonly sector: { readonly slug: string } | null;
  readonly financings: { readonly totalCount: number };
  readonly exclusions: {
    readonly nodes: readonly {
      rule: string;
      financing: { slug: string };
      because: { slug: string } | null;
    }[];
  };
}

async function totals(args: string, variables: Record<string, unknown> = {}): Promise<Total[]> {
  const head = '$groupBy: [TotalDimension!], $withoutRules: [TotalRule!]';
  const { financingTotals } = await world.ask<{ financingTotals: { nodes: Total[] } }>(
    `query (${head}) {
      financingTotals(first: 100, groupBy: $groupBy, withoutRules: $withoutRules, ${args}) { nodes {
        stage currency sum { amount currency } known unknown excluded
        sector { slug } financings(first: 1) { totalCount }
        exclusions(first: 100) { nodes { rule financing { slug } because { slug } } }
      } }
    }`,
    variables,
  );
  return financingTotals.nodes;
}

const of = (summit: string) => `where: { summit: { is: { slug: { eq: "${summit}" } } } }`;
const toNicaragua = 'where: { recipients: { some: { slug: { eq: "nicaragua" } } } }';

test('an umbrella is counted once: the 35 billion of 2014 are 20, 10 and 5', async () => {
  const [total, ...others] = await totals(of('brasilia-leaders-meeting-2014'));
  expect(others).toEqual([]);
  expect(total).toMatchObject({
    stage: 'PLEDGE',
    sum: { amount: '35000000000', currency: 'USD' },
    known: 1,
    unknown: 0,
    excluded: 3,
  });
  const left = total?.exclusions.nodes.map(({ rule, financing }) => `${rule} ${financing.slug}`);
  expect(left?.sort()).toEqual([
    'PART_OF_WHOLE china-lac-cooperation-fund',
    'PART_OF_WHOLE lac-infrastructure-special-loan',
    'PART_OF_WHOLE lac-preferential-loans-2014',
  ]);
  for (const { because } of total?.exclusions.nodes ?? []) {
    expect(because?.slug).toBe('lac-package-2014');
  }
});

test('a rule that is switched off shows what it changes', async () => {
  const [total] = await totals(of('brasilia-leaders-meeting-2014'), {
    withoutRules: ['PART_OF_WHOLE'],
  });
  // 35 + 20 + 10 + 5: the same money twice.
  expect(total).toMatchObject({ sum: { amount: '70000000000' }, known: 4, excluded: 0 });
});

test("Nicaragua's loans are summed by currency, the airport's tranches within its total", async () => {
  const sums = (await totals(toNicaragua)).map(({ stage, sum, known, excluded }) => ({
    stage,
    ...sum,
    known,
    excluded,
  }));
  expect(sums).toEqual(
    expect.arrayContaining([
      // 2,875 + 194 + 492.32 + 502.3 million
      { stage: 'COMMITMENT', currency: 'CNY', amount: '4063620000', known: 4, excluded: 2 },
      // 72.7 + 57.4 + 248.6 + 33.4 million
      { stage: 'COMMITMENT', currency: 'USD', amount: '412100000', known: 4, excluded: 0 },
    ]),
  );
  expect(sums).toHaveLength(2);
});

test('money that may be the same is counted once', async () => {
  const [total] = await totals(
    `where: { slug: { in: ["celac-2025-credit-line", "article-credit-line-previous-plan"] } }`,
    { groupBy: [] },
  ).then((all) => all.filter((each) => each.excluded > 0));
  expect(total?.exclusions.nodes).toEqual([
    {
      rule: 'POSSIBLY_SAME',
      financing: { slug: 'article-credit-line-previous-plan' },
      because: { slug: 'celac-2025-credit-line' },
    },
  ]);
});

test('what is still being paid out is counted as such: Belgrano Cargas is not all paid', async () => {
  const paid = async (where: string) => {
    const { financingTotals } = await world.ask<{ financingTotals: { nodes: unknown[] } }>(
      `{ financingTotals(where: { ${where} }) { nodes { stage sum { amount } known paidInPart } } }`,
    );
    return financingTotals.nodes;
  };
  // 1,899,965,834 + 200,000,000, both DISBURSING: 88.3% was paid by May 2022, says the note.
  expect(await paid('project: { is: { slug: { eq: "belgrano-cargas" } } }')).toEqual([
    { stage: 'DISBURSEMENT', sum: { amount: '2099965834' }, known: 2, paidInPart: 2 },
  ]);
  // The restart is DISBURSING too, and left out as a part of the loan.
  expect(await paid('agreement: { is: { slug: { eq: "argentina-dams-2014" } } }')).toEqual([
    { stage: 'DISBURSEMENT', sum: { amount: '4714000000' }, known: 1, paidInPart: 1 },
  ]);
  expect(await paid('slug: { eq: "petrobras-cdb-line-2016" }')).toEqual([
    { stage: 'DISBURSEMENT', sum: { amount: '10000000000' }, known: 1, paidInPart: 0 },
  ]);
});

test('a pledge is of the year in which it was announced, since it is not signed', async () => {
  const { financingTotals } = await world.ask<{
    financingTotals: { nodes: { year: string | null; quarter: string; sum: { amount: string } }[] };
  }>(
    `{ financingTotals(
         where: { stage: { eq: PLEDGE }, amount: { currency: { eq: "USD" } } }
         groupBy: [YEAR, QUARTER], orderBy: [{ field: YEAR }]
       ) { nodes { year quarter sum { amount } } } }`,
  );
  expect(financingTotals.nodes).toEqual([
    { year: '2014', quarter: '2014-Q3', sum: { amount: '35000000000' } },
    { year: '2021', quarter: '2021-Q4', sum: { amount: '2000000' } },
    // Mejillones, 233 million, and the line that the founding article puts in the plan before: at no meeting.
    { year: null, quarter: null, sum: { amount: '9233000000' } },
  ]);
});

describe('a sum leaves open what its parts do', () => {
  const qualifiers = async (...slugs: string[]) => {
    const { financingTotals } = await world.ask<{
      financingTotals: { nodes: { sum: { amount: string; qualifier: string | null } }[] };
    }>(
      `query ($slugs: [String!]) {
         financingTotals(where: { slug: { in: $slugs } }) { nodes { sum { amount qualifier } } } }`,
      { slugs },
    );
    return financingTotals.nodes.map(({ sum }) => sum);
  };

  test.each([
    ['nothing, where all are stated plainly', ['bndes-cdb-loan'], '690000000', null],
    ['more than 45 billion', ['eu-ggia-45bn'], '45000000000', 'MORE_THAN'],
    // 690 million and at least 1,000
    ['at least', ['bndes-cdb-loan', 'uyuni-cbc-investment'], '1690000000', 'AT_LEAST'],
    // At least 1,000 million and more than 114
    ['more than', ['uyuni-cbc-investment', 'cuba-solar-donation'], '1114000000', 'MORE_THAN'],
  ])('%s', async (_, slugs, amount, qualifier) => {
    expect(await qualifiers(...slugs)).toEqual([{ amount, qualifier }]);
  });

  test('some more and some less is about', async () => {
    await world.database.pool.query(
      `UPDATE financing SET amount_qualifier = 'AT_MOST'
       WHERE id = (SELECT id FROM node WHERE kind = 'FINANCING' AND slug = 'bndes-cdb-loan')`,
    );
    expect(await qualifiers('bndes-cdb-loan')).toEqual([
      { amount: '690000000', qualifier: 'AT_MOST' },
    ]);
    expect(await qualifiers('bndes-cdb-loan', 'uyuni-cbc-investment')).toEqual([
      { amount: '1690000000', qualifier: 'ABOUT' },
    ]);
  });
});

test('every financing is in one group or left out of one, whatever the grouping', async () => {
  const { financings } = await world.ask<{ financings: { totalCount: number } }>(
    '{ financings { totalCount } }',
  );
  for (const groupBy of [
    [],
    ['SECTOR'],
    ['PROVIDER', 'YEAR'],
    ['COUNTRY', 'INSTRUMENT', 'QUARTER'],
  ]) {
    const all = await allTotals(groupBy);
    const counted = all.reduce((sum, each) => sum + each.known + each.unknown + each.excluded, 0);
    expect(counted).toBe(financings.totalCount);
  }
});

async function allTotals(groupBy: string[]): Promise<Total[]> {
  const all: Total[] = [];
  let after: string | null = null;
  interface Page {
    financingTotals: {
      nodes: Total[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  }
  do {
    const { financingTotals }: Page = await world.ask<Page>(
      `query ($groupBy: [TotalDimension!], $after: String) {
        financingTotals(first: 50, after: $after, groupBy: $groupBy) {
          nodes { known unknown excluded } pageInfo { hasNextPage endCursor } } }`,
      { groupBy, after },
    );
    all.push(...financingTotals.nodes);
    after = financingTotals.pageInfo.hasNextPage ? financingTotals.pageInfo.endCursor : null;
  } while (after);
  return all;
}

describe('money that repeats other money', () => {
  const [old, repeated] = ['lac-infrastructure-special-loan', 'lac-preferential-loans-2014'];
  const both = `where: { slug: { in: ["${old}", "${repeated}"] } }`;
  const change = (text: string) =>
    world.database.pool.query(
      text.replaceAll(
        /\{(.*?)\}/g,
        (_, slug) => `(SELECT id FROM node WHERE kind = 'FINANCING' AND slug = '${slug}')`,
      ),
    );

  beforeAll(() =>
    change(
      `INSERT INTO node_link (id, from_id, to_id, kind)
       VALUES (gen_random_uuid(), {${repeated}}, {${old}}, 'RESTATES')`,
    ),
  );

  test('is left out where the first promise is counted', async () => {
    const [total, ...others] = await totals(both);
    expect(others).toEqual([]);
    expect(total).toMatchObject({ sum: { amount: '20000000000' }, known: 1, excluded: 1 });
    expect(total?.exclusions.nodes).toMatchObject([{ rule: 'RESTATED', because: { slug: old } }]);
  });

  test('and counted where the first promise is not', async () => {
    await change(`UPDATE financing SET status_raw = 'CANCELLED' WHERE id = {${old}}`);
    const [total] = await totals(both);
    expect(total).toMatchObject({ sum: { amount: '10000000000' }, known: 1, excluded: 1 });
    expect(total?.exclusions.nodes).toMatchObject([{ rule: 'CANCELLED' }]);
  });

  test('or counted at another stage', async () => {
    await change(`UPDATE financing SET status_raw = 'PLEDGED' WHERE id = {${old}}`);
    await change(`UPDATE financing SET stage = 'COMMITMENT' WHERE id = {${repeated}}`);
    const sums = (await totals(both)).map(({ stage, sum, excluded }) => [
      stage,
      sum?.amount,
      excluded,
    ]);
    expect(sums.sort()).toEqual([
      ['COMMITMENT', '10000000000', 0],
      ['PLEDGE', '20000000000', 0],
    ]);
  });

  test('or of an amount that nobody knows', async () => {
    await change(`UPDATE financing SET stage = 'PLEDGE' WHERE id = {${repeated}}`);
    await change(`UPDATE financing SET amount = NULL, currency = NULL WHERE id = {${old}}`);
    const sums = (await totals(both)).map(({ sum, known, unknown }) => [
      sum?.amount,
      known,
      unknown,
    ]);
    expect(sums).toEqual(
      expect.arrayContaining([
        ['10000000000', 1, 0],
        [undefined, 0, 1],
      ]),
    );
  });
});

describe('with shares', () => {
  const slug = 'cauchari-solar-loan';
  const where = `where: { slug: { eq: "${slug}" } }`;

  const share = (percentages: readonly [string, string | null][]) =>
    world.database.pool.query(
      `WITH f AS (UPDATE financing SET amount = 1000000000000000.01
                  WHERE id = (SELECT id FROM node WHERE kind = 'FINANCING' AND slug = $1) RETURNING id)
       INSERT INTO sector_share (sector_id, node_id, percentage)
       SELECT s.id, f.id, p.percentage::numeric
       FROM f, unnest($2::text[], $3::text[]) AS p(slug, percentage)
       JOIN node s ON s.kind = 'SECTOR' AND s.slug = p.slug
       ON CONFLICT (node_id, sector_id) DO UPDATE SET percentage = excluded.percentage`,
      [slug, percentages.map(([name]) => name), percentages.map(([, percentage]) => percentage)],
    );

  test('stated percentages split the money, and sum to the whole to the last digit', async () => {
    await share([
      ['solar', '33.3333'],
      ['energy', '66.6667'],
    ]);
    const groups = await totals(where, { groupBy: ['SECTOR'] });
    const sums = Object.fromEntries(groups.map(({ sector, sum }) => [sector?.slug, sum?.amount]));
    // 1000000000000000.01 × 0.333333 and × 0.666667
    expect(sums).toEqual({
      solar: '333333000000000.00333333',
      energy: '666667000000000.00666667',
    });
  });

  test('a sum of many decimals can be paged by', async () => {
    const page = (after: string | null) =>
      world.ask<{
        financingTotals: {
          edges: { cursor: string; node: { sector: { slug: string } } }[];
          pageInfo: { hasNextPage: boolean };
        };
      }>(
        `query ($after: String) {
          financingTotals(first: 1, after: $after, ${where}, groupBy: [SECTOR], orderBy: [{ field: SUM }]) {
            edges { cursor node { sector { slug } } } pageInfo { hasNextPage } } }`,
        { after },
      );
    const first = (await page(null)).financingTotals;
    const second = (await page(first.edges[0]?.cursor ?? null)).financingTotals;
    expect([first, second].map(({ edges }) => edges[0]?.node.sector.slug)).toEqual([
      'solar',
      'energy',
    ]);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  test('shares that nobody states are not made up', async () => {
    await share([
      ['solar', null],
      ['energy', null],
    ]);
    const groups = await totals(where, { groupBy: ['SECTOR'] });
    expect(groups.map(({ sector, sum }) => [sector, sum?.amount])).toEqual([
      [null, '1000000000000000.01'],
    ]);
  });

  test('an unknown amount is counted as unknown, never as zero', async () => {
    await world.database.pool.query(
      `UPDATE financing SET amount = NULL, currency = NULL
       WHERE id = (SELECT id FROM node WHERE kind = 'FINANCING' AND slug = $1)`,
      [slug],
    );
    const [total] = await totals(where);
    expect(total).toMatchObject({ sum: null, currency: null, known: 0, unknown: 1, excluded: 0 });
  });
});

describe('money that is paid out of what is paid out of other money', () => {
  const usd = (amount: string, stage = 'PLEDGE') => ({ amount, currency: 'USD', stage });
  const ids = { fund: '', line: '', loan: '' };
  const db = () => world.database.pool as never;

  beforeAll(async () => {
    ids.fund = await store(db(), 'financing', usd('100'));
    ids.line = await store(db(), 'financing', {
      draws_on_id: ids.fund,
      ...usd('50', 'COMMITMENT'),
    });
    ids.loan = await store(db(), 'financing', { draws_on_id: ids.line, ...usd('20') });
  });

  test('is counted once, however far up, and whether what is between is asked for or not', async () => {
    const [total, ...others] = await totals(
      `where: { slug: { in: ["${ids.fund}", "${ids.loan}"] } }`,
    );
    expect(others).toEqual([]);
    expect(total).toMatchObject({ sum: { amount: '100' }, known: 1, excluded: 1 });
    expect(total?.exclusions.nodes).toEqual([
      { rule: 'PART_OF_WHOLE', financing: { slug: ids.loan }, because: { slug: ids.fund } },
    ]);
  });

  test('in a circle each is part of the other', async () => {
    await world.database.pool.query('UPDATE financing SET draws_on_id = $1 WHERE id = $2', [
      ids.loan,
      ids.fund,
    ]);
    const [total] = await totals(`where: { slug: { in: ["${ids.fund}", "${ids.loan}"] } }`);
    expect(total).toMatchObject({ sum: null, known: 0, excluded: 2 });
  });
});
