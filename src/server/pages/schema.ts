import { createHash } from 'node:crypto';

import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';

import { printGraph } from '../../engine/print';
import { isHeld } from '../cache/tag';

/** `/schema.graphql`: the SDL, from which clients in any language are generated. */
export function serveSchema(app: FastifyInstance, schema: GraphQLSchema): void {
  // As bytes, which all responses share.
  const sdl = Buffer.from(printGraph(schema));
  const etag = `"${createHash('sha256').update(sdl).digest('base64url').slice(0, 27)}"`;
  app.get('/schema.graphql', async (request, reply) => {
    reply.headers({ etag, 'cache-control': 'no-cache' });
    if (isHeld(request.headers['if-none-match'], etag)) return reply.code(304).send();
    return reply.type('text/plain; charset=utf-8').send(sdl);
  });
}
