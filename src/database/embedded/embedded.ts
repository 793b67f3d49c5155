import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import { Client } from 'pg';

import { StartupError } from '../startup-error';
import type { Cluster } from './cluster';
import { type FolderLock, lockFolder } from './lock';
import { supervise } from './supervise';

/** The database, and the role that owns it, which is no superuser. */
const NAME = 'entente';

export interface EmbeddedOptions {
  /** Where everything is kept; made where it does not exist. One process at a time may have it. */
  readonly folder: string;
  /** Told what a user may want to know, a line at a time. */
  readonly log?: (line: string) => void;
  /** Further settings of the server, such as `{ fsync: 'off' }` for a test. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A PostgreSQL of our own: started, supervised and stopped by this process. */
export interface EmbeddedDatabase {
  /** As the owner of the database. */
  readonly url: string;
  /** As the superuser, to the database `postgres`. */
  readonly adminUrl: string;
  /** Writes down where we serve, for a second process that is refused. */
  announce(url: string): void;
  /** Stops the server cleanly and gives up the folder. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on a data folder, and makes cluster and database on the first start.
 *
 * @throws StartupError when the folder is not writable or another process has it, or the server does not start
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { settings = {}, log = () => undefined } = options;
  const folder = resolve(options.folder);
  const lock = take(folder);
  try {
    const server = await supervise(folder, settings, log);
    const stop = async (): Promise<void> => {
      await server.stop();
      lock.release();
    };
    try {
      await createDatabase(server.cluster);
    } catch (error) {
      await stop();
      throw error;
    }
    const url = urlOf(server.cluster, NAME, NAME);
    const adminUrl = urlOf(server.cluster, 'postgres', 'postgres');
    return { url, adminUrl, announce: lock.announce, stop };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Makes the folder where it lacks and takes it; the lock file is the first thing written to it. */
function take(folder: string): FolderLock {
  try {
    makeFolder(folder);
    return lockFolder(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new StartupError(
      `The data folder ${folder} cannot be written (${code}): make it writable, or choose another DATA_DIR.`,
    );
  }
}

/** Level by level: Node's own recursive way does not return for a path under /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) {
    if (statSync(path).isDirectory()) return;
    throw Object.assign(new Error(`${path} is no folder`), { code: 'ENOTDIR' });
  }
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // made by a process beside us
  }
}

/** Its host is the socket where there is one: clients take that of the query before the one of the address. */
function urlOf({ password, port, socketFolder }: Cluster, role: string, database: string): string {
  const url = new URL(`postgresql://${role}:${password}@127.0.0.1:${port}/${database}`);
  if (socketFolder !== null) url.searchParams.set('host', socketFolder);
  return url.toString();
}

/** Makes role and database where they lack, so an interrupted first start is completed by the next. */
async function createDatabase(cluster: Cluster): Promise<void> {
  const client = new Client({ connectionString: urlOf(cluster, 'postgres', 'postgres') });
  await client.connect();
  try {
    const { rows } = await client.query<{ role: boolean; database: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS role,
              EXISTS (SELECT FROM pg_database WHERE datname = $1) AS database`,
      [NAME],
    );
    const [found] = rows;
    const password = client.escapeLiteral(cluster.password);
    if (found?.role !== true) await client.query(`CREATE ROLE ${NAME} LOGIN PASSWORD ${password}`);
    if (found?.database !== true) await client.query(`CREATE DATABASE ${NAME} OWNER ${NAME}`);
  } finally {
    await client.end();
  }
}
