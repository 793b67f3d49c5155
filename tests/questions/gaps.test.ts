/** Gaps against `prisma/data/china-celac`, counted by hand. */
import { type OperationDefinitionNode, parse } from 'graphql';

import { createGraph } from '../../src/graph';
import { useWorld } from '../support/world';

const world = useWorld({ data: true });

interface Gap {
  readonly kind: string;
  readonly reason: string;
  readonly node: { readonly slug: string; readonly nodeKind: string };
  readonly stated: number | null;
  readonly statedQualifier: string | null;
  readonly found: number;
  readonly since: string | null;
  readonly months: number | null;
  readonly asOf: string;
  readonly property: string | null;
  readonly source: { readonly slug: string; readonly kind: string } | null;
}

const FIELDS = `totalCount nodes {
  kind reason stated statedQualifier found since months asOf property
  node { slug nodeKind } source { slug kind }
}`;

async function gaps(args: string): Promise<readonly Gap[]> {
  const { gaps: found } = await world.ask<{
    gaps: { totalCount: number; nodes: readonly Gap[] };
  }>(`{ gaps(first: 100, ${args}) { ${FIELDS} } }`);
  expect(world.statements).toHaveLength(1);
  expect(found.totalCount).toBe(found.nodes.length);
  return found.nodes;
}

const slugs = (all: readonly Gap[]) => all.map(({ node }) => node.slug);

describe('pledges that nobody signed', () => {
  const pledges = (args: string) => gaps(`kinds: [PLEDGE_NOT_SIGNED], ${args}`);

  test('all ten pledges of the data set, those that have waited longest first', async () => {
    const all = await pledges('asOf: "2026-11-24"');
    // From 2014-07-17 twelve years and four months; from the end of October 2023 three years.
    expect(all.map(({ node, since, months }) => `${months} ${since} ${node.slug}`).sort()).toEqual([
      '148 2014-07-17 china-lac-cooperation-fund',
      '148 2014-07-17 lac-infrastructure-special-loan',
      '148 2014-07-17 lac-package-2014',
      '148 2014-07-17 lac-preferential-loans-2014',
      '18 2025-05-13 brazil-china-investments-2025',
      '18 2025-05-13 celac-2025-credit-line',
      '36 2023-10 mejillones-lithium-investment',
      '40 2023-07-17 eu-ggia-45bn',
      // It was announced at no meeting: the plan in which it stands was adopted on that day.
      '59 2021-12-03 article-credit-line-previous-plan',
      '59 2021-12-03 fao-china-trust-2022',
    ]);
    expect(all.map(({ months }) => months)).toEqual(
      all.map(({ months }) => Number(months)).sort((a, b) => b - a),
    );
    expect(all.at(-1)?.reason).toBe(
      'Pledged 2025-05-13; nothing signed is recorded 18 months later.',
    );
  });

  test.each([
    ['a year is allowed where nothing else is said', 'asOf: "2026-05-12"', false],
    ['it is over on the day', 'asOf: "2026-05-13"', true],
    ['as many months as the caller allows', 'asOf: "2025-11-24", months: 6', true],
    ['nor one more', 'asOf: "2025-11-24", months: 7', false],
    ['a month counts by its first day', 'asOf: "2026-05"', false],
  ])('%s', async (_, args, isListed) => {
    expect(slugs(await pledges(args)).includes('celac-2025-credit-line')).toBe(isListed);
  });

  test('a loan that draws on it, or money under the same measure, is its signature', async () => {
    const { pool } = world.database;
    const of = async (slug: string, kind: string) =>
      (await pool.query('SELECT id FROM node WHERE slug = $1 AND kind::text = $2', [slug, kind]))
        .rows[0].id;
    const loan = await of('punta-huete-total', 'FINANCING');
    await pool.query('UPDATE financing SET draws_on_id = $1 WHERE id = $2', [
      await of('lac-preferential-loans-2014', 'FINANCING'),
      loan,
    ]);
    const left = slugs(await pledges('asOf: "2026-11-24"'));
    // The package that the line is part of is drawn on with it; its other two parts are not.
    expect(left).not.toContain('lac-preferential-loans-2014');
    expect(left).not.toContain('lac-package-2014');
    expect(left).toHaveLength(8);
    await pool.query('UPDATE financing SET draws_on_id = NULL, measure_id = $1 WHERE id = $2', [
      await of('m2025-06-credit-line', 'MEASURE'),
      loan,
    ]);
    const others = slugs(await pledges('asOf: "2026-11-24"'));
    expect(others).not.toContain('celac-2025-credit-line');
    expect(others).toHaveLength(9);
    await pool.query('UPDATE financing SET measure_id = NULL WHERE id = $1', [loan]);
  });
});

test('the plan of 2025 is said to hold more than 100 projects, and 50 are recorded', async () => {
  expect(await gaps('kinds: [PLAN_COUNT_NOT_REACHED]')).toMatchObject([
    {
      node: { slug: 'plan-2025-2027' },
      stated: 100,
      statedQualifier: 'MORE_THAN',
      found: 50,
      reason: 'More than 100 projects are stated; 50 are recorded.',
    },
  ]);
});

