/** A row that is asked for alone is looked up and written in a way of its own: it must read as it does among others. */
import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

import { singularOf } from '../../src/engine/names';
import { declaredCatalog } from '../../src/graph';
import { useWorld } from '../support/world';

const world = useWorld({ data: true });

/** Nouns and interfaces, each with the field that lists it. */
const LISTED = [...declaredCatalog().types.values()].flatMap(
  ({ name, sort, options: { plural } }) =>
    sort !== 'detail' && plural !== undefined ? [[name, plural] as const] : [],
);

/**
 * All that can be asked of a type without arguments, so many edges far.
 *
 * @param prefix of the keys: fields of one name may have several types where several kinds are asked for them
 */
function selectionOf(schema: GraphQLSchema, type: GraphQLNamedType, far = 1, prefix = ''): string {
  if (!isObjectType(type) && !isInterfaceType(type)) return '';
  const fields = Object.values(type.getFields()).map(({ name, type: of, args }) => {
    const named = getNamedType(of);
    const isEdge = (isObjectType(named) && named.getFields().id) || isInterfaceType(named);
    if (args.some(isRequiredArgument) || (isEdge && far === 0)) return '';
    if (isLeafType(named)) return `${prefix}${name}: ${name}`;
    if (named.name.endsWith('Connection')) {
      return far > 0
        ? `${prefix}${name}: ${name}(first: 2) { totalCount nodes { __typename } }`
        : '';
    }
    return `${prefix}${name}: ${name} { ${selectionOf(schema, named, isEdge ? far - 1 : far, prefix)} }`;
  });
  const kinds = isInterfaceType(type) && far > 0 ? schema.getPossibleTypes(type) : [];
  const own = kinds.map((kind) => {
    return `... on ${kind.name} { ${selectionOf(schema, kind, 0, `${kind.name}_`)} }`;
  });
  return ['__typename', ...fields, ...own].join(' ');
}

interface Row {
  readonly id: string;
  readonly slug: string;
}

test.each(LISTED)('%s', async (name, plural) => {
  const { schema } = await world.graph();
  const type = schema.getType(name) as GraphQLNamedType;
  const fields = selectionOf(schema, type);
  const many = await world.ask<Record<string, { nodes: Row[] }>>(
    `{ ${plural}(first: 12) { nodes { ${fields} } } }`,
  );
  const rows = many[plural]?.nodes ?? [];
  // The real data have no transactions.
  expect(rows.length > 0).toBe(name !== 'Transaction');
  for (const row of rows) {
    const alone = await world.ask(
      `query ($id: ID!, $slug: String!) {
         byId: ${singularOf(name)}(id: $id) { ${fields} }
         bySlug: ${singularOf(name)}(slug: $slug) { ${fields} }
         node(id: $id) { ... on ${name} { ${fields} } }
       }`,
      { id: row.id, slug: row.slug },
    );
    expect(alone).toEqual({ byId: row, bySlug: row, node: row });
  }
});

test('a slug that nouns of several kinds have', async () => {
  const { pool } = world.database;
  await pool.query(`
    UPDATE node SET slug = 'shared' WHERE id IN (SELECT id FROM plan ORDER BY id LIMIT 1);
    UPDATE node SET slug = 'shared' WHERE id IN (SELECT id FROM project ORDER BY id LIMIT 1);
  `);
  expect(
    await world.ask(
      '{ plan(slug: "shared") { __typename } project(slug: "shared") { __typename } summit(slug: "shared") { id } }',
    ),
  ).toEqual({ plan: { __typename: 'Plan' }, project: { __typename: 'Project' }, summit: null });
});

test('a node of a kind that has no row of it yet', async () => {
  await world.database.pool.query(
    "INSERT INTO node (id, kind, slug, name) VALUES (gen_random_uuid(), 'PROJECT', 'bare', 'Bare')",
  );
  expect(
    await world.ask(
      '{ project(slug: "bare") { name status } short: project(slug: "bare") { name } }',
    ),
  ).toEqual({ project: null, short: null });
});

test('more fields than a function of PostgreSQL takes arguments', async () => {
  const keys = Array.from({ length: 250 }, (_, i) => `k${i}`);
  const asked = keys.map((key) => `${key}: name`).join(' ');
  const { country } = await world.ask<{ country: Record<string, string> }>(
    `{ country(slug: "peru") { ${asked} } }`,
  );
  expect(country).toEqual(Object.fromEntries(keys.map((key) => [key, 'Peru'])));
});
