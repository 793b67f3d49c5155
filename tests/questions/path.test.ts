/** Paths against what stands in `prisma/data/china-celac/*.yaml`. */
import { useWorld } from '../support/world';

const world = useWorld({ data: true });

interface Step {
  readonly kind: string;
  readonly meaning: string;
  readonly role: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly weak: boolean;
  readonly from: { readonly slug: string };
  readonly to: { readonly slug: string };
  readonly record: { readonly __typename: string; readonly slug: string };
  readonly sources: { readonly nodes: readonly { readonly slug: string }[] };
}

interface Answer {
  readonly reason: string | null;
  readonly truncated: boolean;
  readonly looked: number;
  readonly from: { readonly slug: string } | null;
  readonly to: { readonly slug: string } | null;
  readonly paths: readonly {
    readonly hops: number;
    readonly weakHops: number;
    readonly steps: readonly Step[];
  }[];
}

/** The id of a node, by its kind and slug: `company:yutong`. */
async function idOf(name: string): Promise<string> {
  const [kind = '', slug = ''] = name.split(':');
  const { rows } = await world.database.pool.query<{ id: string }>(
    'SELECT id FROM node WHERE kind::text = $1 AND slug = $2',
    [kind.toUpperCase(), slug],
  );
  return rows[0]?.id ?? name;
}

interface Options {
  readonly maxHops?: number;
  readonly first?: number;
  readonly via?: readonly string[];
  readonly avoid?: readonly string[];
}

async function ask(from: string, to: string, options: Options = {}): Promise<Answer> {
  const { path } = await world.ask<{ path: Answer }>(
    `query ($from: ID!, $to: ID!, $maxHops: Int, $first: Int, $via: [EdgeKind!], $avoid: [EdgeKind!]) {
      path(from: $from, to: $to, maxHops: $maxHops, first: $first, via: $via, avoid: $avoid) {
        reason truncated looked from { slug } to { slug }
        paths { hops weakHops steps {
          kind meaning role startsOn endsOn weak from { slug } to { slug } record { __typename slug }
          sources { nodes { slug } }
        } }
      }
    }`,
    { from: await idOf(from), to: await idOf(to), ...options },
  );
  return path;
}

/** Each path as a reader says it. */
const said = ({ paths }: Answer): string[] =>
  paths.map(({ steps }) =>
    steps.reduce(
      (text, { meaning, to }) => `${text} — ${meaning} → ${to.slug}`,
      steps[0]?.from.slug ?? '',
    ),
  );

test('a port and its builder are one participation apart', async () => {
  // projects.yaml: chancay-port has cosco-shipping-ports as IMPLEMENTER, on six sources.
  const answer = await ask('company:cosco-shipping-ports', 'project:chancay-port', { first: 1 });
  expect(answer).toMatchObject({
    reason: null,
    truncated: false,
    from: { slug: 'cosco-shipping-ports' },
    to: { slug: 'chancay-port' },
    paths: [
      {
        hops: 1,
        weakHops: 0,
        steps: [
          {
            kind: 'IMPLEMENTER',
            meaning: 'carries out',
            role: 'IMPLEMENTER',
            weak: false,
            record: { __typename: 'Participation' },
          },
        ],
      },
    ],
  });
  expect(answer.paths[0]?.steps[0]?.sources.nodes).toHaveLength(6);
  expect(world.statements).toHaveLength(1);
});

