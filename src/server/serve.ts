import type { Pool } from 'pg';

import { createGraph } from '../graph';
import { createApp } from './app';

export interface ServeOptions {
  readonly pool: Pool;
  readonly host: string;
  readonly port: number;
  readonly logger?: boolean | string;
}

/**
 * Serves the graph and its pages on one port. Throws what `listen` throws (`EADDRINUSE`, …).
 * `close` lets requests under way finish; the pool stays open, it is the caller's.
 */
export async function serve(
  options: ServeOptions,
): Promise<{ url: string; close(): Promise<void> }> {
  const { pool, host, port, ...rest } = options;
  const app = await createApp({ graph: await createGraph(pool), pool, ...rest });
  const url = await app.listen({ host, port });
  return { url, close: () => app.close() };
}
