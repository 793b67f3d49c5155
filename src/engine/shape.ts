import {
  type DocumentNode,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  type OperationDefinitionNode,
  visit,
} from 'graphql';

import type { Variables } from './compile/input';

/** A text that is equal for variables that an operation compiles alike. */
export type Shape = (variables: Variables) => string;

/**
 * What of the variables decides the SQL: which are given, booleans, page sizes, orders, words of a grouping, and the
 * form of filters. Texts, numbers and ids do not: they are parameters.
 */
export function shapeOf(
  operation: OperationDefinitionNode,
  document: DocumentNode,
  types: ReadonlyMap<string, GraphQLInputType>,
): Shape {
  const decisive = decisiveVariables(document);
  const names = (operation.variableDefinitions ?? []).map((each) => each.variable.name.value);
  return (variables) => {
    let shape = '';
    for (const name of names) {
      const value = variables[name];
      const type = types.get(name);
      shape += decisive.has(name)
        ? `${JSON.stringify(value ?? null)},`
        : `${type ? wholeForm(type, value) : '1'},`;
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
    if (isLeafType(getNullableType(ofType))) return '1';
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
  return typeof value === 'boolean' ? String(value) : '1';
}

/** Arguments whose values become SQL and not parameters, and are part of what a cursor is of. */
const DECISIVE = new Set(['first', 'last', 'orderBy']);

/** The variables that stand in those arguments. */
function decisiveVariables(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(document, {
    Argument({ name, value }) {
      if (!DECISIVE.has(name.value)) return;
      visit(value, {
        Variable(variable) {
          names.add(variable.name.value);
        },
      });
    },
  });
  return names;
}