test('a bus maker and a president: by way of the less known agreement first', async () => {
  // agreements.yaml: Yutong is a party to both, both signed in 2025-05 at china-celac-ministerial-4, where
  // participations.yaml has Boric speak on 2025-05-13. The package has 6 edges (two parties, summit, what it is about,
  // its part, a source); the agreement that is part of it has 7: a claim too.
  const answer = await ask('company:yutong', 'person:gabriel-boric', { first: 2 });
  const end = 'was signed at → china-celac-ministerial-4 — has as a speaker → gabriel-boric';
  expect(said(answer)).toEqual([
    `yutong — signed → nic-four-company-deals-2025 — ${end}`,
    `yutong — signed → nic-yutong-ev-2025-05 — ${end}`,
  ]);
  expect(answer.paths[1]?.steps).toMatchObject([
    { role: 'SIGNATORY', startsOn: '2025-05', endsOn: '2025-05' },
    {
      kind: 'SIGNED_AT',
      role: null,
      startsOn: '2025-05',
      record: { __typename: 'Agreement', slug: 'nic-yutong-ev-2025-05' },
      sources: { nodes: [{ slug: 'summit-article-2025' }] },
    },
    { role: 'SPEAKER', startsOn: '2025-05-13', endsOn: '2025-05-13' },
  ]);
});

test('the words are those of the direction in which an edge is walked', async () => {
  const there = await ask('company:yutong', 'person:gabriel-boric', { first: 1 });
  const back = await ask('person:gabriel-boric', 'company:yutong', { first: 1 });
  expect(said(back)).toEqual([
    'gabriel-boric — speaks at → china-celac-ministerial-4 — saw the signing of → nic-four-company-deals-2025 — was signed by → yutong',
  ]);
  expect(back.paths[0]?.hops).toBe(there.paths[0]?.hops);
});

describe('a bank and a port', () => {
  const [bank, port] = ['organization:china-development-bank', 'project:chancay-port'] as const;
  // projects.yaml: the bank funds bogota-metro-line-1, whose contractor chec is one of chancay-port too.
  const byMetro =
    'china-development-bank — funds → bogota-metro-line-1 — has as a contractor → chec — is a contractor of → chancay-port';

  test('are joined by a builder that works for both', async () => {
    expect(said(await ask(bank, port, { first: 1 }))).toEqual([byMetro]);
  });

  test('kinds to avoid are avoided', async () => {
    // financing.yaml: the bank funds san-gaban-iii-loan to Peru, which receives chancay-first-stage for the port.
    const [first] = said(await ask(bank, port, { avoid: ['CONTRACTOR'] }));
    expect(first).toBe(
      'china-development-bank — funds → san-gaban-iii-loan — is received by → peru — receives → chancay-first-stage — finances → chancay-port',
    );
  });

  test('no other kinds than those asked for are walked', async () => {
    const via = ['FUNDER', 'CONTRACTOR'];
    expect(said(await ask(bank, port, { via, first: 1 }))).toEqual([byMetro]);
    const none = await ask(bank, port, { via: ['FUNDER'] });
    expect(none).toMatchObject({ reason: 'NO_PATH', truncated: false, paths: [] });
    expect(none.looked).toBeGreaterThan(0);
  });

  test('an empty list of kinds restricts nothing', async () => {
    const all = await ask(bank, port);
    expect(all.paths).not.toEqual([]);
    expect(await ask(bank, port, { via: [], avoid: [] })).toEqual(all);
  });

  test('no path is longer than asked for', async () => {
    expect(await ask(bank, port, { maxHops: 2, avoid: WEAK })).toMatchObject({
      reason: 'NO_PATH',
      paths: [],
    });
    expect((await ask(bank, port, { maxHops: 3, avoid: WEAK })).paths[0]?.hops).toBe(3);
  });
});

const WEAK = ['IN_COUNTRY', 'HELD_IN', 'OF_COUNTRY', 'IN_SECTOR', 'SUPPORTED_BY', 'DESCRIBED_BY'];

