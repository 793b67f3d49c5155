import { type OperationDefinitionNode, parse } from 'graphql';

import { descendants, waysFrom } from '../support/ancestry';
import { Oracle } from '../support/oracle';
import { useWorld } from '../support/world';

const world = useWorld({ data: true });
let oracle: Oracle;

/** The real data have few long ways up: some more, some that end half-way, drawn by their slugs. */
beforeAll(async () => {
  const { pool } = world.database;
  for (const [table, key, above] of [
    ['plan', 'summit_id', 'SUMMIT'],
    ['program', 'plan_id', 'PLAN'],
    ['measure', 'program_id', 'PROGRAM'],
    ['measure', 'plan_id', 'PLAN'],
    ['project', 'measure_id', 'MEASURE'],
    ['project', 'program_id', 'PROGRAM'],
  ]) {
    await pool.query(
      `WITH above AS (
         SELECT id, row_number() OVER (ORDER BY slug) - 1 AS place, count(*) OVER () FROM node WHERE kind = '${above}'
       ), drawn AS (
         SELECT id, abs(hashtext(slug || '${key}')) AS draw FROM node WHERE kind = upper('${table}')::"NodeKind"
       )
       UPDATE ${table} t SET ${key} = (SELECT id FROM above WHERE place = draw / 5 % count AND draw % 5 <> 0)
         FROM drawn WHERE drawn.id = t.id`,
    );
  }
  const { rows } = await pool.query(
    'SELECT FROM ancestry WHERE measure_program_plan_summit_forum_id IS NOT NULL',
  );
  expect(rows.length).toBeGreaterThan(20);
  const { catalog, schema } = await world.graph();
  oracle = await Oracle.of(catalog, schema, world.database.pool);
});

/** All ways up from a type, each row of them with these fields. */
function selectionFrom(type: string, fields: string, above: readonly string[] = []): string {
  const next = waysFrom(type).map((way) => way.fields);
  const below = next.filter(
    (way) => way.length === above.length + 1 && above.every((name, i) => way[i] === name),
  );
  const edges = below.map((way) => `${way.at(-1)} { ${selectionFrom(type, fields, way)} }`);
  return `${fields} ${edges.join(' ')}`;
}

const root = (type: string): string => type.toLowerCase();

async function expectRight(source: string, variables: Record<string, unknown> = {}) {
  const data = await world.ask(source, variables);
  expect({ data }).toEqual(await oracle.answer(parse(source), variables));
}

const slugs = async (type: string): Promise<string[]> => {
  const { rows } = await world.database.pool.query<{ slug: string }>(
    `SELECT slug FROM node n WHERE kind = '${type.toUpperCase()}' AND EXISTS (SELECT FROM citation WHERE node_id = n.id)
     ORDER BY md5(slug) LIMIT 8`,
  );
  expect(rows.length).toBeGreaterThan(2);
  return rows.map(({ slug }) => slug);
};

describe.each(descendants)('all ways up from a %s', (type) => {
  test.each(['slug', 'id', '__typename', 'id name note'])('of many: %s', (fields) =>
    expectRight(`{ ${root(type)}s(first: 100) { nodes { ${selectionFrom(type, fields)} } } }`),
  );

  test('of one', async () => {
    for (const slug of await slugs(type)) {
      const selection = selectionFrom(type, 'slug');
      await expectRight(`query ($slug: String!) { ${root(type)}(slug: $slug) { ${selection} } }`, {
        slug,
      });
    }
  });

  test('of one that is found as a node', async () => {
    for (const slug of await slugs(type)) {
      await expectRight(
        `query ($slug: String!) { ${root(type)}s(where: { slug: { eq: $slug } }) { nodes {
          citations(first: 2) { nodes { node { slug ... on ${type} {
            ${selectionFrom(type, 'id')}
          } } } }
        } } }`,
        { slug },
      );
    }
  });
});

test('ways up from nodes of several kinds in one list', () =>
  expectRight(`{ sources(first: 20) { nodes { citations(first: 40) { nodes { node {
    ${descendants.map((type) => `... on ${type} { ${selectionFrom(type, 'slug')} }`).join(' ')}
  } } } } } }`));

test('ways up from the rows of an edge, filtered, counted and in an order that leads up', () =>
  expectRight(`{ sectors(first: 40) { nodes {
    projects(first: 10, orderBy: [{ field: PLAN }], where: { measure: { is: { program: { isNull: false } } } }) {
      totalCount
      nodes { ${selectionFrom('Project', 'slug')} }
    }
  } } }`));

test('columns of what is passed through stand beside the ways up', () =>
  expectRight(`{ projects(first: 100) { nodes { slug
    measure { program { number plan { periodStart summit { startsOn forum { kind } } } } kind }
    program { plan { summit { country { slug } forum { slug } } successor { slug } } launchedBy { slug } }
  } } }`));

test('ways up from other nouns go on from a row of them', () =>
  expectRight(`{ financings(first: 100) { nodes { slug
    project { measure { program { plan { summit { forum { slug } } } } } }
    measure { program { plan { slug } } }
    plan { summit { forum { slug } } }
  } } }`));

/** The tables that a query reads; where a list is in the order of names, that of `node` once for it. */
async function tablesOf(source: string): Promise<string[]> {
  const { explain } = await world.graph();
  const document = parse(source);
  const operation = document.definitions[0] as OperationDefinitionNode;
  const sql = explain({ document, operation, variables: {} });
  return [...sql.matchAll(/(?:FROM|JOIN) "(\w+)"/g)].map(([, table]) => table ?? '').sort();
}

const UP = 'program { plan { summit { forum { slug } } } }';

test.each([
  [
    'one row tells the whole way',
    `{ financings(first: 5) { nodes { project { measure { ${UP} } } } } }`,
    ['ancestry', 'financing', 'node', 'node'],
  ],
  [
    'a name on the way costs a node, and no table of its own',
    `{ financings(first: 5) { nodes { project { name measure { name ${UP} } } } } }`,
    ['ancestry', 'financing', 'node', 'node', 'node', 'node'],
  ],
  [
    'a key is read where its row is read anyway',
    '{ measures(first: 5) { nodes { program { number plan { slug } } kind } } }',
    ['measure', 'node', 'program'],
  ],
  [
    'so it is where a column is asked for after the edge',
    '{ financings(first: 5) { nodes { project { plan { slug } status } } } }',
    ['financing', 'node', 'node', 'project'],
  ],
  [
    'so it is where another key is asked for after the edge',
    '{ financings(first: 5) { nodes { project { plan { slug } country { slug } } } } }',
    ['financing', 'node', 'node', 'node', 'project'],
  ],
  [
    'what has no ancestry is read as ever',
    '{ programs(first: 5) { nodes { launchedBy { country { slug } } } } }',
    ['node', 'node', 'participant', 'program'],
  ],
  [
    'filters go by the tables themselves, whose keys have indexes',
    `{ projects(first: 5, where: { measure: { is: { program: { is: { plan: { is: { slug: { eq: "x" } } } } } } } }) { nodes { id } } }`,
    ['measure', 'node', 'node', 'program', 'project'],
  ],
])('%s', async (_what, source, read) => {
  expect(await tablesOf(source)).toEqual(read);
});
