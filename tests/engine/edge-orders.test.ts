/** Lists in the order of what an edge leads to, which is shown too: its table is read once for both. */
import { type OperationDefinitionNode, parse } from 'graphql';

import type { GraphType, OneField } from '../../src/engine/catalog';
import { ordersOf } from '../../src/engine/orders';
import { Oracle } from '../support/oracle';
import { useWorld } from '../support/world';

const world = useWorld({ data: true });
let oracle: Oracle;

beforeAll(async () => {
  const { catalog, schema } = await world.graph();
  oracle = await Oracle.of(catalog, schema, world.database.pool);
});

interface EdgeOrder {
  readonly plural: string;
  readonly word: string;
  readonly edge: OneField;
}

/** Of all lists that stand at the root. */
async function edgeOrders(): Promise<EdgeOrder[]> {
  const { catalog, schema } = await world.graph();
  const roots = schema.getQueryType()?.getFields() ?? {};
  return [...catalog.types.values()].flatMap((type) => {
    const { plural = '' } = type.options;
    if (!(plural in roots)) return [];
    return [...ordersOf(type, catalog)].flatMap(([word, target]) =>
      'through' in target && target.through ? [{ plural, word, edge: target.through }] : [],
    );
  });
}

const columnsOf = (type: GraphType): string =>
  [...type.fields.values()]
    .flatMap(({ name, sort }) => (sort === 'column' ? [name] : []))
    .join(' ');

test('read as the tables say, forward and backward', async () => {
  const { catalog } = await world.graph();
  const orders = await edgeOrders();
  expect(orders.length).toBeGreaterThan(30);
  for (const { plural, word, edge } of orders) {
    const shown = `${edge.name} { __typename ${columnsOf(catalog.type(edge.type))} }`;
    const order = `orderBy: [{ field: ${word}, direction: DESC, nulls: FIRST }]`;
    const source = `{
      ahead: ${plural}(first: 12, ${order}) { totalCount nodes { id ${shown} again: ${shown} } }
      back: ${plural}(last: 7, ${order}) { edges { node { ${shown} } } pageInfo { hasPreviousPage } }
    }`;
    const data = await world.ask(source);
    expect({ source, data }).toEqual({ source, ...(await oracle.answer(parse(source), {})) });
  }
});

test.each([
  ['projects', 'COUNTRY', 'country { name }', ['node', 'project']],
  ['projects', 'COUNTRY', 'country { name alpha3 }', ['country', 'node', 'project']],
  ['projects', 'COUNTRY', 'country { name } plan { name }', ['node', 'node', 'project']],
])('%s by %s with %s', async (plural, word, shown, read) => {
  const { explain } = await world.graph();
  const document = parse(
    `{ ${plural}(first: 5, orderBy: [{ field: ${word} }]) { nodes { ${shown} } } }`,
  );
  const operation = document.definitions[0] as OperationDefinitionNode;
  const sql = explain({ document, operation, variables: {} });
  const tables = [...sql.matchAll(/(?:FROM|JOIN) "(\w+)"/g)].map(([, table]) => table);
  expect(tables.sort()).toEqual(read);
});
