import {
  type DocumentNode,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isScalarType,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';

import type { Variables } from './compile/input';

/** A text that is equal for variables that an operation compiles alike. */
export type Shape = (variables: Variables) => string;

/**
 * What of the variables decides the SQL: which are given, booleans, page sizes, words of an order or a grouping,
 * and the form of filters. Texts, numbers and ids do not: they are parameters.
 */
export function shapeOf(
  operation: OperationDefinitionNode,
  document: DocumentNode,
  types: ReadonlyMap<string, GraphQLInputType>,
): Shape {
  const sizes = pageSizeVariables(document);
  const names = (operation.variableDefinitions ?? []).map((each) => each.variable.name.value);
  return (variables) => {
    let shape = '';
    for (const name of names) {
      const value = variables[name];
      const type = types.get(name);
      shape += sizes.has(name) ? `${String(value)},` : `${type ? wholeForm(type, value) : '1'},`;
    }
    return shape;
  };
}

/** A variable that is itself a word, or a list of words, may be what an answer is grouped by. */
function wholeForm(type: GraphQLInputType, value: unknown): string {
  return isEnumType(getNamedType(type)) ? JSON.stringify(value ?? null) : form(type, value);
}

function form(type: GraphQLInputType, value: unknown): string {
  if (value === null || value === undefined) return '0';
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const { ofType } = nullable;
    const item = getNullableType(ofType);
    if (isScalarType(item)) return '1';
    return `[${(value as readonly unknown[]).map((each) => form(ofType, each)).join(',')}]`;
  }
  if (isInputObjectType(nullable)) {
    const fields = nullable.getFields();
    const given = value as Readonly<Record<string, unknown>>;
    const keys = Object.keys(given).map((key) => {
      const field = fields[key];
      return `${key}:${field ? form(field.type, given[key]) : '1'}`;
    });
    return `{${keys.join(',')}}`;
  }
  if (isEnumType(nullable)) return isStructural(nullable.name) ? String(value) : '1';
  return typeof value === 'boolean' ? String(value) : '1';
}

/** Enums whose words become SQL and not parameters. */
const isStructural = (name: string) => name.endsWith('OrderField') || /^Order[A-Z]/.test(name);

/** The variables given as `first` or `last`. */
function pageSizeVariables(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(document, {
    Argument(node) {
      const isSize = node.name.value === 'first' || node.name.value === 'last';
      if (isSize && node.value.kind === Kind.VARIABLE) names.add(node.value.name.value);
    },
  });
  return names;
}
