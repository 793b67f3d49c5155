import {
  ApolloServer,
  type ApolloServerPlugin,
  type GraphQLRequestListener,
  HeaderMap,
} from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { FastifyBaseLogger } from 'fastify';
import type { DocumentNode } from 'graphql';

import { RequestError } from '../engine/errors';
import type { Graph } from '../graph';
import { callersFault, internalError, presentable } from './faults';
import type { Guard } from './guard/guard';
import { LIMITS } from './guard/limits';
import { boundedStore } from './store';

/** What the transport and the answer know of one request. */
export interface RequestContext {
  readonly requestId: string;
  /** Shared by the copies that Apollo makes of a context. */
  readonly progress: {
    /** Set once there is a document to answer: from here on errors are GraphQL's, not HTTP's. */
    asked: boolean;
  };
}

/** Where a finished answer stands in for the `data` of a result, on its way through Apollo. */
const FINISHED = Symbol('finished JSON text');

function finished(text: string): Record<PropertyKey, unknown> {
  return { [FINISHED]: text };
}

/** Read, never written: what an answer adds to the HTTP head. */
const NOTHING_TO_ADD = { headers: new HeaderMap() };

/** Apollo over the graph: parses, validates, remembers documents; the graph answers with finished text. */
export function createApollo(
  graph: Graph,
  guard: Guard,
  log: FastifyBaseLogger,
): ApolloServer<RequestContext> {
  const megabyte = 1024 * 1024;
  return new ApolloServer<RequestContext>({
    schema: graph.schema,
    nodeEnv: 'production',
    introspection: true,
    csrfPrevention: false, // own-request.ts sees to it
    includeStacktraceInErrorResponses: false,
    formatError: presentable,
    stringifyResult: (result) => {
      const text = (result.data as Record<PropertyKey, unknown> | null | undefined)?.[FINISHED];
      return text === undefined ? JSON.stringify(result) : `{"data":${text}}`;
    },
    parseOptions: { maxTokens: LIMITS.tokens },
    documentStore: boundedStore(32 * megabyte, weightOf),
    persistedQueries: { cache: boundedStore<string>(8 * megabyte, (text) => text.length * 2) },
    stopOnTerminationSignals: false,
    logger: log,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      passingThrough(graph, guard, log),
    ],
  });
}

/** Bytes that a parsed document holds on to, locations included: 240 to 400 a token (measured). */
function weightOf(document: DocumentNode): number {
  let tokens = 0;
  for (let token = document.loc?.startToken ?? null; token; token = token.next) tokens++;
  return 400 * tokens + 1;
}

/** Answers every operation before graphql-js would, with the text the graph gives. */
function passingThrough(
  graph: Graph,
  guard: Guard,
  log: FastifyBaseLogger,
): ApolloServerPlugin<RequestContext> {
  const listener: GraphQLRequestListener<RequestContext> = {
    async didResolveSource({ contextValue }) {
      contextValue.progress.asked = true;
    },

    async responseForOperation({ document, operation, request, contextValue }) {
      if (!operation) return null;
      const variables = request.variables ?? {};
      try {
        if (operation.operation !== 'query') {
          throw new RequestError(`an operation must be a query, got a ${operation.operation}`);
        }
        guard.price(document, operation, variables);
        const { data } = await graph.answer({ document, operation, variables });
        return {
          http: NOTHING_TO_ADD,
          body: { kind: 'single', singleResult: { data: finished(data) } },
        };
      } catch (error) {
        const fault = callersFault(error);
        if (!fault)
          log.error({ err: error, requestId: contextValue.requestId }, 'operation failed');
        return {
          http: { status: fault ? 400 : 500, headers: new HeaderMap() },
          body: { kind: 'single', singleResult: { errors: [fault?.toJSON() ?? internalError()] } },
        };
      }
    },
  };

  return {
    async requestDidStart() {
      return listener;
    },
    async unexpectedErrorProcessingRequest({ error, requestContext }) {
      const { requestId } = requestContext.contextValue;
      log.error({ err: error, requestId }, 'request failed');
    },
  };
}
