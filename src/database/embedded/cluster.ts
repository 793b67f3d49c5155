import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { StartupError } from '../startup-error';
import { type Account, accountFor, giveTo, spawnAs } from './account';
import { type Binaries, findBinaries } from './binaries';
import { holdsSockets } from './socket';

/** A PostgreSQL cluster on disk and who may use it. */
export interface Cluster {
  readonly binaries: Binaries;
  readonly account: Account | null;
  /** PostgreSQL's own data directory. */
  readonly directory: string;
  readonly logFile: string;
  /** Of the superuser and of the role that owns the database; only in a file that its owner alone can read. */
  readonly password: string;
  readonly port: number;
  /** The folder of its socket; null where it is reached through the port alone. */
  readonly socketFolder: string | null;
}

/** What is remembered of a cluster between starts, in `postgres.json`. */
interface Memory {
  readonly password: string;
  readonly port: number;
}

/**
 * The cluster in a data folder; made first where there is none. It is made beside its place and moved there whole,
 * so that an interrupted first start leaves nothing half-made.
 *
 * @param folder exists, is writable and is locked by this process
 */
export async function openCluster(folder: string): Promise<Cluster> {
  const directory = join(folder, 'postgres');
  const memoryFile = join(folder, 'postgres.json');
  const binaries = findBinaries();
  const account = accountFor(directory);
  if (!existsSync(directory)) {
    const password = randomBytes(24).toString('base64url');
    const unfinished = `${directory}.new`;
    rmSync(unfinished, { recursive: true, force: true });
    remember(memoryFile, { password, port: await freePort() });
    await initialise(binaries, account, unfinished, password);
    renameSync(unfinished, directory);
  }
  const { password, port } = recall(memoryFile);
  const logFile = join(folder, 'postgres.log');
  // Nobody but its owner may enter this folder.
  const socketFolder = (await holdsSockets(directory)) ? directory : null;
  return { binaries, account, directory, logFile, password, port, socketFolder };
}

/** The same cluster on another port, from now on: its own was taken meanwhile. */
export async function moveToFreePort(cluster: Cluster, folder: string): Promise<Cluster> {
  const port = await freePort();
  remember(join(folder, 'postgres.json'), { password: cluster.password, port });
  return { ...cluster, port };
}

/** UTF-8, code-point order, and the same letter case on every platform; passwords are checked by SCRAM. */
async function initialise(
  binaries: Binaries,
  account: Account | null,
  directory: string,
  password: string,
): Promise<void> {
  const passwordFile = `${directory}.password`;
  mkdirSync(directory, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  giveTo(account, directory);
  giveTo(account, passwordFile);
  try {
    const options = [
      `--pgdata=${directory}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ];
    await complete(binaries, account, options, directory);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function complete(
  { initdb }: Binaries,
  account: Account | null,
  options: readonly string[],
  directory: string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawnAs(account, initdb, options, [directory], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let output = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) return resolve();
      const line = output.split('\n').find((each) => each.includes('error:')) ?? output;
      reject(new StartupError(`PostgreSQL could not make its data folder: ${line.trim()}.`));
    });
  });
}

function remember(path: string, memory: Memory): void {
  rmSync(path, { force: true });
  writeFileSync(path, `${JSON.stringify(memory, null, 2)}\n`, { mode: 0o600 });
}

function recall(path: string): Memory {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Memory;
  } catch {
    throw new StartupError(
      `${path}, which holds the password of the database, cannot be read: restore it, or move the data folder away to begin anew.`,
    );
  }
}

/** A port of 127.0.0.1 that the system says is free. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        resolve(typeof address === 'object' && address !== null ? address.port : 0),
      );
    });
  });
}
