import { type OperationDefinitionNode, parse } from 'graphql';

import { createGraph, type Graph } from '../../src/graph';
import type { ListingOptions } from '../../src/listings/listings';
import { counted } from '../support/counted';
import { useDatabase } from '../support/database';
import { randomOf } from '../support/operations';

const RUNS = Number(process.env.LAW_RUNS ?? 300);

const WALK = `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: [ProjectOrder!], $where: ProjectWhere) {
  projects(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy, where: $where) {
    totalCount
    edges { cursor node { slug status } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

interface Walked {
  readonly totalCount: number;
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly slug: string } }[];
}

const database = useDatabase({ data: true });
const statements: string[] = [];
const open: Graph[] = [];

/** The graph, telling lists of so many rows. */
async function graphWith(listings: ListingOptions): Promise<Graph> {
  const graph = await createGraph(counted(database.pool, statements), {
    listings,
    revisions: true,
  });
  open.push(graph);
  return graph;
}

afterEach(async () => {
  for (const graph of open.splice(0)) await graph.close();
});

const documents = new Map<string, ReturnType<typeof parse>>();

/** What it answers, and whether listings told it. */
async function ask(graph: Graph, source: string, variables: Record<string, unknown> = {}) {
  const document = documents.get(source) ?? parse(source);
  documents.set(source, document);
  statements.length = 0;
  const operation = document.definitions[0] as OperationDefinitionNode;
  const { data, revision } = await graph.answer({ document, operation, variables });
  const isListed = (sql = '') => sql.includes('isAnyBehind');
  return {
    data,
    revision,
    isTold: isListed(statements.at(-1)),
    wasTried: statements.some(isListed),
  };
}

/** Asks until listings tell it. */
async function untilTold(graph: Graph, source: string, variables: Record<string, unknown> = {}) {
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await ask(graph, source, variables);
    if (answer.isTold) return answer;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`no listing told ${source}`);
}

const walked = ({ data }: { readonly data: string }): Walked => JSON.parse(data).projects;

const COUNT = 'query ($where: ProjectWhere) { projects(where: $where) { totalCount } }';

describe('a list that is counted', () => {
  test('is told as it would be found, any page of it by any filter', async () => {
    const [graph, plain] = [await graphWith({ least: 1 }), await graphWith({ least: 1e9 })];
    const { rows } = await database.pool.query<{ facet: string; words: string[] }>(`
      SELECT 'sectors' AS facet, array_agg(DISTINCT n.slug) AS words FROM sector_share s JOIN project p ON p.id = s.node_id JOIN node n ON n.id = s.sector_id
      UNION ALL SELECT 'countries', array_agg(DISTINCT n.slug) FROM country_share s JOIN project p ON p.id = s.node_id JOIN node n ON n.id = s.country_id
      UNION ALL SELECT 'plan', array_agg(DISTINCT n.slug) FROM project p JOIN node n ON n.id = p.plan_id
      UNION ALL SELECT 'role', array_agg(DISTINCT r.role::text) FROM participation r JOIN project p ON p.id = r.node_id
      UNION ALL SELECT 'status', array_agg(DISTINCT status::text) FROM project`);
    const words = Object.fromEntries(rows.map((row) => [row.facet, [...row.words, 'not-there']]));
    const random = randomOf(7);
    const pick = <T>(items: readonly T[] = []): T =>
      items[Math.floor(random() * items.length)] as T;
    const isEnum = (facet: string) => facet === 'status' || facet === 'role';
    const compared = (facet: string) => {
      const known = isEnum(facet) ? words[facet]?.slice(0, -1) : words[facet];
      return random() < 0.5 ? { eq: pick(known) } : { in: [pick(known), pick(known), pick(known)] };
    };
    const conditions = (): Record<string, unknown> => ({
      ...(random() < 0.4 && { status: compared('status') }),
      ...(random() < 0.4 && { sectors: { some: { slug: compared('sectors') } } }),
      ...(random() < 0.3 && { countries: { some: { slug: compared('countries') } } }),
      ...(random() < 0.2 && { participants: { some: { role: compared('role') } } }),
      ...(random() < 0.2 && { plan: { is: { slug: compared('plan') } } }),
    });
    // All facets are wanted from here on.
    await untilTold(graph, COUNT, {
      where: {
        status: { eq: 'CLOSED' },
        sectors: { some: { slug: { eq: 'x' } } },
        countries: { some: { slug: { eq: 'x' } } },
        participants: { some: { role: { eq: 'FUNDER' } } },
        plan: { is: { slug: { eq: 'x' } } },
      },
    });
    const cursors: string[] = [];
    let told = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const isOtherOrder = run % 20 === 0;
      const size = 1 + Math.floor(random() * 7);
      const variables = {
        where: random() < 0.3 ? { AND: [conditions(), conditions()] } : conditions(),
        ...(random() < 0.5 ? { first: size } : { last: size }),
        ...(!isOtherOrder && random() < 0.4 && cursors.length > 0 && { after: pick(cursors) }),
        ...(!isOtherOrder && random() < 0.4 && cursors.length > 0 && { before: pick(cursors) }),
        ...(random() < 0.2 && { orderBy: [{ field: 'NAME', direction: 'ASC' }] }),
        ...(isOtherOrder && { orderBy: [{ field: 'NAME', direction: 'DESC' }] }),
      };
      const expected = await ask(plain, WALK, variables);
      // The first times that a form is asked it is not worth a plan of its own.
      for (let times = 0; times < 3; times += 1) {
        const answer = await ask(graph, WALK, variables);
        expect({ ...variables, ...answer }).toMatchObject({
          ...variables,
          data: expected.data,
          revision: expected.revision,
        });
        if (answer.isTold) told += 1;
      }
      if (!isOtherOrder) cursors.push(...walked(expected).edges.map(({ cursor }) => cursor));
    }
    expect(told).toBeGreaterThan(RUNS);
  }, 120_000);

  test('is never told as it was before a write', async () => {
    const graph = await graphWith({ least: 1 });
    const where = { status: { eq: 'CANCELLED' } };
    const before = walked(await untilTold(graph, WALK, { where })).totalCount;
    await database.pool.query(
      `UPDATE project SET status = 'CANCELLED' WHERE status <> 'CANCELLED' AND id IN (SELECT id FROM project WHERE status <> 'CANCELLED' LIMIT 3)`,
    );
    const after = await ask(graph, WALK, { where });
    expect(after).toMatchObject({ isTold: false, wasTried: true });
    expect(walked(after).totalCount).toBe(before + 3);
    expect(walked(await untilTold(graph, WALK, { where })).totalCount).toBe(before + 3);
  });

  test('is looked for where a cursor is of a row that has moved', async () => {
    const [graph, plain] = [await graphWith({ least: 1 }), await graphWith({ least: 1e9 })];
    const { edges } = walked(await ask(plain, WALK, { first: 9 }));
    const moved = edges[3]?.node.slug;
    await database.pool.query(
      `UPDATE node SET sort_name = 'zzz' WHERE kind = 'PROJECT' AND slug = $1`,
      [moved],
    );
    await untilTold(graph, WALK, { first: 2, after: edges[1]?.cursor });
    for (const { cursor, node } of edges) {
      const expected = await ask(plain, WALK, { first: 2, after: cursor });
      const answer = await ask(graph, WALK, { first: 2, after: cursor });
      expect(answer.data).toBe(expected.data);
      expect(answer.isTold).toBe(node.slug !== moved);
    }
    // The listing itself is still good.
    expect(await ask(graph, WALK, { first: 2, after: edges[1]?.cursor })).toMatchObject({
      isTold: true,
    });
    await expect(ask(graph, WALK, { first: 2, after: 'not-of-this-list' })).rejects.toThrow(
      'after must be a cursor of this list',
    );
  });

  test.each([
    ['of few rows', { least: 1e6 }, {}],
    ['for which there is no memory', { least: 1, megabytes: 0.001 }, {}],
    [
      'by words of which there are too many',
      { least: 1, mostWords: 2 },
      { sectors: { some: { slug: { eq: 'x' } } } },
    ],
    [
      'by words that rows have too many times',
      { least: 1, mostPlaces: 10 },
      { sectors: { some: { slug: { eq: 'x' } } } },
    ],
    ['by what is no facet', { least: 1 }, { slug: { contains: 'a' } }],
    [
      'by two properties of one and the same',
      { least: 1 },
      { sectors: { some: { slug: { eq: 'x' }, name: { startsWith: 'x' } } } },
    ],
    ['without one of them', { least: 1 }, { NOT: { status: { eq: 'CLOSED' } } }],
    [
      'that edges lead to over three others',
      { least: 1 },
      { plan: { is: { summit: { is: { forum: { is: { slug: { eq: 'x' } } } } } } } },
    ],
  ])('%s is looked for as ever', async (_, options, where) => {
    const [graph, other] = [await graphWith(options), await graphWith({ least: 1 })];
    let isOther = 0;
    // By then the first had as much time as another needs.
    for (let tries = 0; tries < 300 && isOther < 8; tries += 1) {
      expect(await ask(graph, COUNT, { where })).toMatchObject({ wasTried: false });
      if ((await ask(other, COUNT)).isTold) isOther += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(isOther).toBe(8);
  });

  test('is told beside others, and with no cursor where only the number is asked for', async () => {
    const [graph, plain] = [await graphWith({ least: 1 }), await graphWith({ least: 1e9 })];
    for (const source of [
      '{ a: projects(first: 2) { totalCount nodes { slug } } b: projects(last: 2, where: { status: { eq: CLOSED } }) { totalCount nodes { slug } } }',
      '{ projects(first: 3) { totalCount nodes { slug } } measures(first: 1) { nodes { slug } } country(slug: "peru") { name } }',
      '{ projects(after: "of no list", orderBy: [{ field: STATUS }], where: { status: { eq: CLOSED } }) { totalCount } }',
    ]) {
      expect((await untilTold(graph, source)).data).toBe((await ask(plain, source)).data);
    }
    const three =
      '{ a: projects { totalCount } b: projects { totalCount } c: projects { totalCount } }';
    for (let times = 0; times < 6; times += 1) {
      expect(await ask(graph, three)).toMatchObject({ isTold: false });
    }
  });

  test('is told where nobody asks for the revision', async () => {
    const graph = await createGraph(counted(database.pool, statements), { listings: { least: 1 } });
    open.push(graph);
    expect(await untilTold(graph, COUNT)).toMatchObject({ revision: '' });
    await database.pool.query(`UPDATE project SET status = status`);
    expect(await ask(graph, COUNT)).toMatchObject({ isTold: false, wasTried: true });
    expect(await ask(graph, COUNT)).toMatchObject({ wasTried: false });
    await untilTold(graph, COUNT);
  });

  test('is told on while a filter is wanted that takes too much', async () => {
    const graph = await graphWith({ least: 1, megabytes: 0.011 });
    const where = { status: { eq: 'CLOSED' } };
    await untilTold(graph, COUNT, { where });
    const heavy = { claims: { some: { source: { is: { id: { eq: 'x' } } } } } };
    const until = performance.now() + 4_000;
    while (performance.now() < until) {
      expect(await ask(graph, COUNT, { where: heavy })).toMatchObject({ isTold: false });
      expect(await ask(graph, COUNT, { where })).toMatchObject({ isTold: true });
    }
  });
});
