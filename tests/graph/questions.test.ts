/** The questions that the first release answers, with facts worked out by hand from the data files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { useWorld } from '../support/world';

const world = useWorld({ data: true });

const example = (name: string) =>
  readFileSync(join(__dirname, '../../src/pages/examples', `${name}.graphql`), 'utf8');

interface List<T> {
  readonly totalCount: number;
  readonly nodes: readonly T[];
}
interface Named {
  readonly name: string;
}

test('the summit of May 2025 has its plan, five programs and twenty measures with their sectors', async () => {
  const { summit } = await world.ask<{
    summit: {
      plans: List<Named & { statedProjectCount: number; statedProjectCountQualifier: string }>;
      programs: List<Named & { number: number }>;
      measures: List<{ number: number; program: Named; sectors: List<Named> }>;
    };
  }>(example('1-summit'));
  expect(summit.plans.nodes).toHaveLength(1);
  expect(summit.plans.nodes[0]).toMatchObject({
    statedProjectCount: 100,
    statedProjectCountQualifier: 'MORE_THAN',
  });
  expect(summit.programs.nodes.map((program) => program.name)).toEqual([
    'Solidarity Program',
    'Development Program',
    'Civilization Program',
    'Peace Program',
    'People-to-People Connectivity Program',
  ]);
  expect(summit.measures.nodes.map((measure) => measure.number)).toEqual(
    Array.from({ length: 20 }, (_, i) => i + 1),
  );
  const counts = groupBy(summit.measures.nodes, (measure) => measure.program.name);
  expect([...counts.values()].map((measures) => measures.length)).toEqual([1, 5, 2, 5, 7]);
  for (const measure of summit.measures.nodes) {
    expect(measure.sectors.nodes.length).toBeGreaterThan(0);
  }
  expect(world.statements).toHaveLength(1);
});

test('the Yutong agreement leads back to its parties, summit, forum and sources', async () => {
  const { agreement } = await world.ask<{
    agreement: {
      parties: List<Named>;
      onSidelines: boolean;
      summit: { startsOn: string; forum: Named };
      citations: List<{ source: { publisher: string } }>;
    };
  }>(example('12-agreement'));
  expect(agreement.parties.nodes.map((party) => party.name)).toEqual(['Nicaragua', 'Yutong']);
  expect(agreement.summit).toMatchObject({
    startsOn: '2025-05-13',
    forum: { name: 'China-CELAC Forum' },
  });
  expect(agreement.onSidelines).toBe(true);
  expect(agreement.citations.nodes[0]?.source.publisher).toBe('wealthradar.top');
  expect(world.statements).toHaveLength(1);
});

test('the 33 CELAC members have their codes and names, and those in the Belt and Road their dates', async () => {
  interface Member {
    readonly alpha2: string;
    readonly spanish: string;
    readonly chinese: string;
    readonly beltAndRoad: List<{ kind: string; since: string | null }>;
  }
  const { bloc } = await world.ask<{ bloc: { members: List<{ member: Member }> } }>(
    example('6-celac'),
  );
  const members = bloc.members.nodes.map((each) => each.member);
  expect(members).toHaveLength(33);
  expect(new Set(members.map((member) => member.alpha2)).size).toBe(33);
  for (const member of members) expect(member.chinese).toMatch(/\p{Script=Han}/u);
  expect(members.find((member) => member.alpha2 === 'PE')).toMatchObject({
    spanish: 'Perú',
    chinese: '秘鲁',
  });
  const joined = members.flatMap(({ alpha2, beltAndRoad }) =>
    beltAndRoad.nodes.map(({ kind, since }) => `${alpha2} ${kind} ${since ?? 'undated'}`),
  );
  expect(joined.sort()).toEqual([
    'AR MEMBER 2022-02',
    'BR OBSERVER undated',
    'CL MEMBER undated',
    'CO MEMBER 2025-05-14',
    'GD MEMBER 2018',
    'PA FORMER_MEMBER 2017',
    'PE MEMBER undated',
  ]);
});

test("Nicaragua's loans have amount, currency, stage, provider, project and source", async () => {
  interface Loan extends Named {
    readonly stage: string;
    readonly amount: { amount: string; currency: string };
    readonly providers: List<Named>;
    readonly project: Named;
    readonly citations: List<{ source: Named }>;
  }
  const { country } = await world.ask<{ country: { financingsReceived: List<Loan> } }>(
    example('10-loans'),
  );
  const loans = country.financingsReceived.nodes;
  const amounts = loans.map(({ amount }) => `${amount.amount} ${amount.currency}`);
  expect(amounts.sort()).toEqual(
    [
      '1438000000 CNY',
      '1436000000 CNY',
      '2875000000 CNY',
      '194000000 CNY',
      '492320000 CNY',
      '72700000 USD',
      '502300000 CNY',
      '57400000 USD',
      '248600000 USD',
      '33400000 USD',
    ].sort(),
  );
  for (const loan of loans) {
    expect(loan.stage).toBe('COMMITMENT');
    expect(loan.providers.nodes).toHaveLength(1);
    expect(loan.project.name).toMatch(/\S/);
    expect(loan.citations.nodes.length).toBeGreaterThan(0);
  }
});

test('every contested property of every noun stands with its values, who states each, and a reason', async () => {
  const { contested } = await world.ask<{
    contested: List<{
      node: { __typename: string; slug: string };
      property: string;
      reason: string;
      values: List<{
        value: string;
        rank: string;
        reason: string;
        claims: List<{ value: string }>;
      }>;
    }>;
  }>(example('15-contested'));
  expect(contested.nodes).toHaveLength(contested.totalCount);
  const values = contested.nodes.flatMap((property) => property.values.nodes);
  const claims = values.flatMap((value) => value.claims.nodes);
  // The data files put 125 claims into 42 conflict groups.
  expect(claims.length).toBeGreaterThanOrEqual(125);
  for (const { reason, values: stated } of contested.nodes) {
    expect(reason).toMatch(/preferred/);
    expect(stated.nodes[0]?.rank).toBe('PREFERRED');
    for (const value of stated.nodes) expect(value.reason).toMatch(/\S/);
  }
  const line = contested.nodes.find(
    ({ node, property }) => node.slug === 'celac-2025-credit-line' && property === 'amount',
  );
  const ranks = Object.fromEntries(line?.values.nodes.map((v) => [v.value, v.rank]) ?? []);
  expect(ranks).toMatchObject({
    '66000000000 CNY': 'PREFERRED',
    '60000000000 CNY': 'DEPRECATED',
    'nearly 10000000000 USD': 'NORMAL',
  });
  const { financings } = await world.ask<{ financings: List<{ slug: string }> }>(
    '{ financings(first: 100, where: { contested: true }) { totalCount nodes { slug } } }',
  );
  const slugs = contested.nodes.flatMap(({ node }) =>
    node.__typename === 'Financing' ? [node.slug] : [],
  );
  expect(financings.nodes.map(({ slug }) => slug).sort()).toEqual([...new Set(slugs)].sort());
});

test('what Margaret Myers said comes with its subjects, her role and its source', async () => {
  const { person } = await world.ask<{
    person: {
      statements: List<{
        affiliationAsGiven: string;
        stance: string;
        about: List<Named>;
        citations: List<{ source: { publisher: string } }>;
      }>;
    };
  }>(example('4-statement'));
  const [statement] = person.statements.nodes;
  expect(statement).toMatchObject({ stance: 'CAUTIOUS' });
  expect(statement?.affiliationAsGiven).toMatch(/^Managing director, Johns Hopkins/);
  expect(statement?.about.nodes.map((node) => node.name)).toEqual([
    '66-billion-yuan credit line for LAC',
    'US$9 billion regional credit line attributed to the previous plan (summit article)',
    'Global Gateway',
    'Fourth Ministerial Meeting of the China-CELAC Forum',
  ]);
  expect(statement?.citations.nodes[0]?.source.publisher).toBe('wealthradar.top');
});

test.each([
  ['hidroeléctrica', 'hydropower'],
  ['Chancay', 'chancay-port'],
  ['秘鲁', 'peru'],
  ['Perú', 'peru'],
  ['PERU', 'peru'],
  ['credit line', 'celac-2025-credit-line'],
  ['Yutnog', 'yutong'],
  ['Yutnog bus', 'nic-yutong-2023'],
  ['port', 'chancay-port'],
  ['chi', 'chile'],
  ['belt and road', 'belt-and-road-initiative'],
  ['road belt', 'belt-and-road-initiative'],
  [`${'z'.repeat(3000)} '\\":*&|!()<->`, null],
  ['Бразилия', null],
  ['', null],
])('search for %s finds %s first', async (query, slug) => {
  const { search } = await world.ask<{
    search: { edges: { snippet: string; match: string; node: { slug: string } }[] };
  }>(
    'query ($query: String!) { search(query: $query, first: 100) { edges { snippet match node { slug } } } }',
    { query },
  );
  const [found] = search.edges;
  if (slug === null) {
    expect(search.edges).toEqual([]);
    return;
  }
  expect(found?.node.slug).toBe(slug);
  expect(found?.snippet).toContain(found?.match);
  expect(world.statements).toHaveLength(1);
});

test('what bears the name comes before what only mentions it', async () => {
  const { search } = await world.ask<{ search: { nodes: { slug: string }[] } }>(
    '{ search(query: "Chancay", first: 3) { nodes { slug } } }',
  );
  expect(search.nodes[0]?.slug).toBe('chancay-port');
});

test('a hit shows the longest of the words, since it says most', async () => {
  const { search } = await world.ask<{ search: { edges: { match: string }[] } }>(
    '{ search(query: "of and road", first: 5) { edges { match } } }',
  );
  expect(search.edges.map(({ match }) => match.toLowerCase().slice(0, 4))).toEqual(
    Array(5).fill('road'),
  );
});

test('a country is found by any of its identifiers, and a node by its id', async () => {
  const { byCode, byNumber } = await world.ask<{
    byCode: { id: string };
    byNumber: { id: string };
  }>(
    `{ byCode: country(identifier: { scheme: "ISO_3166_1_ALPHA_3", value: "PER" }) { id }
       byNumber: country(identifier: { scheme: "UN_M49", value: "604" }) { id } }`,
  );
  expect(byNumber.id).toBe(byCode.id);
  const { node, nodes } = await world.ask<{ node: object; nodes: (object | null)[] }>(
    `query ($id: ID!) {
      node(id: $id) { __typename slug ... on Country { alpha2 } }
      nodes(ids: ["no-id", $id]) { slug }
    }`,
    { id: byCode.id },
  );
  expect(node).toEqual({ __typename: 'Country', slug: 'peru', alpha2: 'PE' });
  expect(nodes).toEqual([null, { slug: 'peru' }]);
});

test('one operation is one statement, however deep and broad', async () => {
  await world.ask(`{
    summits(first: 5) { nodes { plans { nodes { programs { nodes { measures { nodes { projects { nodes {
      participants { nodes { participant { name memberships { nodes { group { name } } } } } }
      financings { nodes { amount { amount } providers { nodes { name } } } } } } } } } } } } } }
    projects(first: 50) { totalCount nodes { name claims { nodes { source { name } } } } }
    statements { nodes { about { nodes { __typename ... on Plan { summit { name } } } } } }
  }`);
  expect(world.statements).toHaveLength(1);
});

test('nothing is counted unless asked for', async () => {
  await world.ask('{ projects(first: 5) { nodes { name } } }');
  expect(world.statements.join()).not.toMatch(/count\(/i);
});

test.each([
  ['{ projects(first: 0) { totalCount } }', 'first must be between 1 and 100, got 0'],
  ['{ projects(first: 101) { totalCount } }', 'first must be between 1 and 100, got 101'],
  ['{ projects(first: 1, last: 1) { totalCount } }', 'first and last must not be given together'],
  ['{ summit { name } }', 'summit takes exactly one of id, slug and identifier, got none'],
  [
    '{ summit(id: "a", slug: "b") { name } }',
    'summit takes exactly one of id, slug and identifier, got id and slug',
  ],
])('%s is refused: %s', async (source, message) => {
  await expect(world.ask(source)).rejects.toMatchObject({
    message,
    extensions: { code: 'BAD_USER_INPUT' },
  });
});

test('a cursor of another order is refused', async () => {
  const { projects } = await world.ask<{ projects: { pageInfo: { endCursor: string } } }>(
    '{ projects(first: 1) { pageInfo { endCursor } } }',
  );
  await expect(
    world.ask(
      'query ($after: String) { projects(after: $after, orderBy: [{ field: STATUS }]) { totalCount nodes { id } } }',
      { after: projects.pageInfo.endCursor },
    ),
  ).rejects.toThrow(/after must be a cursor of this list in this order/);
});

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

test('what is in a theme is found in the themes below it too', async () => {
  const answer = await world.ask<{
    own: List<Named>;
    all: List<Named>;
    sector: { includes: List<{ slug: string }> };
    deepest: { within: List<{ slug: string }> };
  }>(
    `{
      own: projects(where: { sectors: { some: { slug: { eq: "energy" } } } }) { totalCount }
      all: projects(where: { sectors: { some: { within: { some: { slug: { eq: "energy" } } } } } }) { totalCount }
      sector(slug: "energy") { includes { nodes { slug } } }
      deepest: sector(slug: "solar") { within { nodes { slug } } }
    }`,
  );
  // Of 193 projects and plan items, 4 name energy itself and 28 more one of the themes below it.
  expect(answer.own.totalCount).toBe(4);
  expect(answer.all.totalCount).toBe(32);
  expect(answer.sector.includes.nodes.map(({ slug }) => slug).sort()).toEqual([
    'biomass',
    'clean-energy',
    'energy',
    'energy-storage',
    'hydropower',
    'nuclear-energy',
    'oil-gas-power',
    'power-grid',
    'solar',
    'wind',
  ]);
  expect(answer.deepest.within.nodes.map(({ slug }) => slug).sort()).toEqual([
    'clean-energy',
    'economic-infrastructure',
    'energy',
    'solar',
  ]);
});
