import { Client, type Pool } from 'pg';

/** Where a pool connects to, for a thread that connects by itself. */
export function addressOf({ options: { connectionString } }: Pool): string {
  if (!connectionString) throw new Error('the pool must be made of a connection string');
  return connectionString;
}

/**
 * A connection beside those of the pool, whose statements may take as long as they take.
 *
 * @param purpose as PostgreSQL shows it among its connections
 */
export async function connectBeside(connectionString: string, purpose: string): Promise<Client> {
  const client = new Client({
    connectionString,
    application_name: `entente ${purpose}`,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  // What it was asked when it broke fails by itself; there is nothing to add.
  client.on('error', () => undefined);
  await client.connect();
  await client.query('SET jit = off; SET statement_timeout = 0');
  return client;
}
