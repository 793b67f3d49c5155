import { Client } from 'pg';

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
