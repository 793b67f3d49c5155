import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { FastifyInstance } from 'fastify';

import { packageRoot } from '../../database/package-root';
import { acceptsHtml } from '../accept';
import { html, MARK, type Page, page } from './html';
import { type AddressOf, type Prose, proseOf, titleOf } from './prose';

/** A page of the documentation, under the name that it has below `/docs/`. */
export interface Doc extends Prose {
  readonly name: string;
}

/** `/docs/README.md` and the pages of `docs/`: as pages to a browser, else as the text they are. */
export function serveDocs(app: FastifyInstance): readonly Doc[] {
  const docs = readDocs(packageRoot());
  const byName = new Map(docs.map((doc) => [doc.name, doc]));
  const served = new Map(docs.map(({ path, name }) => [path, `/docs/${name}`]));
  served.set('schema.graphql', '/schema.graphql');

  app.get<{ Params: { '*': string } }>('/docs/*', async (request, reply) => {
    const doc = byName.get(request.params['*']);
    if (!doc) return reply.callNotFound();
    reply.headers({ vary: 'Accept', 'cache-control': 'no-cache' });
    if (!acceptsHtml(request.headers))
      return reply.type('text/plain; charset=utf-8').send(doc.text);
    const { body, headers } = docPage(doc, (path) => served.get(path) ?? null);
    return reply.headers(headers).send(body);
  });
  return docs;
}

/** The README, the pages of `docs/` and those one folder below. */
function readDocs(root: string): Doc[] {
  const folder = join(root, 'docs');
  const names = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
    : [];
  const files = ['README.md', ...names.sort().map((name) => `docs/${name.replaceAll('\\', '/')}`)];
  return files
    .filter((path) => path.endsWith('.md') && existsSync(join(root, path)))
    .map((path) => ({
      path,
      name: path.replace(/^docs\//, ''),
      text: readFileSync(join(root, path), 'utf8'),
    }));
}

function docPage(doc: Doc, addressOf: AddressOf): Page {
  return page(
    `${titleOf(doc)} · Entente`,
    html`<main class="prose">
<p class="brand"><a href="/">${MARK} Entente</a></p>
${proseOf(doc, addressOf)}
</main>`,
  );
}
