import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Client } from 'pg';

import { packageRoot } from './package-root';
import { StartupError } from './startup-error';

/** The number that Prisma's own engine locks while it migrates, so that the two exclude each other. */
const ADVISORY_LOCK = 72707369;

interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, in hexadecimal. */
  readonly checksum: string;
}

/**
 * Applies every migration not yet applied, in name order, each in a transaction of its own under an advisory
 * lock: processes that start together take turns, and each migration runs once. Keeps Prisma's own ledger
 * (`_prisma_migrations`), so `prisma migrate deploy` reads the same history wherever its engine can be had.
 *
 * @param folder where the migrations are: `<name>/migration.sql`
 * @returns the names applied now; none when the database is up to date
 * @throws StartupError when an applied file has changed since, when the database has a migration that the folder lacks,
 *   or when a statement fails (that migration is undone)
 */
export async function migrate(
  connectionString: string,
  folder: string = join(packageRoot(), 'prisma', 'migrations'),
): Promise<string[]> {
  const migrations = migrationsIn(folder);
  const client = new Client({ connectionString, application_name: 'entente migrate' });
  await client.connect();
  try {
    await client.query('SET statement_timeout = 0');
    const applied: string[] = [];
    for (;;) {
      const name = await applyNext(client, migrations);
      if (name === null) return applied;
      applied.push(name);
    }
  } finally {
    await client.end();
  }
}

function migrationsIn(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'migration.sql')))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/** Applies the first migration that the ledger lacks; null when it has them all. */
async function applyNext(client: Client, migrations: readonly Migration[]): Promise<string | null> {
  await client.query('BEGIN');
  try {
    await client.query(`SELECT pg_advisory_xact_lock(${ADVISORY_LOCK})`);
    const ledger = await readLedger(client);
    assertHistory(ledger, migrations);
    const next = migrations.find(({ name }) => !ledger.has(name)) ?? null;
    if (next !== null) await apply(client, next);
    await client.query('COMMIT');
    return next === null ? null : next.name;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** Checksums by name; null for a migration that was begun elsewhere and never finished. */
async function readLedger(client: Client): Promise<Map<string, string | null>> {
  const { rows: found } = await client.query(`SELECT to_regclass('_prisma_migrations') AS ledger`);
  if (found[0].ledger === null) await client.query(LEDGER);
  const { rows } = await client.query<{ name: string; checksum: string | null }>(`
    SELECT migration_name AS name, CASE WHEN finished_at IS NOT NULL THEN checksum END AS checksum
      FROM _prisma_migrations
     WHERE rolled_back_at IS NULL
     ORDER BY migration_name`);
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

function assertHistory(
  ledger: ReadonlyMap<string, string | null>,
  migrations: readonly Migration[],
): void {
  for (const [name, checksum] of ledger) {
    const migration = migrations.find((each) => each.name === name);
    if (migration === undefined) {
      throw new StartupError(
        `The database has migration ${name}, which this version does not know: it was migrated by a newer one.`,
      );
    }
    if (checksum === null) {
      throw new StartupError(`Migration ${name} was begun by another tool and never finished.`);
    }
    if (checksum !== migration.checksum) {
      throw new StartupError(
        `Migration ${name} was edited after it was applied: restore the file and write the change as a new migration.`,
      );
    }
  }
}

async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query(sql);
  } catch (error) {
    throw new StartupError(`Migration ${name} failed and was undone: ${(error as Error).message}`, {
      cause: error,
    });
  }
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), 1)`,
    [randomUUID(), checksum, name],
  );
}

/** As Prisma's engine creates it. */
const LEDGER = `
  CREATE TABLE _prisma_migrations (
    id                  varchar(36) PRIMARY KEY,
    checksum            varchar(64) NOT NULL,
    finished_at         timestamptz,
    migration_name      varchar(255) NOT NULL,
    logs                text,
    rolled_back_at      timestamptz,
    started_at          timestamptz NOT NULL DEFAULT now(),
    applied_steps_count integer NOT NULL DEFAULT 0
  )`;
