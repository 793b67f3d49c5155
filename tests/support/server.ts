import { Client } from 'pg';

/** The migrated, empty database, and the one with the default data. Made once, by global-setup; copied by tests. */
export const TEMPLATES = { empty: 'entente_empty', data: 'entente_data' } as const;

/** The URL of a database of the test server, as the role that owns it. */
export function urlOf(database: string): string {
  const server = process.env.ENTENTE_TEST_SERVER;
  if (server === undefined) throw new Error('tests/support/global-setup.ts has not run');
  const url = new URL(server);
  url.pathname = database;
  return url.href;
}

/** Runs statements that stand outside any test database, such as CREATE DATABASE. */
export async function administer(...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: urlOf('postgres') });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
