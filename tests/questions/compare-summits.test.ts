/** Summit against summit, with figures worked out by hand from `prisma/data/china-celac` and `prisma/data/rates`. */
import { useWorld } from '../support/world';

const world = useWorld({ data: true });

const [Y2014, Y2015, Y2018, Y2021, Y2025] = [
  'brasilia-leaders-meeting-2014',
  'china-celac-ministerial-1',
  'china-celac-ministerial-2',
  'china-celac-ministerial-3',
  'china-celac-ministerial-4',
] as const;
const ALL = [Y2025, Y2018, Y2014, Y2021, Y2015];

interface Slug {
  readonly slug: string;
}
interface Nodes<T> {
  readonly nodes: readonly T[];
  readonly totalCount: number;
}
interface Amount {
  readonly amount: string;
  readonly currency: string;
}

async function idsOf(slugs: readonly string[]): Promise<string[]> {
  const { summits } = await world.ask<{ summits: Nodes<Slug & { id: string }> }>(
    'query ($slugs: [String!]) { summits(first: 50, where: { slug: { in: $slugs } }) { nodes { id slug } } }',
    { slugs },
  );
  return slugs.map((slug) => summits.nodes.find((each) => each.slug === slug)?.id ?? slug);
}

async function compare<T>(slugs: readonly string[], fields: string, args = ''): Promise<T> {
  const ids = await idsOf(slugs);
  const { compareSummits } = await world.ask<{ compareSummits: T }>(
    `query ($ids: [ID!]!) { compareSummits(ids: $ids ${args}) { ${fields} } }`,
    { ids },
  );
  expect(world.statements).toHaveLength(1);
  return compareSummits;
}

