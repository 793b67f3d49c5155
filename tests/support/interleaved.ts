import { setTimeout } from 'node:timers/promises';

import type { Pool } from 'pg';

export type Write = (sql: string) => Promise<unknown>;

/** Two writers in a transaction each, a step of one after a step of the other. */
export async function interleaved(
  pool: Pool,
  steps: (one: Write, other: Write) => Promise<unknown>,
): Promise<void> {
  const clients = [await pool.connect(), await pool.connect()] as const;
  const [one, other] = clients.map(
    (client): Write =>
      (sql) =>
        client.query(sql),
  ) as [Write, Write];
  try {
    await Promise.all([one('BEGIN'), other('BEGIN')]);
    await steps(one, other);
  } finally {
    // Whatever a step that failed left open ends with its connection.
    for (const client of clients) client.release(true);
  }
}

/** Until a step is done, or waits for the other writer. */
export async function begun(pool: Pool, step: Promise<unknown>): Promise<void> {
  let isDone = false;
  const done = step.then(() => {
    isDone = true;
  });
  const waiting = `SELECT FROM pg_locks WHERE NOT granted
    AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())`;
  done.catch(() => undefined);
  while (!isDone && (await pool.query(waiting)).rows.length === 0) {
    await Promise.race([done, setTimeout(10)]);
  }
}
