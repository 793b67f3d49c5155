/** What is contested, against `prisma/data/china-celac/claims.yaml`, read by hand. */
import { useWorld } from '../support/world';

const world = useWorld({ data: true });

interface Property {
  readonly property: string;
  readonly node: { readonly id: string; readonly slug: string };
}

interface Contested extends Property {
  readonly kind: string;
  readonly since: string | null;
  readonly reason: string;
  readonly values: {
    readonly nodes: readonly {
      readonly value: string;
      readonly year: string | null;
      readonly own: boolean;
      readonly rank: string;
      readonly claims: { readonly nodes: readonly { source: { slug: string } }[] };
      readonly citations: { readonly nodes: readonly { source: { slug: string } }[] };
    }[];
  };
  readonly against: { readonly nodes: readonly Property[] };
}

const FIELDS = `
  property kind since reason node { id slug }
  values { nodes { value year own rank claims { nodes { source { slug } } } citations { nodes { source { slug } } } } }
  against { nodes { property node { id slug } } }`;

async function contested(where = '{}'): Promise<readonly Contested[]> {
  const answer = await world.ask<{ contested: { nodes: readonly Contested[] } }>(
    `{ contested(first: 100, where: ${where}) { nodes { ${FIELDS} } } }`,
  );
  expect(world.statements).toHaveLength(1);
  return answer.contested.nodes;
}

async function one(slug: string, property: string): Promise<Contested> {
  const [found, ...others] = await contested(
    `{ node: { is: { slug: { eq: "${slug}" } } }, property: { eq: "${property}" } }`,
  );
  expect(others).toEqual([]);
  if (!found) throw new Error(`${property} of ${slug} is not contested`);
  return found;
}

const named = ({ property, node }: Property) => `${property} of ${node.slug}`;

test('the amount of the credit line: four values, each with the sources that state it', async () => {
  const { kind, since, values } = await one('celac-2025-credit-line', 'amount');
  expect(kind).toBe('SOURCES_DIFFER');
  // All of May 2025; the earliest dates are known by the month alone.
  expect(since).toBe('2025-05');
  const sides = values.nodes.map(({ value, own, rank, claims }) => ({
    value,
    own,
    rank,
    sources: claims.nodes.map(({ source }) => source.slug).sort(),
  }));
  expect(sides).toEqual([
    {
      value: '66000000000 CNY',
      own: true,
      rank: 'PREFERRED',
      sources: [
        'aztecjournal-2025-05-13',
        'fab-credit-2025-05',
        'jpmas-2025-05',
        'totalsapiens-2025-05',
      ],
    },
    { value: '9200000000 USD', own: false, rank: 'NORMAL', sources: ['dw-2025-05-13'] },
    {
      value: 'nearly 10000000000 USD',
      own: false,
      rank: 'NORMAL',
      sources: ['bne-newsdesk-2025-05-13'],
    },
    {
      value: '60000000000 CNY',
      own: false,
      rank: 'DEPRECATED',
      sources: ['comexlatam-2025-05', 'febicham-2025-05-14'],
    },
  ]);
});

test.each([
  ['la-libertad-pier', 'status', 'RECORD_DIFFERS', 'CLOSED', ['IMPLEMENTATION']],
  ['lac-preferential-loans-2014', 'providers', 'RECORD_DIFFERS', 'china', ['bank-of-china']],
  [
    'celac-2025-credit-line',
    'sectors',
    'SOURCES_DIFFER',
    'infrastructure, clean-energy, energy, industry',
    ['infrastructure, clean energy', 'infrastructure, energy, industry'],
  ],
])(
  "%s.%s: the record's own value is a side, with what the record cites",
  async (slug, property, kind, own, others) => {
    const found = await one(slug, property);
    expect(found.kind).toBe(kind);
    const [first, ...rest] = found.values.nodes;
    expect(first).toMatchObject({
      value: own,
      rank: 'PREFERRED',
      own: true,
      claims: { nodes: [] },
    });
    expect(rest.map(({ value }) => value).sort()).toEqual(others);
    const { nodes } = await world.ask<{
      nodes: [{ citations: Contested['values']['nodes'][0]['citations'] }];
    }>('query ($id: ID!) { nodes(ids: [$id]) { citations { nodes { source { slug } } } } }', {
      id: found.node.id,
    });
    expect(nodes[0].citations.nodes.length).toBeGreaterThan(1);
    expect(first?.citations).toEqual(nodes[0].citations);
  },
);

test('every contested property has one preferred value for each year, and each claim states one of its values', async () => {
  const all = await contested();
  expect(all).toHaveLength(53);
  for (const { values, ...property } of all) {
    const preferred = values.nodes.filter(({ rank }) => rank === 'PREFERRED');
    expect(new Set(values.nodes.map(({ year }) => year)).size).toBe(preferred.length);
    expect(values.nodes.filter(({ own }) => own).length).toBeLessThanOrEqual(1);
    for (const { own, claims, citations } of values.nodes) {
      expect(claims.nodes.length + citations.nodes.length).toBeGreaterThan(0);
      if (!own)
        expect({ ...property, citations }).toEqual({ ...property, citations: { nodes: [] } });
    }
  }
});

test('a conflict across nodes can be walked from either end', async () => {
  const line = await one('celac-2025-credit-line', 'summit');
  expect(line.kind).toBe('SET_AGAINST');
  const other = 'article-credit-line-previous-plan';
  expect(line.against.nodes.map(named).sort()).toEqual([
    `amount of ${other}`,
    `plan of ${other}`,
    `sectors of ${other}`,
  ]);
  // What one article says of one record is one side: it is not set against itself.
  const plan = await one(other, 'plan');
  expect(plan.against.nodes.map(named)).toEqual(['summit of celac-2025-credit-line']);
  for (const property of await contested()) {
    for (const opposed of property.against.nodes) {
      const back = await one(opposed.node.slug, opposed.property);
      expect(back.against.nodes.map(named)).toContain(named(property));
    }
  }
});

test.each([
  [
    'by the kind of the node',
    '{ node: { is: { nodeKind: { eq: COUNTRY } } } }',
    ['assistance of united-states'],
  ],
  [
    'by the kind of the dispute',
    '{ kind: { eq: RECORD_DIFFERS } }',
    ['providers of lac-preferential-loans-2014', 'status of la-libertad-pier'],
  ],
  [
    'by who states a value',
    '{ values: { some: { claims: { some: { source: { is: { slug: { eq: "ticotimes-2014-07-17" } } } } } } } }',
    ['amount of lac-infrastructure-special-loan', 'providers of lac-preferential-loans-2014'],
  ],
  [
    'by when it began',
    '{ since: { lt: "2015" } }',
    [
      'amount of lac-infrastructure-special-loan',
      'amount of santa-cruz-dams-loan',
      'providers of lac-infrastructure-special-loan',
      'providers of lac-preferential-loans-2014',
      'providers of santa-cruz-dams-loan',
    ],
  ],
])('is found %s', async (_, where, expected) => {
  expect((await contested(where)).map(named).sort()).toEqual(expected);
});
