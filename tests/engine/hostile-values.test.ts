import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  type OperationDefinitionNode,
  parse,
} from 'graphql';

import { createGraph, type Graph } from '../../src/graph';
import { useDatabase } from '../support/database';

const database = useDatabase({ data: true });
let graph: Graph;
beforeAll(async () => {
  graph = await createGraph(database.pool);
});
afterAll(() => graph.close());

const answer = (source: string, variables: Readonly<Record<string, unknown>>) => {
  const document = parse(source);
  const operation = document.definitions[0] as OperationDefinitionNode;
  return graph.answer({ document, operation, variables });
};

const TEXTS = [
  '',
  ' ',
  '\ud800',
  '\u{10ffff}',
  '%',
  '_',
  '\\',
  "'",
  '"',
  '{',
  '},{',
  'NULL',
  ':*',
  '(',
  '*',
];
const NAUGHT = '00000000-0000-0000-0000-000000000000';

/** The outermost values of each scalar, and what has a meaning where it should have none. */
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  String: [...TEXTS, 'x'.repeat(10_000)],
  ID: [...TEXTS, NAUGHT, NAUGHT.replace(/0$/, 'g')],
  Int: [0, -1, 2 ** 31 - 1, -(2 ** 31)],
  Boolean: [true, false],
  Decimal: ['-0', '9'.repeat(28), `-${'9'.repeat(28)}.${'9'.repeat(10)}`],
  DateTime: [
    '0001-01-01T00:00:00+15:59',
    '9999-12-31T23:59:59.999999-15:59',
    '2025-01-01T24:00:00Z',
  ],
  PartialDate: ['0001', '0001-01-01', '9999', '9999-12-31', '2024-02-29'],
  CurrencyCode: ['ZZZ'],
  CountryCode: ['ZZ', 'ZZZ'],
  LanguageTag: ['xx-YY', 'zh-Hans'],
  URL: ['http://%', `https://${'x'.repeat(10_000)}`],
};
const ROUNDS = Math.max(...Object.values(VALUES).map(({ length }) => length));

/** Of a filter's columns every operator, each with its value of this round. */
function conditions(filter: GraphQLInputObjectType, round: number): object[] {
  return Object.values(filter.getFields()).flatMap((column) => {
    const operators = getNullableType(column.type);
    if (!isInputObjectType(operators) || 'is' in operators.getFields()) return [];
    return Object.values(operators.getFields()).flatMap(({ name, type }) => {
      const value = sampleOf(type, round);
      return value === undefined ? [] : [{ [column.name]: { [name]: value } }];
    });
  });
}

function sampleOf(type: GraphQLInputType, round: number): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const value = sampleOf(nullable.ofType, round);
    return value === undefined ? undefined : [value];
  }
  if (isEnumType(nullable))
    return nullable.getValues().at(round % nullable.getValues().length)?.name;
  if (isInputObjectType(nullable)) return undefined;
  const values = VALUES[getNamedType(nullable).name] ?? [];
  return values[round % values.length];
}

it('no value of a filter is beyond the database', async () => {
  let asked = 0;
  for (const field of Object.values(graph.schema.getQueryType()?.getFields() ?? {})) {
    const where = field.args.find(({ name }) => name === 'where');
    const isPlain = field.args.every(
      ({ type }) => !String(type).endsWith('!') || String(type) === 'Int!',
    );
    const filter = where && getNullableType(where.type);
    if (!isInputObjectType(filter) || !isPlain || !String(field.type).endsWith('Connection!'))
      continue;
    const source = `query ($where: ${filter.name}) { ${field.name}(first: 1, where: $where) { pageInfo { hasNextPage } } }`;
    for (let round = 0; round < ROUNDS; round++) {
      const OR = conditions(filter, round);
      await answer(source, { where: { OR } });
      asked += OR.length;
    }
  }
  expect(asked).toBeGreaterThan(5_000);
}, 60_000);

it.each([
  'the year 0000-01-01T00:00:00Z',
  'a place too far east 2025-01-01T00:00:00+16:00',
  'a place too far west 9999-12-31T23:59:59-23:59',
  'no day 2025-02-30T00:00:00Z',
])('an instant that PostgreSQL cannot read is refused: %s', async (example) => {
  const at = example.split(' ').at(-1);
  const source =
    'query ($at: DateTime) { forums(where: { createdAt: { eq: $at } }) { totalCount } }';
  await expect(answer(source, { at })).rejects.toThrow(`DateTime must be written like`);
});

it('an instant in a cursor that PostgreSQL cannot read is refused', async () => {
  const source =
    'query ($after: String) { forums(first: 1, after: $after, orderBy: [{ field: CREATED_AT }]) { pageInfo { endCursor } } }';
  const { data } = await answer(source, {});
  const cursor: string = JSON.parse(data).forums.pageInfo.endCursor;
  const after = cursor.replace(/\d{4}-\d\d-\d\d/, '2025-02-30');
  expect(after).not.toBe(cursor);
  await expect(answer(source, { after })).rejects.toThrow('after must be a cursor of this list');
});
