import { type GraphQLSchema, getOperationAST } from 'graphql';

import type { Guard } from '../guard/guard';
import type { Documents, KnownOperation, Named } from './documents';
import { isValid } from './validity';

/** Takes a document that is not known; gives undefined where it is Apollo's. */
export type FirstSight = (named: Named) => KnownOperation | undefined;

/**
 * Lets through what Apollo would let through, at a third of what its own way to the answer costs: the operation is known
 * from then on. What there is anything to say against is left to Apollo, whose words they are.
 */
export function createFirstSight(
  schema: GraphQLSchema,
  guard: Guard,
  documents: Documents,
): FirstSight {
  return ({ text, hash, operationName }) => {
    if (text === undefined || hash !== undefined) return undefined;
    try {
      const admitted = guard.admit(text);
      if (!admitted) return undefined;
      const operation = getOperationAST(admitted.document, operationName);
      if (operation?.operation !== 'query') return undefined;
      if (!documents.has(text) && !isValid(schema, admitted.document)) return undefined;
      return documents.learn({ text, operationName }, admitted) ?? undefined;
    } catch {
      return undefined;
    }
  };
}
