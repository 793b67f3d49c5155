import type { Client, QueryResultRow } from 'pg';

import { connectBeside } from '../database/beside';

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
    this.client = await connectBeside(this.connectionString, 'edges');
    return (await this.client.query<T>(text, [...values])).rows;
  }
}
