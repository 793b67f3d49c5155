import { type ClientBase, Pool, type QueryConfig } from 'pg';

import { ByteClient } from './row-bytes';

export interface PoolSettings {
  /** Connections at most. */
  readonly max?: number;
  /** After how many milliseconds PostgreSQL gives up a statement; 0 is never. */
  readonly statementTimeout?: number;
  /** What `pg_stat_activity` calls these connections. */
  readonly applicationName?: string;
}

/** How long it may take to connect, and then to set the limits, in milliseconds. */
const OPENING = 10_000;

/**
 * The connections that reads and writes share. `numeric` and `bigint` come as strings, which are exact.
 *
 * Limits are set by statements when a connection opens, since poolers such as PgBouncer refuse them as startup
 * parameters. Instants are rendered in UTC. JIT is off: it costs more than these short queries take.
 *
 * @param url `postgresql://user:password@host:port/database`
 */
export function createPool(url: string, settings: PoolSettings = {}): Pool {
  const { max = 8, statementTimeout = 5_000, applicationName = 'entente' } = settings;
  const pool = new Pool({
    Client: ByteClient,
    connectionString: url,
    max,
    application_name: applicationName,
    connectionTimeoutMillis: OPENING,
    // What was prepared on a connection goes with it, and a new one is many times slower until it has read the catalog
    // and touched the pages it needs. Three minutes are less than firewalls let a connection be idle.
    idleTimeoutMillis: 3 * 60_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 60_000,
    maxLifetimeSeconds: 15 * 60,
    onConnect: (client: ClientBase) => setUp(client, statementTimeout),
  });
  // An idle connection that the server closes is only replaced: the next query opens another.
  pool.on('error', () => undefined);
  return pool;
}

async function setUp(client: ClientBase, statementTimeout: number): Promise<void> {
  const text = `SET timezone = 'UTC'; SET jit = off; SET statement_timeout = ${Math.trunc(statementTimeout)}`;
  await client.query({ text, query_timeout: OPENING } as QueryConfig);
}
