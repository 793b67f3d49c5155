/** What stands around nodes, against `prisma/data/china-celac/*.yaml`. */
import { useWorld } from '../support/world';

const world = useWorld({ data: true });

interface Answer {
  readonly reason: string | null;
  readonly truncated: boolean;
  readonly nodesLeftOut: number | null;
  readonly edgesLeftOut: number;
  readonly node: { readonly slug: string } | null;
  readonly rings: readonly {
    readonly ring: number;
    readonly total: number;
    readonly shown: number;
  }[];
  readonly nodes: readonly {
    readonly ring: number;
    readonly degree: number;
    readonly node: { readonly __typename: string; readonly slug: string };
  }[];
  readonly edges: readonly {
    readonly kind: string;
    readonly meaning: string;
    readonly from: { readonly slug: string };
    readonly to: { readonly slug: string };
  }[];
}

async function idOf(kind: string, slug: string): Promise<string> {
  const { rows } = await world.database.pool.query<{ id: string }>(
    'SELECT id FROM node WHERE kind::text = $1 AND slug = $2',
    [kind, slug],
  );
  return rows[0]?.id ?? slug;
}

async function ask(
  id: string,
  options: { hops?: number; first?: number; kinds?: readonly string[] } = {},
): Promise<Answer> {
  const { neighborhood } = await world.ask<{ neighborhood: Answer }>(
    `query ($id: ID!, $hops: Int, $first: Int, $kinds: [EdgeKind!]) {
      neighborhood(id: $id, hops: $hops, first: $first, kinds: $kinds) {
        reason truncated nodesLeftOut edgesLeftOut node { slug } rings { ring total shown }
        nodes { ring degree node { __typename slug } }
        edges { kind meaning from { slug } to { slug } }
      }
    }`,
    { id, ...options },
  );
  return neighborhood;
}

const slugs = ({ nodes }: Answer): string[] => nodes.map(({ node }) => node.slug);

test('a port: who builds it, what it stands in, and what is said of it', async () => {
  const answer = await ask(await idOf('PROJECT', 'chancay-port'), { first: 100 });
  expect(answer).toMatchObject({
    reason: null,
    truncated: false,
    nodesLeftOut: 0,
    edgesLeftOut: 0,
  });
  // projects.yaml: three participants, one agreement, one initiative, one place; financing.yaml: two financings.
  expect(slugs(answer)).toEqual(
    expect.arrayContaining([
      ...['cosco-shipping-ports', 'volcan', 'chec', 'chancay-subscription-2019'],
      ...['belt-and-road-initiative', 'chancay-first-stage', 'chancay-investment'],
    ]),
  );
  // What many share comes after what is its own: a country, a sector, its sources.
  const kinds = answer.nodes.map(({ node }) => node.__typename);
  const firstShared = kinds.findIndex((kind) => ['Country', 'Sector', 'Source'].includes(kind));
  expect(
    kinds.slice(firstShared).every((kind) => ['Country', 'Sector', 'Source'].includes(kind)),
  ).toBe(true);
  expect(answer.edges).toContainEqual({
    kind: 'CONTRACTOR',
    meaning: 'is a contractor of',
    from: { slug: 'chec' },
    to: { slug: 'chancay-port' },
  });
  // Around it there are edges too: Volcan signed the agreement.
  expect(answer.edges).toContainEqual({
    kind: 'SIGNATORY',
    meaning: 'signed',
    from: { slug: 'volcan' },
    to: { slug: 'chancay-subscription-2019' },
  });
  expect(world.statements).toHaveLength(1);
});

test('nothing is walked on from a country, unless it is asked about', async () => {
  const port = await ask(await idOf('PROJECT', 'chancay-port'), { hops: 1, first: 100 });
  expect(slugs(port)).toContain('peru');
  const mine = await idOf('PROJECT', 'toromocho-copper');
  // projects.yaml: nothing but country, sector and sources joins it to the other mine.
  expect(slugs(await ask(mine, { hops: 2, first: 100 }))).not.toContain('las-bambas-copper');
  expect(slugs(await ask(await idOf('COUNTRY', 'peru'), { first: 100 }))).toContain(
    'las-bambas-copper',
  );
});

test('of the kinds asked for, and of no others', async () => {
  const mine = await idOf('PROJECT', 'toromocho-copper');
  const answer = await ask(mine, { hops: 2, kinds: ['IN_COUNTRY'], first: 100 });
  // projects.yaml: six projects are in Peru, one of them elsewhere too.
  expect(answer.rings).toEqual([
    { ring: 0, total: 1, shown: 1 },
    { ring: 1, total: 1, shown: 1 },
    { ring: 2, total: 5, shown: 5 },
  ]);
  expect(new Set(answer.edges.map(({ kind }) => kind))).toEqual(new Set(['IN_COUNTRY']));
  expect(answer.edges).toHaveLength(6);
});

test('an empty list of kinds restricts nothing', async () => {
  const mine = await idOf('PROJECT', 'toromocho-copper');
  const all = await ask(mine);
  expect(all.edges).not.toEqual([]);
  expect(await ask(mine, { kinds: [] })).toEqual(all);
});

test('what does not fit is counted', async () => {
  const china = await idOf('COUNTRY', 'china');
  const few = await ask(china, { first: 10 });
  const [, ring] = few.rings;
  expect(few.nodes).toHaveLength(11);
  expect(ring?.shown).toBe(10);
  expect(few.nodesLeftOut).toBe((ring?.total ?? 0) - 10);
  const { rows } = await world.database.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (
       SELECT node_id AS id FROM participation WHERE participant_id = $1
       UNION SELECT participant_id FROM participation WHERE node_id = $1
       UNION SELECT coalesce(group_id, initiative_id) FROM membership WHERE member_id = $1
       UNION SELECT member_id FROM membership WHERE group_id = $1
       UNION SELECT id FROM participant WHERE country_id = $1 UNION SELECT id FROM participant WHERE parent_id = $1
       UNION SELECT id FROM project WHERE country_id = $1 UNION SELECT node_id FROM country_share WHERE country_id = $1
       UNION SELECT id FROM summit WHERE country_id = $1 UNION SELECT id FROM statement WHERE speaker_id = $1
       UNION SELECT id FROM program WHERE launched_by_id = $1 UNION SELECT id FROM initiative WHERE launched_by_id = $1
       UNION SELECT source_id FROM citation WHERE node_id = $1 UNION SELECT source_id FROM claim WHERE node_id = $1
       UNION SELECT statement_id FROM statement_subject WHERE node_id = $1
       UNION SELECT agreement_id FROM agreement_subject WHERE node_id = $1
       UNION SELECT from_id FROM transaction WHERE to_id = $1 UNION SELECT id FROM transaction WHERE to_id = $1
     ) x WHERE id IS NOT NULL`,
    [china],
  );
  expect(ring?.total).toBe(rows[0]?.count);
});

test('unknown ids, edges that are asked about as nodes, and bounds', async () => {
  expect(await ask('no-uuid')).toMatchObject({
    reason: 'UNKNOWN_NODE',
    node: null,
    nodes: [],
    edges: [],
  });
  const participation = await idOf(
    'PARTICIPATION',
    'implementer-cosco-shipping-ports-chancay-port',
  );
  expect(await ask(participation)).toMatchObject({ reason: 'IS_EDGE', nodes: [] });
  const peru = await idOf('COUNTRY', 'peru');
  await expect(ask(peru, { hops: 4 })).rejects.toThrow('hops must be between 1 and 3, got 4');
  await expect(ask(peru, { first: 101 })).rejects.toThrow(
    'first must be between 1 and 100, got 101',
  );
});
