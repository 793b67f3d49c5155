import { inspect, parseArgs } from 'node:util';

import { openEmbedded } from '../src/database/embedded/embedded';
import { assertUsable } from '../src/database/external';
import { migrate } from '../src/database/migrate';
import { createPool } from '../src/database/pool';
import { createPrisma } from '../src/database/prisma';
import { StartupError } from '../src/database/startup-error';
import { type LoadSummary, loadDefaultData } from '../src/exchange/load';
import { DataError, type Problem } from '../src/exchange/problems';
import { type Settings, settingsFrom } from '../src/settings';

const HELP = `Loads the data that comes with Entente: the China-CELAC Forum, all countries and the DAC sectors.

Usage: npm run seed             nothing to do where the same files were loaded last
       npm run seed -- --force  compares every row all the same
       npm run seed -- --help

All of it is loaded or, where a file is wrong, nothing. Loading twice changes nothing.

Settings, from the environment:
  DATABASE_URL  the PostgreSQL 15 or newer to load into    (the embedded one)
  DATA_DIR      folder of the embedded PostgreSQL          (.data)
`;

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

/** `npm run seed`. Reads the environment; exits with 1 where nothing could be loaded. */
async function main(): Promise<void> {
  const options = { help: { type: 'boolean', short: 'h' }, force: { type: 'boolean' } } as const;
  try {
    const { help = false, force = false } = parseArgs({ options }).values;
    if (help) process.stdout.write(HELP);
    else say(told(await seed(settingsFrom(process.env), force)));
  } catch (error) {
    process.stderr.write(`${wordsOf(error)}\n`);
    process.exitCode = 1;
  }
}

async function seed(settings: Settings, force: boolean): Promise<LoadSummary> {
  const { url, stop } = await openDatabase(settings);
  try {
    await migrate(url);
    const pool = createPool(url, { max: 2, statementTimeout: 0 });
    const prisma = createPrisma(pool);
    try {
      return await loadDefaultData({ prisma, force, log: say });
    } finally {
      await prisma.$disconnect();
      await pool.end();
    }
  } finally {
    await stop();
  }
}

async function openDatabase({ databaseUrl: url, dataDir: folder }: Settings) {
  if (url === null) return openEmbedded({ folder, log: say });
  await assertUsable(url);
  return { url, stop: async () => undefined };
}

function told({ skipped, name, records, changes, milliseconds }: LoadSummary): string {
  if (skipped) return `${name} is loaded already: its files have not changed since.`;
  const sum = { added: 0, changed: 0, removed: 0 };
  for (const { added, changed, removed } of Object.values(changes)) {
    sum.added += added;
    sum.changed += changed;
    sum.removed += removed;
  }
  const rows = `${sum.added} rows added, ${sum.changed} changed, ${sum.removed} removed`;
  return `Loaded ${records} records of ${name} in ${(milliseconds / 1000).toFixed(1)} s: ${rows}.`;
}

/** What its user can mend is said in its own words; anything else is our fault and shown whole. */
function wordsOf(error: unknown): string {
  if (error instanceof DataError) return asTable(error);
  if (error instanceof StartupError || isUsage(error)) return error.message;
  return inspect(error);
}

function isUsage(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error && String(error.code).includes('PARSE_ARGS');
}

function asTable({ folder, problems }: DataError): string {
  const place = ({ file, line }: Problem) => (line === null ? file : `${file}:${line}`);
  const lines = [
    ['WHERE', 'RECORD', 'FIELD', 'WANTED', 'CAME'],
    ...problems.map((each) => [
      place(each),
      each.record ?? '',
      each.field ?? '',
      each.wanted,
      each.came,
    ]),
  ];
  const width = (column: number) => Math.max(...lines.map((line) => line[column]?.length ?? 0));
  const widths = [width(0), width(1), width(2)];
  const rows = lines.map((line) =>
    line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '),
  );
  return [
    `Nothing was loaded: the data in ${folder} has ${problems.length} problems.`,
    '',
    ...rows,
  ].join('\n');
}

void main();