describe('money', () => {
  interface Pair {
    readonly earlier: Slug;
    readonly laterSum: Amount | null;
    readonly earlierSum: Amount | null;
    readonly percent: string | null;
    readonly verdict: string;
    readonly reason: string | null;
    readonly lower: number;
    readonly equal: number;
    readonly higher: number;
    readonly cannotTell: number;
  }
  const credit = (fields: string) =>
    `money(first: 50, where: { class: { eq: CREDIT }, later: { is: { slug: { eq: "${Y2025}" } } } }
           orderBy: [{ field: EARLIER }]) { nodes { earlier { slug } ${fields} } }`;
  const PAIR =
    'laterSum { amount currency } earlierSum { amount currency } percent verdict reason lower equal higher cannotTell';
  const pairs = async (args = '', slugs: readonly string[] = ALL) => {
    const { money } = await compare<{ money: Nodes<Pair> }>(slugs, credit(PAIR), args);
    return new Map(money.nodes.map((pair) => [pair.earlier.slug, pair]));
  };

  test('is the credit of 2025 lower than at the summits before? than that of 2014, on every reading', async () => {
    // 66 billion yuan at 7.2166 to the dollar, the average of May 2025, against 20 + 10 billion dollars:
    // 66,000,000,000 / 7.2166 = 9,145,581,021.53; 9.1456 / 30 = 30.5%
    expect((await pairs()).get(Y2014)).toMatchObject({
      laterSum: { amount: '9145581021.53', currency: 'USD' },
      earlierSum: { amount: '30000000000', currency: 'USD' },
      percent: '30.5',
      verdict: 'LOWER',
      reason: null,
      // Eight claims on the line of 2025 state 14 amounts, three on the loan of 2014 state 5: (14 + 1) × (5 + 1)
      lower: 90,
      equal: 0,
      higher: 0,
      cannotTell: 0,
    });
  });

  test('of the other summits no credit of their own is recorded: it cannot be told', async () => {
    const all = await pairs();
    for (const slug of [Y2015, Y2018, Y2021]) {
      expect(all.get(slug)).toMatchObject({
        earlierSum: null,
        percent: null,
        verdict: 'CANNOT_TELL',
        reason: 'NOTHING_EARLIER',
      });
    }
  });

  test('against 2021 it hangs on the 9 billion that the article puts there, and on who is right about 2025', async () => {
    expect((await pairs()).get(Y2021)).toMatchObject({
      // 60 billion yuan, twice: 60,000,000,000 / 7.2166 = 8.31 billion; and “about 8.33 billion”
      lower: 3,
      // “about 9.0 billion”
      equal: 1,
      // 66 billion yuan by the record and four claims, 9.18, 9.2 twice, “nearly 10”, “about 10”, “more than 9”
      higher: 11,
      // each of the 15 where the 9 billion are those of 2025
      cannotTell: 15,
    });
  });

  test('each reading has its amount, its claim with rank and source, and its verdict', async () => {
    interface Reading {
      readonly laterBasis: string;
      readonly laterStated: Amount & { qualifier: string | null };
      readonly laterClaim: Slug & { rank: string; source: Slug };
      readonly laterSum: Amount;
      readonly earlierClaim: Slug;
      readonly verdict: string;
    }
    const { money } = await compare<{
      money: Nodes<{ earlier: Slug; readings: Nodes<Reading> }>;
    }>(
      [Y2021, Y2025],
      credit(`readings(first: 100, where: { earlierBasis: { eq: SEPARATE }, laterBasis: { ne: RECORD } }) { nodes {
        laterBasis laterStated { amount currency qualifier } laterSum { amount currency } verdict
        laterClaim { slug rank source { slug } } earlierClaim { slug } } }`),
    );
    const readings = money.nodes[0]?.readings.nodes ?? [];
    const told = readings.map(({ laterStated: stated, laterClaim: claim, laterSum, verdict }) =>
      [claim.slug, stated.qualifier, stated.amount, stated.currency, laterSum.amount, verdict].join(
        ' ',
      ),
    );
    expect(told.sort()).toEqual([
      'claim-039  66000000000 CNY 9145581021.53 HIGHER',
      'claim-039 ABOUT 9000000000 USD 9000000000 EQUAL',
      'claim-040  66000000000 CNY 9145581021.53 HIGHER',
      'claim-040  9180000000 USD 9180000000 HIGHER',
      'claim-041  9200000000 USD 9200000000 HIGHER',
      'claim-042  66000000000 CNY 9145581021.53 HIGHER',
      'claim-042 ABOUT 9200000000 USD 9200000000 HIGHER',
      'claim-043 LESS_THAN 10000000000 USD 10000000000 HIGHER',
      'claim-044  66000000000 CNY 9145581021.53 HIGHER',
      'claim-044 MORE_THAN 9000000000 USD 9000000000 HIGHER',
      'claim-045  60000000000 CNY 8314164565.03 LOWER',
      'claim-045 ABOUT 10000000000 USD 10000000000 HIGHER',
      'claim-046  60000000000 CNY 8314164565.03 LOWER',
      'claim-046 ABOUT 8330000000 USD 8330000000 LOWER',
    ]);
    expect(readings.find(({ laterClaim }) => laterClaim.slug === 'claim-046')).toMatchObject({
      laterClaim: { rank: 'DEPRECATED', source: { slug: 'febicham-2025-05-14' } },
      earlierClaim: { slug: 'claim-025' },
    });
  });

  test('the readings are walked by pages, each once', async () => {
    const seen = new Set<string>();
    let after: string | null = null;
    interface Page {
      readonly money: Nodes<{
        readings: {
          edges: { cursor: string }[];
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
        };
      }>;
    }
    let pages = 0;
    do {
      const cursor: string = after ? `, after: ${JSON.stringify(after)}` : '';
      const { money }: Page = await compare<Page>(
        [Y2014, Y2025],
        credit(
          `readings(first: 40${cursor}) { edges { cursor } pageInfo { hasNextPage endCursor } }`,
        ),
      );
      const { edges, pageInfo } = money.nodes[0]?.readings ?? { edges: [] };
      for (const edge of edges) seen.add(edge.cursor);
      after = pageInfo?.hasNextPage ? pageInfo.endCursor : null;
      pages += 1;
    } while (after);
    expect([seen.size, pages]).toEqual([90, 3]);
  });

  test('who compares: Margaret Myers and the claims on it stand beside, with their sources', async () => {
    const { money } = await compare<{
      money: Nodes<{
        earlier: Slug;
        statements: Nodes<{ slug: string; citations: Nodes<{ source: Slug }> }>;
        claims: Nodes<{ value: string; source: Slug }>;
      }>;
    }>(
      ALL,
      credit(`statements { nodes { slug citations { nodes { source { slug } } } } }
              claims { nodes { value source { slug } } }`),
    );
    const pair = money.nodes.find(({ earlier }) => earlier.slug === Y2014);
    expect(pair?.statements.nodes.map(({ slug }) => slug).sort()).toEqual([
      'st-fab-2025',
      'st-myers-2025',
    ]);
    const myers = pair?.statements.nodes.find(({ slug }) => slug === 'st-myers-2025');
    expect(myers?.citations.nodes).toEqual([{ source: { slug: 'summit-article-2025' } }]);
    expect(pair?.claims.nodes).toEqual(
      expect.arrayContaining([
        { value: 'lower than at previous summits', source: { slug: 'summit-article-2025' } },
        { value: 'less than half of the 2015 offer', source: { slug: 'fab-credit-2025-05' } },
      ]),
    );
  });

  test('the money of 2014 is old money in 2015, unless one says otherwise', async () => {
    interface Profile {
      readonly summit: Slug;
      readonly money: readonly {
        class: string;
        stated: readonly { sum: Amount }[];
        known: number;
        excluded: number;
        exclusions: Nodes<{ rule: string; financing: Slug; because: Slug | null }>;
      }[];
    }
    const fields = `profiles { summit { slug } money { class stated { sum { amount currency } } known excluded
      exclusions { nodes { rule financing { slug } because { slug } } } } }`;
    const { profiles } = await compare<{ profiles: Profile[] }>([Y2015, Y2014], fields);
    expect(profiles.map(({ summit }) => summit.slug)).toEqual([Y2014, Y2015]);
    const [brasilia, beijing] = profiles;
    expect(brasilia?.money.map(({ class: of, stated }) => [of, stated[0]?.sum.amount])).toEqual([
      ['CREDIT', '30000000000'],
      ['FUND', '5000000000'],
      // the 35 billion are 20 + 10 + 5, which are counted
      ['OTHER', undefined],
    ]);
    expect(brasilia?.money[2]?.exclusions.nodes).toEqual([
      { rule: 'SPLIT_INTO_PARTS', financing: { slug: 'lac-package-2014' }, because: null },
    ]);
    expect(beijing?.money[0]).toMatchObject({ class: 'CREDIT', stated: [], known: 0, excluded: 2 });
    for (const { rule, because } of beijing?.money[0]?.exclusions.nodes ?? []) {
      expect([rule, because?.slug]).toEqual(['ANNOUNCED_ELSEWHERE', Y2014]);
    }
    expect((await pairs(', withoutRules: [ANNOUNCED_ELSEWHERE]')).get(Y2015)).toMatchObject({
      earlierSum: { amount: '30000000000' },
      verdict: 'LOWER',
    });
  });

  test('in another currency, each at the rate of its own day', async () => {
    // 30 billion dollars at 6.1984, the average of July 2014: 185,952,000,000; 66 / 185.952 = 35.5%
    expect((await pairs(', in: "CNY"')).get(Y2014)).toMatchObject({
      laterSum: { amount: '66000000000', currency: 'CNY' },
      earlierSum: { amount: '185952000000', currency: 'CNY' },
      percent: '35.5',
      verdict: 'LOWER',
    });
  });

  test('a sum leaves open what its parts do: more than 45 billion euros, about 9 billion dollars', async () => {
    interface Sum {
      readonly amount: string;
      readonly qualifier: string | null;
    }
    const { profiles, money } = await compare<{
      profiles: { money: { converted: Sum; stated: { sum: Sum }[] }[] }[];
      money: Nodes<{ earlierSum: Sum; readings: Nodes<{ laterSum: Sum | null }> }>;
    }>(
      ['eu-celac-summit-2023', Y2025],
      `profiles { money { converted { amount qualifier } stated { sum { amount qualifier } } } }
       money(where: { class: { in: [OTHER, CREDIT] } }, orderBy: [{ field: CLASS, direction: DESC }]) { nodes {
         earlierSum { amount qualifier }
         readings(first: 20, where: { laterStated: { qualifier: { eq: ABOUT } } }) { nodes { laterSum { amount qualifier } } }
       } }`,
      'in: "EUR"',
    );
    const more = { amount: '45000000000', qualifier: 'MORE_THAN' };
    expect(profiles[0]?.money).toEqual([{ converted: more, stated: [{ sum: more }] }]);
    // The line of 2025 is stated plainly; sources that put it in dollars say “about”: 9.0, 9.2, 10 and 8.33 billion.
    expect(profiles[1]?.money[0]?.converted.qualifier).toBeNull();
    const other = money.nodes.find(({ earlierSum }) => earlierSum !== null);
    expect(other?.earlierSum).toEqual(more);
    const about = money.nodes.flatMap(({ readings }) => readings.nodes);
    expect(about.map(({ laterSum }) => laterSum?.qualifier)).toEqual(Array(4).fill('ABOUT'));
  });

  test('constant prices are null with a reason: the deflators of China end in 2014', async () => {
    const fields = credit(
      'laterConstant { amount } earlierConstant { amount } constantReason verdict',
    );
    const { money } = await compare<{ money: Nodes<object> }>(
      [Y2014, Y2025],
      fields,
      ', baseYear: 2014',
    );
    expect(money.nodes[0]).toMatchObject({
      laterConstant: null,
      earlierConstant: { amount: '30000000000' },
      constantReason: 'NO_DEFLATOR',
    });
  });

  describe('with other data', () => {
    const forget = (slug: string) =>
      world.database.pool.query(
        `UPDATE financing SET amount = NULL, currency = NULL
         WHERE id = (SELECT id FROM node WHERE kind = 'FINANCING' AND slug = $1)`,
        [slug],
      );

    test('what is known may be enough: 9.1 billion are less than 20 and something', async () => {
      await forget('lac-preferential-loans-2014');
      expect((await pairs()).get(Y2014)).toMatchObject({
        earlierSum: { amount: '20000000000' },
        percent: null,
        verdict: 'LOWER',
      });
    });

    test('or not: against something unknown nothing can be told', async () => {
      await forget('lac-infrastructure-special-loan');
      expect((await pairs()).get(Y2014)).toMatchObject({
        earlierSum: null,
        percent: null,
        verdict: 'CANNOT_TELL',
        reason: 'UNKNOWN',
      });
    });

    test('money that is restated is old, and listed', async () => {
      await world.database.pool.query(
        `INSERT INTO node_link (id, kind, from_id, to_id)
         SELECT gen_random_uuid(), 'RESTATES', f.id, t.id FROM node f, node t
         WHERE f.slug = 'celac-2025-credit-line' AND f.kind = 'FINANCING'
           AND t.slug = 'lac-preferential-loans-2014' AND t.kind = 'FINANCING'`,
      );
      expect((await pairs()).get(Y2014)).toMatchObject({
        laterSum: null,
        reason: 'NOTHING_LATER',
      });
      const { restated } = await compare<{ restated: Nodes<object> }>(
        [Y2018, Y2025],
        'restated { nodes { kind summit { slug } node { slug } of { slug } } }',
      );
      expect(restated.nodes).toEqual([
        {
          kind: 'RESTATES',
          summit: { slug: Y2025 },
          node: { slug: 'celac-2025-credit-line' },
          of: { slug: 'lac-preferential-loans-2014' },
        },
      ]);
    });
  });
});

