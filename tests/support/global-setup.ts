import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Client } from 'pg';

import { type EmbeddedDatabase, openEmbedded } from '../../src/database/embedded/embedded';
import { migrate } from '../../src/database/migrate';
import { createPool } from '../../src/database/pool';
import { createPrisma } from '../../src/database/prisma';
import { loadDefaultData } from '../../src/exchange/load';
import { administer, TEMPLATES, urlOf } from './server';

declare global {
  var ententeTestServer: { stop(): Promise<void> } | undefined;
}

/**
 * Starts a PostgreSQL of its own for this run, or uses the one at TEST_DATABASE_URL (a role that may create
 * databases), and makes the templates that test files copy. Imports nothing decorated.
 */
export default async function globalSetup(): Promise<void> {
  const given = process.env.TEST_DATABASE_URL;
  if (given === undefined) globalThis.ententeTestServer = await startServer();
  else process.env.ENTENTE_TEST_SERVER = given;
  try {
    await makeTemplates();
  } catch (error) {
    await globalThis.ententeTestServer?.stop();
    throw error;
  }
}

/** Durability is given up for speed: nothing outlives the run. Nobody vacuums what a test is about to drop. */
async function startServer(): Promise<{ stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'entente-test-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const settings = {
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    autovacuum: 'off',
  };
  const database = await openEmbedded({ folder, settings });
  await allowCreatingDatabases(database);
  process.env.ENTENTE_TEST_SERVER = database.url;
  return {
    async stop() {
      await database.stop();
      remove();
    },
  };
}

async function allowCreatingDatabases({ adminUrl }: EmbeddedDatabase): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query('ALTER ROLE entente CREATEDB');
  await admin.end();
}

async function makeTemplates(): Promise<void> {
  for (const name of Object.values(TEMPLATES)) {
    await administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }
  await administer(`CREATE DATABASE ${TEMPLATES.empty}`);
  await migrate(urlOf(TEMPLATES.empty));
  await administer(`CREATE DATABASE ${TEMPLATES.data} TEMPLATE ${TEMPLATES.empty}`);
  await loadData(urlOf(TEMPLATES.data));
}

/** Loads the default data, as the first start of the program does. */
async function loadData(url: string): Promise<void> {
  const pool = createPool(url, { statementTimeout: 0 });
  const prisma = createPrisma(pool);
  try {
    await loadDefaultData({ prisma });
  } finally {
    await prisma.$disconnect();
    await pool.end();
  }
}
