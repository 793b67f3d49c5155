import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { migrate } from '../../src/database/migrate';
import { packageRoot } from '../../src/database/package-root';
import { createPool } from '../../src/database/pool';
import { run } from '../support/run';
import { administer, urlOf } from '../support/server';

const NAME = `test_migrate_${process.pid}`;
const migrations = join(packageRoot(), 'prisma', 'migrations');
const ALL = readdirSync(migrations)
  .filter((name) => /^\d{4}_/.test(name))
  .sort();

let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'entente-migrations-'));
  cpSync(migrations, folder, { recursive: true });
  await administer(`CREATE DATABASE ${NAME}`);
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await administer(`DROP DATABASE ${NAME} WITH (FORCE)`);
});

function add(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

async function query<Row extends object>(sql: string): Promise<Row[]> {
  const pool = createPool(urlOf(NAME));
  try {
    return (await pool.query<Row>(sql)).rows;
  } finally {
    await pool.end();
  }
}

describe('migrate', () => {
  test('applies what is missing, in order, and nothing the second time', async () => {
    expect(await migrate(urlOf(NAME), folder)).toEqual(ALL);
    expect(await migrate(urlOf(NAME), folder)).toEqual([]);
    add('9999_more', 'CREATE TABLE more (id integer)');
    expect(await migrate(urlOf(NAME), folder)).toEqual(['9999_more']);
  });

  test('keeps the ledger of Prisma', async () => {
    await migrate(urlOf(NAME), folder);
    const rows = await query(`
      SELECT migration_name, length(checksum) AS length, finished_at >= started_at AS finished,
             rolled_back_at, applied_steps_count
        FROM _prisma_migrations ORDER BY migration_name`);
    const done = { length: 64, finished: true, rolled_back_at: null, applied_steps_count: 1 };
    expect(rows).toEqual(ALL.map((migration_name) => ({ migration_name, ...done })));
  });

  test('four processes that start at once migrate once', async () => {
    const programs = Array.from({ length: 4 }, () =>
      run('tests/database/migrator.ts', [urlOf(NAME)]),
    );
    const endings = await Promise.all(programs.map(({ ended }) => ended));
    expect(endings.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
      endings.map(() => ({ code: 0, stderr: '' })),
    );
    expect(endings.flatMap(({ stdout }) => JSON.parse(stdout)).sort()).toEqual(ALL);
  });

  test('refuses a migration that was edited after it was applied', async () => {
    await migrate(urlOf(NAME), folder);
    add('0002_invariants', 'SELECT 1');
    await expect(migrate(urlOf(NAME), folder)).rejects.toThrow(
      'Migration 0002_invariants was edited after it was applied: restore the file and write the change as a new migration.',
    );
  });

  test('refuses a database that a newer version migrated', async () => {
    add('9999_newer', 'CREATE TABLE newer (id integer)');
    await migrate(urlOf(NAME), folder);
    await expect(migrate(urlOf(NAME))).rejects.toThrow(
      'The database has migration 9999_newer, which this version does not know',
    );
  });

  test('undoes a migration that fails, and those before it stay', async () => {
    add('9999_broken', 'CREATE TABLE half (id integer); SELECT 1 / 0');
    await expect(migrate(urlOf(NAME), folder)).rejects.toThrow(
      'Migration 9999_broken failed and was undone: division by zero',
    );
    const [found] = await query(`
      SELECT to_regclass('half') AS half, count(*)::integer AS applied FROM _prisma_migrations`);
    expect(found).toEqual({ half: null, applied: ALL.length });
  });
});
