import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLSchema } from 'graphql';

import type { Answering } from './answering';
import { presentable } from './faults';
import type { Guard } from './guard/guard';
import { LIMITS } from './guard/limits';
import type { Documents } from './lane/documents';
import type { Outcome, Reader } from './response';
import { boundedStore, weightOf } from './store';

/** What the transport and the answer know of one request. */
export interface RequestContext {
  readonly reader: Reader;
  /** Shared by the copies that Apollo makes of a context. */
  readonly progress: {
    /** Set once there is a document to answer: from here on errors are GraphQL's, not HTTP's. */
    asked: boolean;
    /** Set once there is an operation and it was answered or refused. */
    outcome: Outcome | null;
  };
}

export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly guard: Guard;
  readonly answering: Answering;
  /** Learns what Apollo let through. */
  readonly documents: Documents;
  readonly log: FastifyBaseLogger;
}

/** Stands in for an answer on its way through Apollo: the outcome is in the context. */
const ANSWERED = {
  http: { headers: new HeaderMap() },
  body: { kind: 'single' as const, singleResult: {} },
};

const MEGABYTE = 1024 * 1024;

/** Apollo before the graph: reads what is not plain, and refuses what is no valid operation. The answers are our own. */
export function createApollo({
  schema,
  guard,
  answering,
  documents,
  log,
}: ApolloOptions): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema,
    nodeEnv: 'production',
    introspection: true,
    csrfPrevention: false, // own-request.ts sees to it
    includeStacktraceInErrorResponses: false,
    formatError: presentable,
    stringifyResult: (result) => JSON.stringify(result),
    parseOptions: { maxTokens: LIMITS.tokens },
    documentStore: boundedStore(8 * MEGABYTE, weightOf),
    persistedQueries: { cache: boundedStore<string>(8 * MEGABYTE, (text) => text.length * 2) },
    stopOnTerminationSignals: false,
    logger: log,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      answeringItself(guard, answering, documents, log),
    ],
  });
}

/** Answers every operation before graphql-js would, and remembers which ones need not be looked at again. */
function answeringItself(
  guard: Guard,
  answering: Answering,
  documents: Documents,
  log: FastifyBaseLogger,
): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      async didResolveSource({ contextValue }) {
        contextValue.progress.asked = true;
      },

      async responseForOperation({ source, request, contextValue }) {
        const { reader, progress } = contextValue;
        const { operationName, extensions, variables = {} } = request;
        const hash: unknown = extensions?.persistedQuery?.sha256Hash;
        const named = {
          text: source,
          operationName,
          hash: typeof hash === 'string' ? hash : undefined,
        };
        const admitted = guard.admit(source);
        const known = admitted && documents.learn(named, admitted);
        if (!known) return null;
        progress.outcome = await answering(known, variables, reader);
        return ANSWERED;
      },
    }),

    async unexpectedErrorProcessingRequest({ error, requestContext }) {
      const { requestId } = requestContext.contextValue.reader;
      log.error({ err: error, requestId }, 'request failed');
    },
  };
}
