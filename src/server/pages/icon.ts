import type { FastifyInstance } from 'fastify';

/** Two circles that meet, in the colours of both schemes. */
const ICON = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke-width="3.5"><style>.one{stroke:#1f6f68}.other{stroke:#b4552d}@media(prefers-color-scheme:dark){.one{stroke:#7fcac2}.other{stroke:#e59a77}}</style><circle class="one" cx="12" cy="16" r="8.5"/><circle class="other" cx="20" cy="16" r="8.5"/></svg>`,
);

/** `/icon.svg`, and the address that browsers look at by themselves. */
export function serveIcon(app: FastifyInstance): void {
  for (const path of ['/icon.svg', '/favicon.ico']) {
    app.get(path, async (_request, reply) =>
      reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(ICON),
    );
  }
}
