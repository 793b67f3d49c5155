import type { AddressInfo } from 'node:net';

import type { Pool } from 'pg';

import { createGraph } from '../graph';
import { DEFAULT_LISTINGS } from '../listings/listings';
import { createApp, type Logging } from './app';
import { keepRequestsYoung } from './collector';
import { followRevision } from './revision/revision';

/** How much the answers that are kept may take, in megabytes. */
export const DEFAULT_CACHE = 64;

export interface ServeOptions {
  readonly pool: Pool;
  readonly host: string;
  /** 0 takes any that is free. */
  readonly port: number;
  readonly logger?: Logging;
  /** How much the answers that are kept may take; 0 keeps none. */
  readonly cacheMegabytes?: number;
  /** How much the listings may take; 0 makes none. */
  readonly listingMegabytes?: number;
}

export interface Serving {
  /** Where a browser on this machine reaches it: `http://localhost:4000`. */
  readonly url: string;
  /** Lets requests under way finish. The pool stays open: it is the caller's. */
  close(): Promise<void>;
}

/** Serves the graph and its pages on one port. Throws what `listen` throws (`EADDRINUSE`, `EACCES`, …). */
export async function serve({
  pool,
  host,
  port,
  cacheMegabytes: megabytes = DEFAULT_CACHE,
  listingMegabytes = DEFAULT_LISTINGS,
  ...rest
}: ServeOptions): Promise<Serving> {
  keepRequestsYoung();
  const graph = await createGraph(pool, {
    revisions: megabytes > 0,
    listings: listingMegabytes > 0 ? { megabytes: listingMegabytes } : null,
  });
  const revision = megabytes > 0 ? followRevision(pool) : null;
  const cache = revision && { revision, megabytes };
  const app = await createApp({ graph, pool, ...(cache && { cache }), ...rest });
  const close = async (): Promise<void> => {
    await app.close();
    await Promise.all([revision?.close(), graph.close()]);
  };
  try {
    await app.listen({ host, port });
  } catch (error) {
    await close();
    throw error;
  }
  return { url: urlOf(host, app.server.address() as AddressInfo), close };
}

function urlOf(host: string, { port }: AddressInfo): string {
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
