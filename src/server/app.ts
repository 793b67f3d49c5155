import { randomUUID } from 'node:crypto';

import cors from '@fastify/cors';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Pool } from 'pg';

import type { Graph } from '../graph';
import { refuse, refuseUnreadable, serveErrors } from './errors';
import { HttpError } from './faults';
import { serveGraph } from './graph';
import { serveHealth } from './health';
import { createFront } from './lane/front';
import { servePages } from './pages/routes';
import { EXPOSED_HEADERS } from './response';
import type { Revision } from './revision/revision';

/** Whether, or from which level on, to log as lines of JSON; to standard output unless another stream is given. */
export type Logging =
  | boolean
  | string
  | { readonly level: string; readonly stream: { write(line: string): void } };

export interface AppOptions {
  readonly graph: Graph;
  readonly pool: Pool;
  readonly logger?: Logging;
  /** Bytes of a request's body at most. */
  readonly bodyLimit?: number;
  /** How long a request may take to arrive, in milliseconds; its answer may stand unread for twice as long. */
  readonly patience?: number;
  /** The folder that `scripts/build-pages.mjs` wrote. */
  readonly pages?: string;
  /** Keeps finished answers; the graph must read revisions. */
  readonly cache?: CacheOptions;
}

export interface CacheOptions {
  readonly revision: Revision;
  /** How much the answers may take together. */
  readonly megabytes: number;
}

/** Everything on one port, not listening yet. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const {
    graph,
    pool,
    logger = 'warn',
    bodyLimit = 256 * 1024,
    patience = 30_000,
    cache,
  } = options;
  const front = createFront({ bodyLimit, patience });
  const app = fastify({
    serverFactory: front.serverFor,
    logger: typeof logger === 'string' ? { level: logger } : logger,
    logController: new LogController({ disableRequestLogging: true }),
    // No logger of its own for each request: the few lines there are name their request.
    childLoggerFactory: (log) => log,
    genReqId: () => randomUUID(),
    trustProxy: false,
    bodyLimit,
    routerOptions: { ignoreTrailingSlash: true },
    clientErrorHandler: refuseUnreadable,
    frameworkErrors: (_error, _request, reply) => {
      refuse(reply, 400, 'BAD_REQUEST', 'the path of the URL is malformed');
    },
  });
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
    done();
  });
  await app.register(cors, {
    origin: '*',
    methods: ['GET', 'POST', 'OPTIONS'],
    exposedHeaders: EXPOSED_HEADERS,
    maxAge: 86_400,
    strictPreflight: false,
  });
  acceptJson(app);
  serveErrors(app, bodyLimit);

  const { graphiql } = servePages(app, options);
  await serveGraph(app, { graph, graphiql, front, ...(cache && { cache }) });
  serveHealth(app, pool);
  return app;
}

/** Bodies are JSON; an empty one is left for GraphQL to ask for. */
function acceptJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    try {
      done(null, text === '' ? undefined : JSON.parse(String(text)));
    } catch {
      done(
        new HttpError(400, 'BAD_REQUEST', 'a body must be JSON, got something that does not parse'),
      );
    }
  });
}