test('packages are said to hold more agreements than are recorded, the largest first', async () => {
  const all = await gaps('kinds: [PACKAGE_COUNT_NOT_REACHED]');
  expect(all.map(({ node, stated, found }) => `${node.slug} ${found} of ${stated}`)).toEqual([
    'brazil-china-37-2024 2 of 37',
    'brazil-china-package-2025 1 of 20',
    'chile-china-13-2023 1 of 13',
    'education-forum-eight-2025 0 of 8',
    'nic-business-summit-seven-2024 0 of 7',
    'nic-four-company-deals-2025 1 of 4',
  ]);
  expect(all[1]?.reason).toBe('20 (disputed) agreements are stated; 1 is recorded.');
});

test('the summit of May 2025 brought the five programs and twenty measures that are stated', async () => {
  expect(await gaps('kinds: [SUMMIT_COUNT_NOT_REACHED]')).toEqual([]);
});

test('no project is recorded for any of the 30 measures', async () => {
  expect(await gaps('kinds: [MEASURE_WITHOUT_PROJECT]')).toHaveLength(30);
});

test('19 of the 29 finished projects have no known payment', async () => {
  const all = await gaps('kinds: [PROJECT_WITHOUT_DISBURSEMENT], asOf: "2026-11-24"');
  expect(all).toHaveLength(19);
  // What is paid, or being paid, by its own record or its loan's.
  for (const paid of [
    'cauchari-solar',
    'coca-codo-sinclair',
    'la-libertad-pier',
    'napa-trinidad',
  ]) {
    expect(slugs(all)).not.toContain(paid);
  }
  expect(all[0]).toMatchObject({
    node: { slug: 'toromocho-copper' },
    since: '2015-06-17',
    months: 137,
  });
  // Nobody says when these two were finished: they come last.
  expect(slugs(all).slice(-2).sort()).toEqual(['chaglla-acquisition', 'grenada-airport-upgrade']);
});

test('70 of the 72 projects were announced by nobody', async () => {
  const all = slugs(await gaps('kinds: [PROJECT_NOT_PROMISED]'));
  expect(all).toHaveLength(70);
  // Agreements about these two were signed beside meetings.
  expect(all).not.toContain('nicaragua-bus-fleet');
  expect(all).not.toContain('bluefields-port');
});

describe('facts with a single weak source', () => {
  const weak = (args: string) => gaps(`kinds: [SINGLE_WEAK_SOURCE], ${args}`);

  test('a record behind which stands one source, which is news or an analysis', async () => {
    const measures = await weak('where: { node: { is: { nodeKind: { eq: MEASURE } } } }');
    expect(measures).toHaveLength(11);
    expect(measures).toContainEqual(
      expect.objectContaining({
        node: { slug: 'm2014-young-leaders', nodeKind: 'MEASURE' },
        source: { slug: 'cri-pt-2014-07-18', kind: 'NEWS' },
        reason: 'One source alone is behind the record: news.',
        property: null,
      }),
    );
  });

  test('it is so: no other source is cited or claims anything', async () => {
    const sources = 'totalCount nodes { source { slug } }';
    const { gaps: found } = await world.ask<{
      gaps: {
        nodes: {
          source: { slug: string };
          node: Record<'citations' | 'claims', { nodes: { source: { slug: string } }[] }>;
        }[];
      };
    }>(`{ gaps(first: 100, kinds: [SINGLE_WEAK_SOURCE], where: { property: { isNull: true } }) {
      nodes { source { slug } node { citations { ${sources} } claims { ${sources} } } }
    } }`);
    expect(found.nodes).toHaveLength(100);
    for (const { source, node } of found.nodes) {
      const all = [...node.citations.nodes, ...node.claims.nodes].map((each) => each.source.slug);
      expect([...new Set(all)]).toEqual([source.slug]);
    }
  });

  test('a property of a better known record that one source estimates', async () => {
    const all = await weak('where: { property: { isNull: false } }');
    expect(all.map(({ node, property }) => `${node.slug}.${property}`).sort()).toEqual([
      'china-celac-forum.subforumActivity',
      'eu-lac-ggia.amount',
      'lac-package-2014.implementation',
      'plan-2025-2027.statedProjectCount',
    ]);
  });
});