test('promises are matched by unit and theme, and compared a year', async () => {
  interface Kind {
    readonly unit: string;
    readonly sector: Slug | null;
    readonly entries: readonly {
      summit: Slug;
      total: string;
      years: number | null;
      perYear: string | null;
      since: Slug | null;
      percent: string | null;
      verdict: string;
      reason: string | null;
    }[];
  }
  const kind = `nodes { unit sector { slug } entries {
    summit { slug } total years perYear since { slug } percent verdict reason } }`;
  const where = '(where: { unit: { in: ["scholarships", "training places"] } })';
  const { promises, promisesByUnit } = await compare<{
    promises: Nodes<Kind>;
    promisesByUnit: Nodes<Kind>;
  }>(ALL, `promises${where} { ${kind} } promisesByUnit${where} { ${kind} }`);
  const told = (kinds: Nodes<Kind>, unit: string, sector?: string) =>
    kinds.nodes
      .find((each) => each.unit === unit && each.sector?.slug === sector)
      ?.entries.map(({ summit, total, perYear, percent, verdict }) => [
        summit.slug,
        total,
        perYear,
        percent,
        verdict,
      ]);
  // 6,000 / 5; 5,000 / 3, which are 138.9% of 1,200; 3,500 / 3, which are 70% of 5,000 / 3
  expect(told(promises, 'scholarships', 'higher-education')).toEqual([
    [Y2014, '6000', '1200', null, 'CANNOT_TELL'],
    [Y2021, '5000', '1666.6667', '138.9', 'HIGHER'],
    [Y2025, '3500', '1166.6667', '70', 'LOWER'],
  ]);
  // With 500 for teachers of Chinese 2025 has 4,000 / 3, which are 80% of 5,000 / 3
  expect(told(promisesByUnit, 'scholarships')?.at(-1)).toEqual([
    Y2025,
    '4000',
    '1333.3333',
    '80',
    'LOWER',
  ]);
  // Nobody says for how many years the 6,000 of 2014 were; 10,000 / 3 are 333.3% of 3,000 / 3
  expect(told(promises, 'training places', 'vocational-training')).toEqual([
    [Y2014, '6000', null, null, 'CANNOT_TELL'],
    [Y2021, '3000', '1000', null, 'CANNOT_TELL'],
    [Y2025, '10000', '3333.3333', '333.3', 'HIGHER'],
  ]);
});

