import { randomUUID } from 'node:crypto';

import cors from '@fastify/cors';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Pool } from 'pg';

import type { Graph } from '../graph';
import { createApollo } from './apollo';
import { refuse, refuseUnreadable, serveErrors } from './errors';
import { HttpError } from './faults';
import { createGuard } from './guard/guard';
import { serveHealth } from './health';
import { serveGraphQL } from './http';
import { servePages } from './pages/routes';

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
  /** The folder that `scripts/build-pages.mjs` wrote. */
  readonly pages?: string;
}

/** Everything on one port, not listening yet. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { graph, pool, logger = 'warn', bodyLimit = 256 * 1024 } = options;
  const app = fastify({
    logger: typeof logger === 'string' ? { level: logger } : logger,
    logController: new LogController({ disableRequestLogging: true }),
    // No logger of its own for each request: the few lines there are name their request.
    childLoggerFactory: (log) => log,
    genReqId: () => randomUUID(),
    trustProxy: false,
    bodyLimit,
    requestTimeout: 30_000,
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
    exposedHeaders: ['x-request-id'],
    maxAge: 86_400,
    strictPreflight: false,
  });
  acceptJson(app);
  serveErrors(app, bodyLimit);

  const guard = createGuard(graph.schema);
  const apollo = createApollo(graph, guard, app.log);
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());

  const { graphiql } = servePages(app, options);
  serveGraphQL(app, apollo, guard, graphiql);
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
