import { type GraphQLArgument, Kind, type ValueNode, valueFromAST, visit } from 'graphql';

import { RequestError } from '../errors';

export type Variables = Readonly<Record<string, unknown>>;

/**
 * A value that the caller gives: what it is now, which decides the shape of the statement, and how to
 * read it from the variables of any later request of the same shape.
 */
export interface Input {
  readonly now: unknown;
  readonly read: (variables: Variables) => unknown;
}

/** The arguments of a field, by name. */
export type Args = Readonly<Record<string, Input>>;

/** The value under a key, or at a place in a list. */
export function at(input: Input, key: string | number): Input {
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
  const coerce = (given: Variables) => valueFromAST(node, argument.type, { ...given });
  const now = coerce(variables);
  if (now === undefined && !isAbsent(node, variables)) {
    throw new RequestError(`${argument.name} needs a value where a variable in it is null`);
  }
  if (node.kind === Kind.VARIABLE) {
    const read = (given: Variables) => given[node.name.value] ?? argument.defaultValue;
    return { now: read(variables), read };
  }
  return hasVariables(node) ? { now, read: coerce } : constant(now);
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
