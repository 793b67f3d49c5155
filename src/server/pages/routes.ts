import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';

import type { Graph } from '../../graph';
import { serveBundle } from './bundle';
import { countsOf } from './counts';
import { serveDocs } from './docs';
import { homePage } from './home';
import type { Page } from './html';
import { serveIcon } from './icon';
import { sampleOf } from './sample';
import { serveSchema } from './schema';

/** Every page but GraphiQL's, which `/graphql` serves itself. */
export function servePages(
  app: FastifyInstance,
  { graph, pool, pages }: { readonly graph: Graph; readonly pool: Pool; readonly pages?: string },
): { readonly graphiql: Page } {
  const { graphiql, examples } = serveBundle(app, pages);
  const docs = serveDocs(app);
  const counts = countsOf(pool);
  const sample = sampleOf(graph);
  serveSchema(app, graph.schema);
  serveIcon(app);

  app.get('/', async (request, reply) => {
    const origin = `${request.protocol}://${request.host}`;
    const { body, headers } = homePage({
      origin,
      counts: await counts(),
      sample: await sample(),
      examples,
      docs,
    });
    return reply.headers(headers).header('cache-control', 'no-cache').send(body);
  });
  return { graphiql };
}
