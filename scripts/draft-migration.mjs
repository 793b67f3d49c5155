/**
 * `npm run migrate:draft NAME`: writes what is missing between the migrations and `prisma/schema/` as the next
 * migration, to be read and completed by hand. With `--check URL` it prints the difference of that database
 * instead, and exits 1 where there is one.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { differenceFrom } from './schema-engine.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [name, url] = process.argv.slice(2);

if (name === '--check') await check(url);
else if (/^[a-z][a-z0-9_]*$/.test(name ?? '')) await draft(name);
else fail('Usage: npm run migrate:draft NAME, where NAME is in snake_case.');
process.exit(); // the engine keeps its connections

async function check(url) {
  const sql = await differenceFrom(url);
  if (sql !== '') fail(sql);
}

/** The migrations are applied to a PostgreSQL that lives as long as this takes. */
async function draft(name) {
  const load = createRequire(import.meta.url);
  const { openEmbedded } = load('../dist/src/database/embedded/embedded.js');
  const { migrate } = load('../dist/src/database/migrate.js');
  const folder = mkdtempSync(join(tmpdir(), 'entente-draft-'));
  const database = await openEmbedded({ folder, settings: { fsync: 'off' } });
  try {
    await migrate(database.url);
    const sql = await differenceFrom(database.url);
    if (sql === '') fail('The migrations already say what the schema says.');
    else write(name, sql);
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function write(name, sql) {
  const folder = join(root, 'prisma', 'migrations');
  const count = readdirSync(folder).filter((each) => /^\d{4}_/.test(each)).length;
  const path = join(folder, `${String(count + 1).padStart(4, '0')}_${name}`);
  mkdirSync(path);
  writeFileSync(join(path, 'migration.sql'), `${sql}\n`);
  process.stdout.write(`${join(path, 'migration.sql')}\n`);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
