/** What is said of a value that is not written as its scalar wants it: what was wanted, what came, and where. */
import { type GraphQLSchema, getVariableValues, Kind, parse, validate } from 'graphql';

import { declaredCatalog, declaredSchema } from '../../src/graph';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await declaredSchema(declaredCatalog());
});

const amounts = (value: string) =>
  `{ financings(where: { amount: { amount: { gte: ${value} } } }) { totalCount } }`;

const DECIMAL =
  'Decimal must be written like "66000000000", with at most 28 digits before the point and 10 after it';

test.each([
  ['a number of more digits', `"1${'0'.repeat(30)}"`, `"1${'0'.repeat(30)}"`],
  ['an exponent', '"1e30"', '"1e30"'],
  ['a number that is no string', '1000', '1000'],
  ['a number with a point', '10.5', '10.5'],
  ['an enum word', 'MANY', 'MANY'],
  ['a long text', `"${'9'.repeat(2000)}"`, `"${'9'.repeat(59)}…`],
])('%s is refused as it was written, at its place', (_, value, came) => {
  const source = amounts(value);
  const [error] = validate(schema, parse(source));
  expect(error?.message).toBe(`${DECIMAL}, got ${came}`);
  expect(error?.locations).toEqual([{ line: 1, column: source.indexOf(value) + 1 }]);
});

test.each(['0000', '0000-01', '0000-01-01'])('there is no year 0, as in %s', (date) => {
  const [error] = validate(schema, parse(`{ gaps(asOf: "${date}") { totalCount } }`));
  expect(error?.message).toBe(
    `PartialDate must be written like "2025-05", in the years 0001 to 9999, got "${date}"`,
  );
});

test('a variable of another type is refused as it came', () => {
  const [definition] = parse(`query ($least: Decimal!) ${amounts('$least')}`).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  const { errors } = getVariableValues(schema, definition.variableDefinitions ?? [], {
    least: 1000,
  });
  expect(errors?.map(({ message }) => message)).toEqual([
    `Variable "$least" got invalid value 1000; ${DECIMAL}, got 1000`,
  ]);
});
