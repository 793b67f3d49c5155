import type { AddressInfo } from 'node:net';

import type { Pool } from 'pg';

import { createGraph } from '../graph';
import { createApp, type Logging } from './app';

export interface ServeOptions {
  readonly pool: Pool;
  readonly host: string;
  /** 0 takes any that is free. */
  readonly port: number;
  readonly logger?: Logging;
}

export interface Serving {
  /** Where a browser on this machine reaches it: `http://localhost:4000`. */
  readonly url: string;
  /** Lets requests under way finish. The pool stays open: it is the caller's. */
  close(): Promise<void>;
}

/** Serves the graph and its pages on one port. Throws what `listen` throws (`EADDRINUSE`, `EACCES`, …). */
export async function serve({ pool, host, port, ...rest }: ServeOptions): Promise<Serving> {
  const app = await createApp({ graph: await createGraph(pool), pool, ...rest });
  try {
    await app.listen({ host, port });
  } catch (error) {
    await app.close();
    throw error;
  }
  return { url: urlOf(host, app.server.address() as AddressInfo), close: () => app.close() };
}

function urlOf(host: string, { port }: AddressInfo): string {
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
