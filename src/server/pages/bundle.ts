import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

import type { FastifyInstance } from 'fastify';

import { packageRoot } from '../../database/package-root';
import { html, type Page, page } from './html';

/** An operation that the pages offer to try. */
export interface Example {
  readonly name: string;
  readonly question: string;
  readonly query: string;
}

export interface Bundle {
  readonly graphiql: Page;
  readonly examples: readonly Example[];
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Nothing from elsewhere; styles inline because the editor writes them, its icons as data. */
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What `scripts/build-pages.mjs` wrote into `folder`: GraphiQL with its assets, served under `/assets/`. */
export function serveBundle(
  app: FastifyInstance,
  folder = join(packageRoot(), 'dist', 'pages'),
): Bundle {
  if (!existsSync(join(folder, 'graphiql.html'))) return { graphiql: notBuilt(), examples: [] };
  const assets = new Set(readdirSync(join(folder, 'assets')));

  app.get<{ Params: { name: string } }>('/assets/:name', async (request, reply) => {
    const { name } = request.params;
    const type = TYPES[extname(name)];
    if (!assets.has(name) || !type) return reply.callNotFound();
    const zipped =
      assets.has(`${name}.gz`) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    if (zipped) reply.header('content-encoding', 'gzip');
    return reply
      .headers({ vary: 'Accept-Encoding', 'cache-control': 'public, max-age=31536000, immutable' })
      .type(type)
      .send(createReadStream(join(folder, 'assets', zipped ? `${name}.gz` : name)));
  });

  return {
    graphiql: {
      body: readFileSync(join(folder, 'graphiql.html'), 'utf8'),
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': POLICY,
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-cache',
      },
    },
    examples: JSON.parse(readFileSync(join(folder, 'examples.json'), 'utf8')) as Example[],
  };
}

function notBuilt(): Page {
  return page(
    'GraphiQL is not built · Entente',
    html`<main class="slip">
<h1>GraphiQL is not built.</h1>
<p>Run <code>npm run build</code> and start again. The API itself is here: POST an operation to this address.</p>
</main>`,
  );
}