test('who came is recorded; who is not recorded may have come', async () => {
  interface Attended {
    readonly summit: Slug;
    readonly members: Nodes<{ participant: Slug; participations: Nodes<{ role: string }> }>;
    readonly byPerson: Nodes<{ participant: Slug }>;
    readonly missing: { totalCount: number };
    readonly guests: Nodes<{ participant: Slug }>;
    readonly statedAttendance: Nodes<{ value: string; source: Slug }>;
  }
  const { profiles } = await compare<{ profiles: Attended[] }>(
    [Y2015, Y2025],
    `profiles { summit { slug }
      members: attendance(first: 50, where: { presence: { eq: RECORDED }, isMember: { eq: true } }) {
        totalCount nodes { participant { slug } participations { nodes { role } } } }
      byPerson: attendance(where: { presence: { eq: BY_PERSON } }) { nodes { participant { slug } } }
      missing: attendance(where: { presence: { eq: NOT_RECORDED } }) { totalCount }
      guests: attendance(where: { isMember: { eq: false } }) { nodes { participant { slug } } }
      statedAttendance { totalCount nodes { value source { slug } } } }`,
  );
  const [first, fourth] = profiles;
  // China, Costa Rica; by their presidents and prime ministers Ecuador, Venezuela, Bahamas; of 1 + 33
  expect(first?.members.nodes.map(({ participant }) => participant.slug).sort()).toEqual([
    'china',
    'costa-rica',
  ]);
  expect(first?.byPerson.nodes.map(({ participant }) => participant.slug).sort()).toEqual([
    'bahamas',
    'ecuador',
    'venezuela',
  ]);
  expect(first?.missing.totalCount).toBe(34 - 5);
  // China and the 15 of CELAC that the records name, of 28 that a source counts
  expect(fourth?.members.totalCount).toBe(16);
  expect(fourth?.missing.totalCount).toBe(34 - 16);
  expect(fourth?.guests.nodes).toEqual([{ participant: { slug: 'dilma-rousseff' } }]);
  expect(fourth?.statedAttendance.nodes).toContainEqual({
    value: '28 of 33 CELAC members and six regional organisations',
    source: { slug: 'socialistchina-attendance-2025' },
  });
  for (const { participations } of fourth?.members.nodes ?? []) {
    expect(participations.nodes.length).toBeGreaterThan(0);
  }
});

