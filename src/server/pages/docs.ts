import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { FastifyInstance } from 'fastify';

import { packageRoot } from '../../database/package-root';

/** `/docs/README.md` and the pages of `docs/`, as the text they are. The names that can be asked for. */
export function serveDocs(app: FastifyInstance): readonly string[] {
  const root = packageRoot();
  const folder = join(root, 'docs');
  const pages = new Map<string, string>();
  if (existsSync(join(root, 'README.md'))) pages.set('README.md', join(root, 'README.md'));
  for (const name of existsSync(folder) ? readdirSync(folder).sort() : []) {
    if (name.endsWith('.md')) pages.set(name, join(folder, name));
  }
  app.get<{ Params: { name: string } }>('/docs/:name', async (request, reply) => {
    const path = pages.get(request.params.name);
    if (!path) return reply.callNotFound();
    return reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(readFileSync(path, 'utf8'));
  });
  return [...pages.keys()];
}
