/** Timelines against dates read in `prisma/data/china-celac`. */
import { store } from '../support/rows';
import { useWorld } from '../support/world';

interface Event {
  readonly kind: string;
  readonly date: string;
  readonly node: { readonly slug: string };
  readonly belongsTo: { readonly slug: string } | null;
  readonly amount: { readonly amount: string; readonly currency: string } | null;
  readonly sources: { readonly nodes: readonly { slug: string }[] };
}

interface Timeline {
  readonly totalCount: number;
  readonly edges: readonly { readonly cursor: string; readonly node: Event }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean };
}

type World = ReturnType<typeof useWorld>;

async function timeline(
  world: World,
  of: string,
  variables: Record<string, unknown> = {},
): Promise<Timeline> {
  const answer = await world.ask<{ timeline: Timeline }>(
    `query ($of: ID!, $from: PartialDate, $to: PartialDate, $kinds: [TimelineEventKind!],
            $first: Int, $after: String, $last: Int, $before: String, $orderBy: [TimelineEventOrder!]) {
      timeline(of: $of, from: $from, to: $to, kinds: $kinds, first: $first, after: $after, last: $last,
               before: $before, orderBy: $orderBy) {
        totalCount pageInfo { hasNextPage hasPreviousPage }
        edges { cursor node {
          kind date node { slug } belongsTo { slug } amount { amount currency }
          sources(first: 100) { nodes { slug } }
        } }
      } }`,
    { of, ...variables },
  );
  return answer.timeline;
}

const told = ({ edges }: Timeline) =>
  edges.map(({ node: { date, kind, node } }) => `${date} ${kind} ${node.slug}`);