describe('what many share', () => {
  // projects.yaml: both mines are in Peru and of the sector copper, and have no participant in common.
  const [one, other] = ['project:toromocho-copper', 'project:las-bambas-copper'] as const;

  test('is said where there is nothing else, the theme of few before the country of many', async () => {
    const answer = await ask(one, other, { maxHops: 2, first: 2 });
    expect(said(answer)).toEqual([
      'toromocho-copper — belongs to → copper — is a theme of → las-bambas-copper',
      'toromocho-copper — is in → peru — is the site of → las-bambas-copper',
    ]);
    for (const { hops, weakHops, steps } of answer.paths) {
      expect([hops, weakHops, steps.map(({ weak }) => weak)]).toEqual([2, 2, [true, true]]);
    }
  });

  test('comes after whatever else joins two, however long that is', async () => {
    const { paths } = await ask(one, other, { maxHops: 8, first: 10 });
    const weak = paths.map(({ weakHops }) => weakHops > 0);
    expect(weak).toEqual([...weak].sort());
    expect(weak[0]).toBe(false);
    expect(paths[0]?.hops).toBeGreaterThan(2);
  });

  test('is no weak answer where it is asked for', async () => {
    const answer = await ask(one, other, { via: ['IN_COUNTRY'] });
    expect(said(answer)[0]).toContain('is in → peru');
    expect(answer.paths[0]).toMatchObject({ hops: 2, weakHops: 0 });
  });

  test('is an answer where it is itself an end', async () => {
    const answer = await ask(one, 'country:peru', { first: 1 });
    expect(said(answer)).toEqual(['toromocho-copper — is in → peru']);
    expect(answer.paths[0]?.weakHops).toBe(0);
  });
});

describe('ends', () => {
  test('a text that no database has is of no node', async () => {
    const { path } = await world.ask<{ path: Answer }>(
      'query ($from: ID!) { path(from: $from, to: "peru") { reason } }',
      { from: 'a\0b' },
    );
    expect(path.reason).toBe('UNKNOWN_FROM');
  });
  test('may be named by their slugs', async () => {
    const { path } = await world.ask<{ path: Answer }>(
      '{ path(from: "cosco-shipping-ports", to: "chancay-port") { from { slug } to { slug } paths { hops } } }',
    );
    expect(path).toMatchObject({
      from: { slug: 'cosco-shipping-ports' },
      to: { slug: 'chancay-port' },
      paths: [{ hops: 1 }, { hops: 2 }, { hops: 2 }],
    });
  });

  test('a node and itself are no edge apart', async () => {
    const answer = await ask('country:peru', 'country:peru');
    expect(answer).toMatchObject({ reason: null, paths: [{ hops: 0, weakHops: 0, steps: [] }] });
  });

  test.each([
    ['no-such-slug', 'country:peru', 'UNKNOWN_FROM'],
    ['0190aaaa-0000-7000-8000-000000000000', 'country:peru', 'UNKNOWN_FROM'],
    ['country:peru', '0190aaaa-0000-7000-8000-000000000000', 'UNKNOWN_TO'],
    ['country:peru', 'participation:implementer-cosco-shipping-ports-chancay-port', 'END_IS_EDGE'],
  ])('%s and %s: %s', async (from, to, reason) => {
    const answer = await ask(from, to);
    expect(answer).toMatchObject({ reason, paths: [], looked: 0 });
  });

  test.each([
    [{ maxHops: 0 }, 'maxHops must be between 1 and 8, got 0'],
    [{ maxHops: 9 }, 'maxHops must be between 1 and 8, got 9'],
    [{ first: 0 }, 'first must be between 1 and 10, got 0'],
    [{ first: 11 }, 'first must be between 1 and 10, got 11'],
    [
      { via: ['FUNDER'], avoid: ['FUNDER'] },
      'via and avoid must not name the same kind, got FUNDER',
    ],
  ])('%j is refused', async (options, message) => {
    await expect(ask('country:peru', 'country:chile', options)).rejects.toThrow(message);
  });
});

test('several paths are one statement', async () => {
  const [peru, chile] = [await idOf('country:peru'), await idOf('country:chile')];
  const { a, b } = await world.ask<{ a: Answer; b: Answer }>(
    `query ($peru: ID!, $chile: ID!) {
      a: path(from: $peru, to: $chile) { reason paths { hops } }
      b: path(from: $chile, to: $chile) { reason paths { hops } }
    }`,
    { peru, chile },
  );
  expect(a.paths[0]?.hops).toBe(2);
  expect(b.paths).toEqual([{ hops: 0 }]);
  expect(world.statements).toHaveLength(1);
});
