import { Readable } from 'node:stream';

import { type ApolloServer, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';

import { acceptsHtml, JSON_TYPE } from './accept';
import type { RequestContext } from './apollo';
import { HttpError, internalError } from './faults';
import type { Guard } from './guard/guard';
import type { Front } from './lane/front';
import type { MediaTypes } from './lane/media-types';
import { isOwnRequest } from './own-request';
import type { Page } from './pages/html';
import { type Reader, softened, write } from './response';

export interface GraphQLOptions {
  readonly apollo: ApolloServer<RequestContext>;
  readonly guard: Guard;
  readonly graphiql: Page;
  /** Learn what Apollo chooses. */
  readonly mediaTypes: MediaTypes;
  /** The body where it was read before the request came here. */
  readonly bodyOf: Front['bodyOf'];
  readonly isClosing: () => boolean;
}

/**
 * `/graphql`: GraphQL over HTTP by GET and POST, and GraphiQL for a browser that asks for nothing yet. What comes
 * here the fast lane (`lane/`) did not take.
 */
export function serveGraphQL(
  app: FastifyInstance,
  { apollo, guard, graphiql, mediaTypes, bodyOf, isClosing }: GraphQLOptions,
): void {
  app.get('/graphql', async (request, reply) => {
    reply.header('vary', 'Accept');
    const search = searchOf(request);
    if (acceptsHtml(request.headers) && !asks(search)) {
      return reply.headers(graphiql.headers).send(graphiql.body);
    }
    if (!isOwnRequest(request.headers)) {
      throw new HttpError(
        400,
        'BAD_REQUEST',
        'a GET with credentials or from a page of another site must have the header apollo-require-preflight: use POST, or add it',
      );
    }
    return answer(request, reply, search);
  });

  app.post('/graphql', {
    preParsing: (request, _reply, payload, done) => {
      const body = bodyOf(request.raw);
      done(null, body ? Readable.from(body) : payload);
    },
    handler: (request, reply) => answer(request, reply, searchOf(request)),
  });

  app.route({
    method: ['PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    handler: async ({ method }, reply) => {
      reply.header('allow', 'GET, POST');
      throw new HttpError(
        405,
        'METHOD_NOT_ALLOWED',
        `the method must be GET or POST, got ${method}`,
      );
    },
  });

  async function answer(request: FastifyRequest, reply: FastifyReply, search: string) {
    const { accept, 'if-none-match': holds } = request.headers;
    const known = mediaTypes.find(accept);
    // A tag is of one media type: while that is not known, no tag is looked at.
    const reader: Reader = {
      requestId: request.id,
      role: 'public',
      type: known ?? JSON_TYPE,
      holds: known && holds,
      isGone: () => request.socket.destroyed,
    };
    const context: RequestContext = { reader, progress: { asked: false, outcome: null } };
    const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method === 'HEAD' ? 'GET' : request.method,
        headers: headersOf(request),
        search,
        body: request.body,
      },
      context: async () => {
        admit(request, search, context);
        return context;
      },
    });
    const { outcome, asked } = context.progress;
    const type = headers.get('content-type');
    if (outcome && status === undefined && type !== undefined) {
      mediaTypes.learn(accept, type);
      reply.hijack();
      write(reply.raw, outcome, { ...reader, type, holds }, isClosing());
      return reply;
    }
    for (const [name, value] of headers) reply.header(name, value);
    reply.header('cache-control', 'no-store');
    if (body.kind !== 'complete') throw new Error('incremental delivery is not served');
    if (status === undefined || status >= 500) {
      return reply.code(500).send(JSON.stringify({ errors: [internalError(request.id)] }));
    }
    return reply.code(asked ? softened(status, type) : status).send(body.string);
  }

  /** Throws before Apollo parses anything; a refusal is an answer to a well-formed request. */
  function admit({ body }: FastifyRequest, search: string, context: RequestContext): void {
    try {
      for (const text of textsOf(body, search)) guard.admit(text);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      context.progress.asked = true;
      throw new GraphQLError(error.message, {
        ...(error.nodes && { nodes: error.nodes }),
        extensions: { ...error.extensions, http: { status: 400 } },
      });
    }
  }
}

function searchOf({ url }: FastifyRequest): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start);
}

function asks(search: string): boolean {
  const parameters = new URLSearchParams(search);
  return parameters.has('query') || parameters.has('extensions');
}

function textsOf(body: unknown, search: string): readonly string[] {
  if (typeof body === 'object' && body !== null && 'query' in body) {
    return typeof body.query === 'string' ? [body.query] : [];
  }
  return search === '' ? [] : new URLSearchParams(search).getAll('query');
}

/** The headers that decide how Apollo reads and answers a request. */
function headersOf({ method, headers }: FastifyRequest): HTTPGraphQLRequest['headers'] {
  const map = new HeaderMap();
  if (headers.accept !== undefined) map.set('accept', headers.accept);
  const type = headers['content-type'];
  if (method !== 'POST' && type !== undefined) map.set('content-type', type);
  return map;
}
