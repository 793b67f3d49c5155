import type { Client } from 'pg';

import type { Piece } from '../../../src/bytes';
import { ByteClient } from '../../../src/database/row-bytes';
import { RowQuery, type Statement, wireStatement } from '../../../src/database/row-query';

type Told = (error: Error | null, answer: Piece | null) => void;

/**
 * As many connections as a pool has, and a queue before them: what a pool does, without its bookkeeping. The floor
 * owes nothing to Entente but the leanest way through the driver.
 */
export class Connections {
  private readonly waiting: (readonly [statement: Statement, told: Told])[] = [];

  private constructor(private readonly idle: Client[]) {}

  static async open(url: string, size: number): Promise<Connections> {
    const clients = Array.from({ length: size }, () => new ByteClient({ connectionString: url }));
    await Promise.all(
      clients.map(async (client) => {
        await client.connect();
        await client.query(`SET timezone = 'UTC'; SET jit = off; SET statement_timeout = 10000`);
      }),
    );
    return new Connections(clients);
  }

  /** Gives the first column of the first row. */
  ask(statement: Statement, told: Told): void {
    const client = this.idle.pop();
    if (client) this.run(client, statement, told);
    else this.waiting.push([statement, told]);
  }

  private run(client: Client, statement: Statement, told: Told): void {
    const query = new RowQuery([wireStatement(statement)], (error, [row]) => {
      const next = this.waiting.shift();
      // Once this query has left the client.
      if (next) process.nextTick(() => this.run(client, next[0], next[1]));
      else this.idle.push(client);
      told(error, row?.[0] ?? null);
    });
    client.query(query);
  }
}
