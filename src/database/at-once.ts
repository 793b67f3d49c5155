import { availableParallelism } from 'node:os';

import type { Pool } from 'pg';

/**
 * How many statements PostgreSQL is to run at once. Where it shares our processors, more than one beyond their number
 * only take turns on them: each takes longer, and all together fewer are done. Of a machine elsewhere we know nothing,
 * and use all connections.
 */
export function atOnceOn({ options: { max, connectionString = '' } }: Pool): number {
  return isHere(connectionString) ? Math.min(max, availableParallelism() + 1) : max;
}

/** Whether a server is reached through a socket, or an address of this machine; as by default, where none is named. */
function isHere(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, searchParams } = new URL(url);
  const named = searchParams.get('host') ?? decodeURIComponent(hostname);
  const host = named || (process.env.PGHOST ?? 'localhost');
  return /^(?:\/|localhost$|127\.|\[?::1\]?$)/.test(host);
}