test('themes are gained and dropped from meeting to meeting, and may live on above or beneath', async () => {
  interface Change {
    readonly change: string;
    readonly sector: Slug;
    readonly related: Nodes<Slug>;
    readonly namedIn: Nodes<Slug>;
  }
  const { sectorChanges } = await compare<{ sectorChanges: Nodes<Change> }>(
    [Y2021, Y2025],
    'sectorChanges(first: 100) { nodes { change sector { slug } related { nodes { slug } } namedIn { nodes { slug } } } }',
  );
  const of = (change: string) =>
    sectorChanges.nodes.filter((each) => each.change === change).map(({ sector }) => sector.slug);
  // Of the 16 themes of the plan of 2021 and the 4 of its measures (3 of them its own), against those of 2025
  expect(of('DROPPED').sort()).toEqual([
    'airports',
    'environment',
    'food-security',
    'governance',
    'health',
    'nuclear-energy',
    'satellites-space',
    'transport',
  ]);
  // The plan of 2025 does not name tourism; its measure on visas does.
  const tourism = sectorChanges.nodes.find(({ sector }) => sector.slug === 'tourism');
  expect(tourism?.change).toBe('KEPT');
  expect(tourism?.namedIn.nodes.map(({ slug }) => slug).sort()).toEqual([
    'm2025-20-visa-free',
    'plan-2022-2024',
  ]);
  const clean = sectorChanges.nodes.find(({ sector }) => sector.slug === 'clean-energy');
  expect(clean).toMatchObject({ change: 'GAINED', related: { nodes: [{ slug: 'energy' }] } });
});

