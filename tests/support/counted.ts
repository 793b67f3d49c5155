import type { Pool, PoolClient } from 'pg';

type Told = (error: Error | undefined, client: PoolClient | undefined, release: () => void) => void;

/** The pool, noting the text of every statement that is run on a connection taken out of it. */
export function counted(pool: Pool, statements: string[]): Pool {
  return Object.create(pool, {
    connect: {
      value: (told: Told) =>
        pool.connect((error, client, release) => {
          told(error, client && noting(client, statements), release);
        }),
    },
  });
}

function noting(client: PoolClient, statements: string[]): PoolClient {
  return Object.create(client, {
    on: { value: client.on.bind(client) },
    off: { value: client.off.bind(client) },
    query: {
      value: (query: { text: string }) => {
        statements.push(query.text);
        return client.query(query as never);
      },
    },
  });
}
