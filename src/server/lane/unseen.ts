import { type GraphQLSchema, validate } from 'graphql';

import type { Admitted, Guard } from '../guard/guard';
import type { Documents, KnownOperation, Named } from './documents';

/**
 * Takes documents that were not seen before: those that Apollo would let through, at a third of what its own way to the
 * answer costs. What there is anything to say against is left to it, whose words they are.
 *
 * @returns the operation, which is known from now on; undefined where it is Apollo's
 */
export const createUnseen =
  (schema: GraphQLSchema, guard: Guard, documents: Documents) =>
  ({ text, hash, operationName }: Named): KnownOperation | undefined => {
    if (text === undefined || hash !== undefined) return undefined;
    const admitted = admittedBy(guard, text);
    if (!admitted || !isValid(schema, admitted)) return undefined;
    const known = documents.learn({ text, operationName }, admitted);
    return known?.operation.operation === 'query' ? known : undefined;
  };

function admittedBy(guard: Guard, text: string): Admitted | null {
  try {
    return guard.admit(text);
  } catch {
    return null;
  }
}

const isValid = (schema: GraphQLSchema, { document }: Admitted): boolean =>
  validate(schema, document, undefined, { maxErrors: 1, hideSuggestions: true }).length === 0;
