import { createServer } from 'node:net';

import { openEmbedded } from './database/embedded/embedded';
import { assertUsable } from './database/external';
import { migrate } from './database/migrate';
import { createPool } from './database/pool';
import { createPrisma } from './database/prisma';
import { StartupError } from './database/startup-error';
import { loadDefaultData } from './exchange/load';
import { serve } from './server/serve';
import type { Settings } from './settings';

export interface Running {
  /** Where it serves, without a slash at the end. */
  readonly url: string;
  /** Ends in the reverse order of the start: no new requests, requests under way, connections, database. */
  stop(): Promise<void>;
}

/** How long one step of stopping may take before the next begins. */
const PATIENCE = 12_000;

/**
 * Opens the database, brings it up to date and serves it. Whatever was started is stopped again when a step fails
 * or the signal comes.
 *
 * @param log told what a user may want to know, a line at a time
 * @throws StartupError with one sentence for what its user can mend
 */
export async function start(
  settings: Settings,
  log: (line: string) => void,
  signal: AbortSignal,
): Promise<Running> {
  const undo: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await within(PATIENCE, step());
  };
  try {
    const database = await openDatabase(settings, log);
    undo.push(database.stop);
    signal.throwIfAborted();
    await assertFree(settings);

    const applied = await migrate(database.url);
    if (applied.length > 0) log(`Applied ${applied.join(', ')}.`);
    signal.throwIfAborted();

    await load(database.url, log);
    signal.throwIfAborted();

    const pool = createPool(database.url);
    undo.push(() => pool.end());
    const { host, port, logLevel: logger, cacheMegabytes, listingMegabytes } = settings;
    const options = { pool, host, port, logger, cacheMegabytes, listingMegabytes };
    const server = await serve(options).catch((error) => {
      throw portRefusal(error, settings) ?? error;
    });
    undo.push(server.close);
    database.announce(server.url);
    return { url: server.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Database {
  readonly url: string;
  announce(url: string): void;
  stop(): Promise<void>;
}

async function openDatabase(settings: Settings, log: (line: string) => void): Promise<Database> {
  const { databaseUrl: url, dataDir: folder } = settings;
  if (url === null) return openEmbedded({ folder, log });
  await assertUsable(url);
  return { url, announce: () => undefined, stop: async () => undefined };
}

/** On connections of its own: a step of loading, or the wait for another process that loads, may take long. */
async function load(url: string, log: (line: string) => void): Promise<void> {
  const pool = createPool(url, { max: 2, statementTimeout: 0 });
  try {
    const prisma = createPrisma(pool);
    const { skipped, name, records, milliseconds } = await loadDefaultData({ prisma, log });
    if (!skipped)
      log(`Loaded ${records} records of ${name} in ${(milliseconds / 1000).toFixed(1)} s.`);
    await prisma.$disconnect();
  } finally {
    await pool.end();
  }
}

/** Says early that the port is taken, rather than after the data is loaded. */
function assertFree(settings: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(portRefusal(error, settings) ?? error));
    probe.listen({ host: settings.host, port: settings.port }, () => probe.close(() => resolve()));
  });
}

function portRefusal(error: Error & { code?: string }, { host, port }: Settings): Error | null {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartupError(`Port ${port} of ${host} is taken: stop what has it, or set PORT.`);
    case 'EACCES':
      return new StartupError(`Port ${port} is reserved for the administrator: set PORT.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartupError(`HOST must be an address of this machine, got ${host}.`);
    default:
      return null;
  }
}

/** A step that hangs or fails does not keep the next ones from running. */
async function within(milliseconds: number, step: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([step.catch(() => undefined), late]);
  clearTimeout(timer);
}
