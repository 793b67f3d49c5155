import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ParseOptions,
  parse,
} from 'graphql';
import { LRUCache } from 'lru-cache';

import { RequestError } from '../../engine/errors';
import { type Cost, type Price, priceOf } from './cost';
import { LIMITS } from './limits';
import { checkRepeats } from './repeats';
import { checkShape } from './shape';
import type { Variables } from './sizes';
import { countTokens } from './tokens';
import { checkVariables } from './variables';

/**
 * What every transport asks before it lets a request through, twice: `admit` with the text, before
 * anything else looks at it, and `price` with the validated operation and the caller's raw variables.
 * Both throw a GraphQLError with a code; neither costs more than a look-up for a text seen lately.
 */
export interface Guard {
  /**
   * Throws TOKEN_LIMIT, DEPTH_LIMIT, ALIAS_LIMIT, …
   *
   * @returns null where the text does not parse, which is left to the parser to say
   */
  admit(text: string): Admitted | null;
  /** Throws COST_LIMIT where the pages asked for multiply to too many nodes or values. */
  price(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): Cost;
}

/** A document that is within all bounds; whether it is valid is not known. */
export interface Admitted {
  /** Without locations: with them each node, and all that is kept of one, holds on to every token. */
  readonly document: DocumentNode;
  readonly tokens: number;
}

/** Bytes that a document without locations takes for each token, with its price and what else is worked out about it. */
export const TOKEN = 200;

const REMEMBERED = { max: 2_000, maxSize: 8 * 1024 * 1024 };

export function createGuard(schema: GraphQLSchema): Guard {
  const known = new LRUCache<string, Admitted>({
    ...REMEMBERED,
    sizeCalculation: ({ tokens }, text) => TOKEN * tokens + 2 * text.length + 64,
  });
  const prices = new WeakMap<OperationDefinitionNode, Price>();

  return {
    admit(text) {
      const before = known.get(text);
      if (before) return before;
      const tokens = countTokens(text);
      const document = parsed(text, { noLocation: true });
      if (!document) return null;
      try {
        check(document);
      } catch (error) {
        // To say where it is takes locations.
        if (error instanceof GraphQLError && error.nodes) check(parsed(text) ?? document);
        throw error;
      }
      const admitted = { document, tokens };
      known.set(text, admitted);
      return admitted;
    },

    price(document, operation, variables) {
      checkVariables(variables);
      let price = prices.get(operation);
      if (!price) {
        price = priceOf(schema, document, operation);
        prices.set(operation, price);
      }
      const cost = price.cost(variables);
      for (const of of ['nodes', 'values'] as const) {
        if (cost[of] > LIMITS[of]) throw tooDear(price, variables, of, cost);
      }
      return cost;
    },
  };
}

function check(document: DocumentNode): void {
  checkShape(document);
  checkRepeats(document);
}

function parsed(text: string, options: ParseOptions = {}): DocumentNode | null {
  try {
    return parse(text, { maxTokens: LIMITS.tokens, ...options });
  } catch {
    return null;
  }
}

function tooDear(price: Price, variables: Variables, of: keyof Cost, cost: Cost): RequestError {
  const field = price.dearest(variables, of);
  const asked = Math.round(cost[of]);
  return new RequestError(
    `an operation may ask for at most ${LIMITS[of]} ${of}, got ${asked}, most of them at ${field}: ask for smaller pages or fewer levels`,
    'COST_LIMIT',
    { field, [of]: asked, limit: LIMITS[of] },
  );
}
