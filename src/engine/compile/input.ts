import {
  type GraphQLArgument,
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  isListType,
  Kind,
  type ValueNode,
  valueFromAST,
  visit,
} from 'graphql';

import { RequestError } from '../errors';

export type Variables = Readonly<Record<string, unknown>>;

/**
 * A value that the caller gives: what it is now, which decides the shape of the statement, and how to
 * read it from the variables of any later request of the same shape.
 */
export interface Input {
  readonly now: unknown;
  readonly read: (variables: Variables) => unknown;
  /** The value under a key, where the document writes it out: so it is read without all that stands beside it. */
  readonly under?: (key: string | number) => Input;
}

/** The arguments of a field, by name. */
export type Args = Readonly<Record<string, Input>>;

/** The value under a key, or at a place in a list. */
export function at(input: Input, key: string | number): Input {
  if (input.under) return input.under(key);
  const under = (value: unknown): unknown =>
    (value as Record<string | number, unknown> | null)?.[key];
  return { now: under(input.now), read: (variables) => under(input.read(variables)) };
}

/** The keys of an input object that are given and not null. */
export function givenKeys(input: Input): string[] {
  const now = (input.now ?? {}) as Record<string, unknown>;
  return Object.keys(now).filter((key) => now[key] !== null && now[key] !== undefined);
}

/** Whether there is a value: null and not given are the same. */
export const isGiven = (input: Input | undefined): input is Input =>
  input !== undefined && input.now !== null && input.now !== undefined;

/**
 * The argument of a field, coerced as its declared type says.
 *
 * @throws RequestError where a variable is null that has a default, and stands where null is not allowed: validation
 *   cannot tell
 */
export function inputOf(
  argument: GraphQLArgument,
  node: ValueNode | undefined,
  variables: Variables,
): Input {
  if (!node) return constant(argument.defaultValue);
  const now = valueFromAST(node, argument.type, { ...variables });
  if (now === undefined && !isAbsent(node, variables)) {
    throw new RequestError(`${argument.name} needs a value where a variable in it is null`);
  }
  return writtenInput(argument.type, node, variables, argument.defaultValue);
}

/** A value as the document writes it, of which variables may be parts; `otherwise` where a variable is null. */
function writtenInput(
  type: GraphQLInputType,
  node: ValueNode,
  variables: Variables,
  otherwise: unknown,
): Input {
  if (node.kind === Kind.VARIABLE) {
    const { value: name } = node.name;
    const read = (given: Variables) => given[name] ?? otherwise;
    return { now: read(variables), read };
  }
  const read = (given: Variables) => valueFromAST(node, type, { ...given });
  const now = read(variables);
  return hasVariables(node)
    ? { now, read, under: (key) => partOf(type, node, key, variables) }
    : constant(now);
}

/** What a list or an object that the document writes out has under a key. */
function partOf(
  type: GraphQLInputType,
  node: ValueNode,
  key: string | number,
  variables: Variables,
): Input {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    // One value where a list is wanted is a list of it.
    const item = node.kind === Kind.LIST ? node.values[Number(key)] : node;
    return item ? writtenInput(nullable.ofType, item, variables, undefined) : constant(undefined);
  }
  const field = isInputObjectType(nullable) ? nullable.getFields()[key] : undefined;
  if (!field || node.kind !== Kind.OBJECT) return constant(undefined);
  const given = node.fields.find(({ name }) => name.value === key);
  return given
    ? writtenInput(field.type, given.value, variables, field.defaultValue)
    : constant(field.defaultValue);
}

const isAbsent = (node: ValueNode, variables: Variables): boolean =>
  node.kind === Kind.VARIABLE && variables[node.name.value] === undefined;

/** A value that no variable changes. */
export const constant = (value: unknown): Input => ({ now: value, read: () => value });

function hasVariables(node: ValueNode): boolean {
  let found = false;
  visit(node, {
    Variable() {
      found = true;
    },
  });
  return found;
}
