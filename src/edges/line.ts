import { Client, type QueryResultRow } from 'pg';

/** A connection of its own, whose statements may take as long as they take. */
export async function connected(connectionString: string): Promise<Client> {
  const client = new Client({
    connectionString,
    application_name: 'entente edges',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  // What it was asked when it broke fails by itself; there is nothing to add.
  client.on('error', () => undefined);
  await client.connect();
  await client.query('SET jit = off; SET statement_timeout = 0');
  return client;
}

/** A connection that stays, for short queries one after the other; where it has broken, the next takes another. */
export class Line {
  private client: Client | null = null;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly connectionString: string) {}

  query<T extends QueryResultRow>(text: string, values: readonly unknown[]): Promise<T[]> {
    const asked = this.turn.then(() => this.ask<T>(text, values));
    this.turn = asked.catch(() => undefined);
    return asked;
  }

  async close(): Promise<void> {
    await this.turn;
    await this.client?.end();
    this.client = null;
  }

  private async ask<T extends QueryResultRow>(text: string, values: readonly unknown[]) {
    const known = this.client;
    if (known) {
      try {
        return (await known.query<T>(text, [...values])).rows;
      } catch {
        this.client = null;
        known.end().catch(() => undefined);
      }
    }
    this.client = await connected(this.connectionString);
    return (await this.client.query<T>(text, [...values])).rows;
  }
}
