import { Client, type QueryArrayConfig, type QueryArrayResult } from 'pg';

type Told = (error: Error | null, text: string | null) => void;

/** As many connections as a pool has, and a queue before them: what a pool does, without its bookkeeping. */
export class Connections {
  private readonly waiting: (readonly [query: QueryArrayConfig, told: Told])[] = [];

  private constructor(private readonly idle: Client[]) {}

  static async open(url: string, size: number): Promise<Connections> {
    const clients = Array.from({ length: size }, () => new Client({ connectionString: url }));
    await Promise.all(
      clients.map(async (client) => {
        await client.connect();
        await client.query(`SET timezone = 'UTC'; SET jit = off; SET statement_timeout = 10000`);
      }),
    );
    return new Connections(clients);
  }

  /** Gives the first column of the first row. */
  ask(query: QueryArrayConfig, told: Told): void {
    const client = this.idle.pop();
    if (client) this.run(client, query, told);
    else this.waiting.push([query, told]);
  }

  private run(client: Client, query: QueryArrayConfig, told: Told): void {
    client.query(query, (error: Error | null, result: QueryArrayResult) => {
      const next = this.waiting.shift();
      // Once this query has left the client.
      if (next) process.nextTick(() => this.run(client, next[0], next[1]));
      else this.idle.push(client);
      told(error, error ? null : (result.rows[0]?.[0] as string));
    });
  }
}