describe('narrowed', () => {
  test('to no kinds in particular by an empty list', async () => {
    const all = await gaps('asOf: "2026-11-24", of: "nicaragua"');
    expect(all).not.toEqual([]);
    expect(await gaps('asOf: "2026-11-24", of: "nicaragua", kinds: []')).toEqual(all);
  });

  test('to what concerns a meeting: its pledges, its plan, its twenty measures, its packages', async () => {
    const all = await gaps(
      'of: $summit, asOf: "2026-11-24"'.replace('$summit', await idOf('china-celac-ministerial-4')),
    );
    const ofKind = (kind: string) => slugs(all.filter((gap) => gap.kind === kind)).sort();
    expect(ofKind('PLEDGE_NOT_SIGNED')).toEqual([
      'brazil-china-investments-2025',
      'celac-2025-credit-line',
    ]);
    expect(ofKind('PLAN_COUNT_NOT_REACHED')).toEqual(['plan-2025-2027']);
    expect(ofKind('MEASURE_WITHOUT_PROJECT')).toHaveLength(20);
    expect(ofKind('PACKAGE_COUNT_NOT_REACHED')).toEqual([
      'brazil-china-package-2025',
      'nic-four-company-deals-2025',
    ]);
    expect(ofKind('PROJECT_NOT_PROMISED')).toEqual([]);
  });

  test('to what concerns a country', async () => {
    const unpaid = 'kinds: [PROJECT_WITHOUT_DISBURSEMENT]';
    const byNode = await gaps(`${unpaid}, of: ${await idOf('peru')}`);
    const byPlace = await gaps(
      `${unpaid}, where: { countries: { some: { alpha2: { eq: "PE" } } } }`,
    );
    expect(slugs(byNode)).toEqual(['toromocho-copper', 'las-bambas-copper', 'chaglla-acquisition']);
    expect(slugs(byPlace)).toEqual(slugs(byNode));
  });

  test.each(['nicaragua', 'china-celac-ministerial-4'])(
    'to what concerns %s, by its slug as by its id',
    async (slug) => {
      const byId = await gaps(`asOf: "2026-11-24", of: ${await idOf(slug)}`);
      expect(byId).not.toEqual([]);
      expect(await gaps(`asOf: "2026-11-24", of: "${slug}"`)).toEqual(byId);
    },
  );

  test('to nothing, where nothing has that id or slug', async () => {
    expect(await gaps('of: "0190aaaa-0000-7000-8000-000000000000"')).toEqual([]);
    expect(await gaps('of: "no-such-slug"')).toEqual([]);
    expect(await gaps('of: "peru\\u0000"')).toEqual([]);
  });

  async function idOf(slug: string): Promise<string> {
    const { rows } = await world.database.pool.query<{ id: string }>(
      `SELECT id FROM node WHERE slug = $1 AND kind IN ('SUMMIT', 'COUNTRY')`,
      [slug],
    );
    return JSON.stringify(rows[0]?.id);
  }
});

test('all kinds together are the kinds one by one, walked page by page', async () => {
  const kinds = [
    'PLEDGE_NOT_SIGNED',
    'PLAN_COUNT_NOT_REACHED',
    'SUMMIT_COUNT_NOT_REACHED',
    'PACKAGE_COUNT_NOT_REACHED',
    'MEASURE_WITHOUT_PROJECT',
    'PROJECT_WITHOUT_DISBURSEMENT',
    'PROJECT_NOT_PROMISED',
    'SINGLE_WEAK_SOURCE',
  ];
  const walked: string[] = [];
  let after: string | null = null;
  do {
    const page: {
      gaps: {
        nodes: { id: string; kind: string }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    } = await world.ask(
      `query ($after: String) { gaps(first: 70, after: $after, asOf: "2026-11-24") {
        nodes { id kind } pageInfo { hasNextPage endCursor }
      } }`,
      { after },
    );
    walked.push(...page.gaps.nodes.map(({ id, kind }) => `${kinds.indexOf(kind)} ${id}`));
    after = page.gaps.pageInfo.hasNextPage ? page.gaps.pageInfo.endCursor : null;
  } while (after !== null);
  expect(new Set(walked).size).toBe(walked.length);
  const order = walked.map((each) => Number(each[0]));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  // 10 + 1 + 0 + 6 + 30 + 19 + 70, and the weak sources.
  expect(order.filter((place) => place < 7)).toHaveLength(136);
});

test.each([
  ['months: -1', 'months must be between 0 and 1200, got -1'],
  ['months: 1201', 'months must be between 0 and 1200, got 1201'],
  ['asOf: "2026-02-30"', 'PartialDate must be written like'],
  ['kinds: [MISSING]', 'Value "MISSING" does not exist'],
])('%s is refused', async (args, message) => {
  await expect(gaps(args)).rejects.toThrow(message);
});

test('without a day it is today, and the answer is not one to keep', async () => {
  const graph = await createGraph(world.database.pool, {
    revisions: true,
    clock: () => new Date('2025-06-01T23:59:59Z'),
  });
  const asked = (args: string) => {
    const document = parse(`{ gaps(first: 1${args}) { nodes { asOf } } }`);
    const operation = document.definitions[0] as OperationDefinitionNode;
    return graph.answer({ document, operation, variables: {} });
  };
  const today = await asked('');
  expect(today).toEqual({ data: '{"gaps":{"nodes":[{"asOf":"2025-06-01"}]}}', revision: '' });
  const then = await asked(', asOf: "2024"');
  expect(then.data).toContain('"2024-01-01"');
  expect(then.revision).toMatch(/^\d+$/);
});
