import type { FastifyInstance } from 'fastify';

import type { Graph } from '../graph';
import { createAnswering } from './answering';
import { createApollo } from './apollo';
import type { CacheOptions } from './app';
import { createAnswerCache } from './cache/cache';
import { createGuard } from './guard/guard';
import { serveGraphQL } from './http';
import { createDocuments } from './lane/documents';
import { createFirstSight } from './lane/first-sight';
import type { Front } from './lane/front';
import { createLane } from './lane/lane';
import { createMediaTypes } from './lane/media-types';
import type { Page } from './pages/html';

export interface GraphServing {
  readonly graph: Graph;
  readonly graphiql: Page;
  readonly front: Front;
  readonly cache?: CacheOptions;
}

/** Puts the graph behind `/graphql`, by two lanes: Apollo's, and one for what Apollo has nothing to add to. */
export async function serveGraph(
  app: FastifyInstance,
  { graph, graphiql, front, cache: options }: GraphServing,
): Promise<void> {
  const { log } = app;
  const guard = createGuard(graph.schema);
  const documents = createDocuments();
  const mediaTypes = createMediaTypes();
  const cache = options ? createAnswerCache(options.revision, options.megabytes) : null;
  const answering = createAnswering({ graph, guard, log, cache });
  const { schema } = graph;
  const apollo = createApollo({ schema, guard, answering, documents, log });
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());

  let closing = false;
  const isClosing = (): boolean => closing;
  app.addHook('preClose', async () => {
    closing = true;
  });
  const firstSight = createFirstSight(schema, guard, documents);
  front.open(createLane({ answering, documents, firstSight, mediaTypes, cache, isClosing }));
  serveGraphQL(app, { apollo, guard, graphiql, mediaTypes, bodyOf: front.bodyOf, isClosing });
}