describe('the timeline of real nodes', () => {
  const world = useWorld({ data: true });

  test('of a project: agreement, money, work and what was said, as precisely as sources say', async () => {
    const events = await timeline(world, 'bogota-metro-line-1');
    expect(world.statements).toHaveLength(1);
    // August 2018 stands before 6 August 2018: some time in the month, at its beginning.
    expect(told(events).slice(2)).toEqual([
      '2018-08-06 FINANCING_SIGNED bogota-metro-eib',
      '2019-11-27 AGREEMENT_SIGNED bogota-metro-concession',
      '2020-10-20 PROJECT_STARTED bogota-metro-line-1',
      '2021-11 FINANCING_SIGNED bogota-metro-bridge-loan',
      '2021-11 STATUS_REPORTED bogota-metro-line-1',
      '2025-05-15 STATEMENT_MADE st-us-wha-2025',
    ]);
    expect(told(events).slice(0, 2).sort()).toEqual([
      '2018-08 FINANCING_SIGNED bogota-metro-ibrd',
      '2018-08 FINANCING_SIGNED bogota-metro-idb',
    ]);
    const eib = events.edges[2]?.node;
    expect(eib).toMatchObject({
      amount: { amount: '480000000', currency: 'USD' },
      belongsTo: { slug: 'bogota-metro-line-1' },
    });
    expect(eib?.sources.nodes.map(({ slug }) => slug)).toEqual([
      'eib-20170904',
      'theasset-2020-11-18',
    ]);
    expect(events.edges[4]?.node.belongsTo).toBeNull();
  });

  test('of a meeting: what was announced at it, dated by the day it began', async () => {
    const kinds = ['SUMMIT_OPENED', 'SUMMIT_CLOSED', 'MONEY_PLEDGED', 'MEASURE_DUE'];
    const events = await timeline(world, 'brasilia-leaders-meeting-2014', { kinds });
    const amounts = events.edges.map(({ node }) => node.amount?.amount ?? null);
    expect(told(events)[0]).toBe('2014-07-17 SUMMIT_OPENED brasilia-leaders-meeting-2014');
    // It lasted a day, so it has no other day on which it ended. 5, 10, 20 and all 35 billion.
    expect(amounts.slice(1, 5).sort()).toEqual([
      '10000000000',
      '20000000000',
      '35000000000',
      '5000000000',
    ]);
    expect(told(events).slice(5)).toEqual([
      '2015 MEASURE_DUE m2014-young-leaders',
      '2016 MEASURE_DUE m2014-cultural-year',
    ]);
  });

  test('of a plan: its items are proposed when it is adopted, and its period is of years', async () => {
    const events = await timeline(world, 'plan-2019-2021', { first: 100 });
    expect(told(events)).toEqual([
      '2018-01-22 PLAN_ADOPTED plan-2019-2021',
      ...Array(5).fill(expect.stringMatching(/^2018-01-22 PROJECT_PROPOSED pi19-/)),
      '2019 PLAN_BEGAN plan-2019-2021',
      '2021 PLAN_ENDED plan-2019-2021',
    ]);
  });

  test('of an initiative, a country and a person: who joined, and when', async () => {
    const joined = async (of: string) => told(await timeline(world, of, { kinds: ['JOINED'] }));
    const belt = await joined('belt-and-road-initiative');
    expect(belt).toEqual([
      '2017 JOINED pt-panama-former-member-belt-and-road-initiative',
      '2018 JOINED pt-grenada-member-belt-and-road-initiative',
      '2022-02 JOINED pt-argentina-member-belt-and-road-initiative',
      '2025-05-14 JOINED pt-colombia-member-belt-and-road-initiative',
    ]);
    expect(await joined('colombia')).toEqual([belt[3]]);
    const said = await timeline(world, 'gustavo-petro', { kinds: ['STATEMENT_MADE'] });
    expect(told(said)).toContain('2025-05-14 STATEMENT_MADE st-petro-bri-2025');
  });

  test('of a forum: all that came of its meetings, from its foundation on', async () => {
    const events = await timeline(world, 'china-celac-forum', {
      kinds: ['FOUNDED', 'FORUM_FIRST_MET', 'SUMMIT_OPENED', 'PLAN_ADOPTED', 'SUMMIT_CLOSED'],
    });
    expect(told(events)).toEqual([
      '2014-07-17 FOUNDED china-celac-forum',
      '2014-07-17 SUMMIT_OPENED brasilia-leaders-meeting-2014',
      '2015-01-08 FORUM_FIRST_MET china-celac-forum',
      '2015-01-08 SUMMIT_OPENED china-celac-ministerial-1',
      '2015-01-09 PLAN_ADOPTED plan-2015-2019',
      '2015-01-09 SUMMIT_CLOSED china-celac-ministerial-1',
      '2018-01-22 SUMMIT_OPENED china-celac-ministerial-2',
      '2018-01-22 PLAN_ADOPTED plan-2019-2021',
      '2021-12-03 SUMMIT_OPENED china-celac-ministerial-3',
      '2021-12-03 PLAN_ADOPTED plan-2022-2024',
      // its forums on one theme
      '2024-04-24 FOUNDED china-lac-space-forum',
      '2024-04-24 FORUM_FIRST_MET china-lac-space-forum',
      '2024-04-24 SUMMIT_OPENED china-lac-space-forum-1',
      '2024-11-18 SUMMIT_OPENED china-lac-business-summit-17',
      '2024-11-19 SUMMIT_CLOSED china-lac-business-summit-17',
      '2025-05-13 SUMMIT_OPENED china-celac-ministerial-4',
      '2025-05-13 PLAN_ADOPTED plan-2025-2027',
      '2025-11-14 FOUNDED china-celac-education-forum',
      '2025-11-14 FORUM_FIRST_MET china-celac-education-forum',
      '2025-11-14 SUMMIT_OPENED china-celac-education-forum-2025',
    ]);
  });

  test('from and to hold what is certain: a month is not surely after a day in it', async () => {
    const within = async (from: string | null, to: string | null) =>
      told(
        await timeline(world, 'bogota-metro-line-1', { from, to, kinds: ['FINANCING_SIGNED'] }),
      ).map((text) => text.split(' ')[0]);
    expect(await within('2018-08', null)).toEqual(['2018-08', '2018-08', '2018-08-06', '2021-11']);
    expect(await within('2018-08-02', null)).toEqual(['2018-08-06', '2021-11']);
    expect(await within(null, '2018-08-30')).toEqual(['2018-08-06']);
    expect(await within('2018', '2018')).toEqual(['2018-08', '2018-08', '2018-08-06']);
    expect(await within('2022', null)).toEqual([]);
  });

  test.each([
    ['as it stands', {}],
    ['the latest first', { orderBy: [{ field: 'DATE', direction: 'DESC' }, { field: 'KIND' }] }],
  ])('walked forward and backward, %s, every event comes once', async (_, order) => {
    const of = 'china-celac-ministerial-4';
    const all = await timeline(world, of, { ...order, first: 1 });
    const forward: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: Timeline = await timeline(world, of, { ...order, first: 37, after });
      forward.push(...told(page));
      if (!page.pageInfo.hasNextPage) break;
      after = page.edges.at(-1)?.cursor ?? null;
    }
    const backward: string[] = [];
    for (let before: string | null = null; ; ) {
      const page: Timeline = await timeline(world, of, { ...order, last: 37, before });
      backward.unshift(...told(page));
      if (!page.pageInfo.hasPreviousPage) break;
      before = page.edges[0]?.cursor ?? null;
    }
    expect(forward).toHaveLength(all.totalCount);
    expect(new Set(forward).size).toBe(all.totalCount);
    expect(backward).toEqual(forward);
  });

  test.each(['nothing-of-that-name', '0190aaaa-0000-7000-8000-000000000000', '', "'; --"])(
    'of %j there is none',
    async (of) => {
      expect(await timeline(world, of)).toMatchObject({ totalCount: 0, edges: [] });
    },
  );

  test('within one date events of one kind stand in the order of their slugs', async () => {
    const of = 'china-celac-ministerial-4';
    const events = told(await timeline(world, of, { kinds: ['MEASURE_ANNOUNCED'], first: 100 }));
    expect(events).toHaveLength(20);
    expect(events).toEqual([...events].sort());
  });

  test('an empty list of kinds restricts nothing', async () => {
    const all = await timeline(world, 'bogota-metro-line-1');
    expect(all.totalCount).toBeGreaterThan(0);
    expect(told(await timeline(world, 'bogota-metro-line-1', { kinds: [] }))).toEqual(told(all));
  });
});

describe('the timeline of made-up nodes', () => {
  const world = useWorld({ data: false });

  test('money that moves stands on the timeline of its project, with what moved', async () => {
    const db = world.database.pool as never;
    const project = await store(db, 'project', { starts_on: '2020', ends_on: '2020-02' });
    const loan = await store(db, 'financing', { project_id: project, signed_on: '2019-12-31' });
    const moved = { financing_id: loan, amount: '10.5', currency: 'EUR', date: '2020-01' };
    const transaction = await store(db, 'transaction', moved);
    const events = await timeline(world, project);
    expect(told(events)).toEqual([
      `2019-12-31 FINANCING_SIGNED ${loan}`,
      `2020 PROJECT_STARTED ${project}`,
      `2020-01 MONEY_MOVED ${transaction}`,
      `2020-02 PROJECT_ENDED ${project}`,
    ]);
    expect(events.edges[2]?.node).toMatchObject({
      amount: { amount: '10.5', currency: 'EUR' },
      belongsTo: { slug: loan },
    });
  });
});
