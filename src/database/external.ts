import { Client } from 'pg';

import { StartupError } from './startup-error';

/** PostgreSQL 15, as the server itself numbers it. */
const OLDEST = 150_000;

/**
 * Makes sure that the server at DATABASE_URL answers and can hold the graph.
 *
 * @throws StartupError saying what is wrong with it; the password is never shown
 */
export async function assertUsable(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<Record<'number' | 'version' | 'encoding', string>>(`
      SELECT current_setting('server_version_num') AS number,
             current_setting('server_version') AS version,
             current_setting('server_encoding') AS encoding`);
    const { number, version, encoding } = rows[0] ?? { number: '0', version: '?', encoding: '?' };
    if (Number(number) < OLDEST) {
      throw new StartupError(`DATABASE_URL is a PostgreSQL ${version}; 15 or newer is needed.`);
    }
    if (encoding !== 'UTF8') {
      throw new StartupError(`The database at DATABASE_URL is in ${encoding}; UTF8 is needed.`);
    }
  } catch (error) {
    if (error instanceof StartupError) throw error;
    const reason = reasonOf(error as Error & { code?: string });
    throw new StartupError(`DATABASE_URL (${withoutPassword(url)}) cannot be used: ${reason}.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** In words; the codes are Node's and PostgreSQL's. */
function reasonOf({ code = '', message }: Error & { code?: string }): string {
  switch (code) {
    case 'ECONNREFUSED':
      return 'nothing listens there (ECONNREFUSED)';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `its host has no address (${code})`;
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `its host does not answer (${code})`;
    default:
      return code === '' ? message : `${message} (${code})`;
  }
}

function withoutPassword(given: string): string {
  const url = new URL(given);
  return `${url.protocol}//${url.username === '' ? '' : `${url.username}@`}${url.host}${url.pathname}`;
}
