/** Documents that are seen for the first time are validated by all rules at once: it must come to what graphql-js says. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type GraphQLSchema, parse, specifiedRules, validate } from 'graphql';

import { declaredCatalog, declaredSchema } from '../../src/graph';
import { isValid } from '../../src/server/lane/validity';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await declaredSchema(declaredCatalog());
});

/** For each rule a document that it finds fault with, whatever others do. */
const BROKEN: Readonly<Record<string, string>> = {
  ExecutableDefinitionsRule: '{ __typename } type T { f: Int }',
  FieldsOnCorrectTypeRule: '{ country(slug: "x") { nothing } }',
  FragmentsOnCompositeTypesRule: '{ ... on String { __typename } }',
  KnownArgumentNamesRule: '{ country(slag: "x") { id } }',
  KnownDirectivesRule: '{ __typename @nothing }',
  KnownFragmentNamesRule: '{ ...Nothing }',
  KnownTypeNamesRule: 'query ($x: Nothing) { country(slug: $x) { id } }',
  LoneAnonymousOperationRule: '{ __typename } { __typename }',
  MaxIntrospectionDepthRule:
    '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }',
  NoFragmentCyclesRule:
    '{ ...A } fragment A on Query { __typename ...B } fragment B on Query { ...A }',
  NoUndefinedVariablesRule: '{ country(slug: $slug) { id } }',
  NoUnusedFragmentsRule: '{ __typename } fragment A on Query { __typename }',
  NoUnusedVariablesRule: 'query ($slug: String) { __typename }',
  OverlappingFieldsCanBeMergedRule: '{ country(slug: "x") { a: id a: slug } }',
  PossibleFragmentSpreadsRule: '{ country(slug: "x") { ... on Plan { id } } }',
  ProvidedRequiredArgumentsRule: '{ node { id } }',
  ScalarLeafsRule: '{ country(slug: "x") }',
  UniqueArgumentNamesRule: '{ country(slug: "x", slug: "y") { id } }',
  UniqueDirectivesPerLocationRule: '{ __typename @skip(if: true) @skip(if: true) }',
  UniqueFragmentNamesRule:
    '{ ...A } fragment A on Query { __typename } fragment A on Query { __typename }',
  UniqueInputFieldNamesRule:
    '{ projects(where: { status: { eq: SIGNED, eq: SIGNED } }) { totalCount } }',
  UniqueOperationNamesRule: 'query A { __typename } query A { __typename }',
  UniqueVariableNamesRule: 'query ($x: String, $x: String) { country(slug: $x) { id } }',
  ValuesOfCorrectTypeRule: '{ projects(first: "two") { totalCount } }',
  VariablesAreInputTypesRule: 'query ($x: Country) { country(slug: $x) { id } }',
  VariablesInAllowedPositionRule: 'query ($x: Int) { country(slug: $x) { id } }',
};

test.each(Object.entries(BROKEN))('%s', (name, source) => {
  const document = parse(source);
  const rule = specifiedRules.find((each) => each.name === name);
  expect(validate(schema, document, rule && [rule])).not.toEqual([]);
  expect(isValid(schema, document)).toBe(false);
});

test('those are all rules but that of subscriptions, which the schema has none of', () => {
  const others = specifiedRules.map(({ name }) => name).filter((name) => !(name in BROKEN));
  expect(others).toEqual(['SingleFieldSubscriptionsRule']);
});

test('what a rule has passed over does not hide what stands after it', () => {
  const both = `{ country(slug: "x") { ...A } } fragment A on Country { id }`;
  expect(isValid(schema, parse(both))).toBe(true);
  expect(isValid(schema, parse(`${both} fragment B on Country { id }`))).toBe(false);
  expect(isValid(schema, parse(both.replace('{ id }', '{ id(x: 1) }')))).toBe(false);
});

test('the examples are valid', () => {
  const folder = join(__dirname, '../../src/pages/examples');
  const files = readdirSync(folder);
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    expect(isValid(schema, parse(readFileSync(join(folder, file), 'utf8')))).toBe(true);
  }
});
