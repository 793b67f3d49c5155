import type { Pool } from 'pg';

/** How many nodes there are of each kind. */
export type Counts = ReadonlyMap<string, number>;

const FRESH_FOR = 5_000;

/** Counts at most five seconds old, one query whoever asks meanwhile; null while the database is away. */
export function countsOf(pool: Pool): () => Promise<Counts | null> {
  let asked: Promise<Counts | null> | undefined;
  let askedAt = 0;
  return () => {
    if (!asked || Date.now() - askedAt > FRESH_FOR) {
      askedAt = Date.now();
      asked = count(pool).catch(() => null);
    }
    return asked;
  };
}

async function count(pool: Pool): Promise<Counts> {
  const { rows } = await pool.query<{ kind: string; count: number }>(
    'SELECT kind::text AS kind, count(*)::int AS count FROM node GROUP BY kind',
  );
  return new Map(rows.map(({ kind, count }) => [kind, count]));
}
