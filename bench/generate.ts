import 'reflect-metadata';

import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { Client } from 'pg';

import { migrate } from '../src/database/migrate';
import { createPool } from '../src/database/pool';
import { createPrisma } from '../src/database/prisma';
import { loadDefaultData } from '../src/exchange/load';
import { draw } from './data/draw';
import { load } from './data/load';
import { Spool, type Spooled } from './data/spool';
import { type Size, worldOf } from './data/world';
import { benchDatabase } from './database';
import { Progress } from './progress';

const HELP = `Writes the generated data set into a database, on top of the real one.

  npm run bench:generate -- [--size S|M|L] [--seed 1] [--url postgresql://…]

  --size   M has about 20,000 projects, L ten times as many, S a twentieth   (M)
  --seed   the same seed gives the same rows                                 (1)
  --url    a database that is empty or migrated                (a fresh one of its own)
`;

interface Options {
  readonly size: Size;
  readonly seed: number;
  readonly url?: string;
}

/** Writes the generated data set, on top of the real one. */
async function generate({ size, seed, url: given }: Options): Promise<void> {
  const began = performance.now();
  const url = given ?? (await benchDatabase(`entente_${size.toLowerCase()}`, true));
  await migrate(url);
  await loadReal(url);
  const name = `generated-${size}-${seed}`;
  await refuseSecond(url, name);

  const folder = mkdtempSync(join(tmpdir(), 'entente-generate-'));
  try {
    const files = drawn(size, seed, folder);
    const checksum = checksumOf([...files.values()]);
    const bytes = [...files.values()].reduce((sum, file) => sum + file.bytes, 0);
    const bar = new Progress('loading');
    let copied = 0;
    await load(url, files, (more) => {
      copied += more;
      bar.show((copied / bytes) * 0.95);
    });
    await settle(url, name, checksum);
    bar.end();
    const rows = [...files.values()].reduce((sum, file) => sum + file.rows, 0);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stdout.write(
      `${name}: ${rows} rows, ${checksum.slice(0, 12)}, in ${seconds} s\n${url}\n`,
    );
    for (const [table, file] of files) process.stdout.write(`  ${table.padEnd(18)} ${file.rows}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function drawn(size: Size, seed: number, folder: string) {
  const bar = new Progress('drawing');
  const spool = new Spool(folder);
  draw(worldOf(size, seed), spool, (done) => bar.show(done));
  bar.end();
  return spool.close();
}

async function loadReal(url: string): Promise<void> {
  const pool = createPool(url, { max: 2, statementTimeout: 0 });
  const prisma = createPrisma(pool);
  await loadDefaultData({ prisma });
  await prisma.$disconnect();
  await pool.end();
}

/** Ids and slugs are the same each time, so a second load could only fail halfway. */
async function refuseSecond(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `SELECT name FROM dataset WHERE name LIKE 'generated-%'`,
  );
  await client.end();
  const [found] = rows;
  if (found)
    throw new Error(`the database holds ${found.name} already: load ${name} into a fresh one`);
}

/** Leaves the tables as a well-kept database has them: visible, counted, and remembered as a data set. */
async function settle(url: string, name: string, checksum: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('VACUUM (ANALYZE)');
  await client.query('INSERT INTO dataset (name, checksum) VALUES ($1, $2)', [name, checksum]);
  await client.end();
}

function checksumOf(files: readonly Spooled[]): string {
  return createHash('sha256')
    .update(files.map(({ checksum }) => checksum).join())
    .digest('hex');
}

function optionsFrom(args: readonly string[]): Options | null {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { size: text, seed: text, url: text, help: { type: 'boolean' } },
  });
  const { size = 'M', seed = '1', url } = values;
  if (values.help) return null;
  if (!isSize(size)) throw new Error(`--size must be S, M or L, got ${size}`);
  if (!/^\d+$/.test(seed)) throw new Error(`--seed must be a number, got ${seed}`);
  return { size, seed: Number(seed), ...(url !== undefined && { url }) };
}

const isSize = (text: string): text is Size => ['S', 'M', 'L'].includes(text);

async function main(): Promise<void> {
  const options = optionsFrom(process.argv.slice(2));
  if (options === null) process.stdout.write(HELP);
  else await generate(options);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