describe('ids', () => {
  test('an id that is no meeting is listed, and the others are compared', async () => {
    const { plan } = await world.ask<{ plan: { id: string } }>(
      '{ plan(slug: "plan-2025-2027") { id } }',
    );
    const nobody = '00000000-0000-4000-8000-000000000000';
    const { profiles, notCompared } = await compare<{
      profiles: { summit: Slug }[];
      notCompared: object[];
    }>(
      [Y2025, plan.id, nobody, 'no id'],
      'profiles { summit { slug } } notCompared { asked reason node { __typename slug } } money { totalCount }',
    );
    expect(profiles.map(({ summit }) => summit.slug)).toEqual([Y2025]);
    const node = { __typename: 'Plan', slug: 'plan-2025-2027' };
    const sorted = [
      { asked: nobody, reason: 'NO_NODE', node: null },
      { asked: plan.id, reason: 'NO_SUMMIT', node },
      { asked: 'no id', reason: 'NO_NODE', node: null },
    ].sort((a, b) => (a.asked < b.asked ? -1 : 1));
    expect(notCompared).toEqual(sorted);
  });

  test('meetings can be named by their slugs, in place of ids', async () => {
    const ask = (args: string) =>
      world.ask<{ compareSummits: { profiles: { summit: Slug }[]; notCompared: object[] } }>(
        `{ compareSummits(${args}) { profiles { summit { slug } } notCompared { asked reason } } }`,
      );
    const { compareSummits } = await ask(`slugs: ["${Y2025}", "plan-2025-2027", "no", "${Y2014}"]`);
    expect(compareSummits).toEqual({
      profiles: [{ summit: { slug: Y2014 } }, { summit: { slug: Y2025 } }],
      notCompared: [
        { asked: 'no', reason: 'NO_NODE' },
        { asked: 'plan-2025-2027', reason: 'NO_SUMMIT' },
      ],
    });
    await expect(ask('slugs: ["a", "b"], ids: ["a", "b"]')).rejects.toThrow(
      'compareSummits takes exactly one of ids and slugs, got both',
    );
    await expect(ask('in: "USD"')).rejects.toThrow('got none');
  });

  test('nothing but unknown ids is an empty comparison', async () => {
    expect(
      await compare(
        ['a', 'b'],
        'baseYear profiles { startsOn } money { totalCount } promises { totalCount } sectorChanges { totalCount } restated { totalCount }',
      ),
    ).toEqual({
      baseYear: null,
      profiles: [],
      money: { totalCount: 0 },
      promises: { totalCount: 0 },
      sectorChanges: { totalCount: 0 },
      restated: { totalCount: 0 },
    });
  });

  test.each([
    [[Y2025], 1],
    [[Y2025, Y2025], 1],
    [Array.from({ length: 11 }, (_, i) => String(i)), 11],
  ])('too few or too many are an error: %j', async (slugs, count) => {
    await expect(compare(slugs, 'id')).rejects.toThrow(
      `ids must hold between 2 and 10 different ids, got ${count}`,
    );
  });
});
