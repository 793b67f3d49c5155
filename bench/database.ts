import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';

import { parentOf } from './measure/proc';

/** The PostgreSQL of the benchmark, which outlives a run so that the next one finds its data. */
export interface BenchServer {
  /** Of the process that keeps it. */
  readonly pid: number;
  readonly url: string;
  readonly adminUrl: string;
}

export const FOLDER = process.env.BENCH_DATA ?? join(tmpdir(), 'entente-bench');
export const MEMORY = join(FOLDER, 'server.json');

/** The running server, or a new one in a process of its own. */
export async function benchServer(): Promise<BenchServer> {
  const known = await running();
  if (known) return known;
  mkdirSync(FOLDER, { recursive: true });
  rmSync(MEMORY, { force: true });
  const keeper = spawn(process.execPath, [join(__dirname, 'keeper.js')], {
    detached: true,
    stdio: 'ignore',
  });
  keeper.unref();
  return remembered(keeper);
}

/** The url of one of its databases, made where it lacks. `fresh` throws away what was there. */
export async function benchDatabase(name: string, fresh: boolean): Promise<string> {
  const { url, adminUrl } = await benchServer();
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    if (fresh) await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await admin.query(`CREATE DATABASE ${name} OWNER entente`);
  } finally {
    await admin.end();
  }
  return Object.assign(new URL(url), { pathname: `/${name}` }).toString();
}

/** The process that all others of a server on this machine are children of. */
export async function postmasterOf(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const postmaster = parentOf(rows[0]?.pid ?? 0);
  await client.end();
  return postmaster;
}

/** Null where it does not run. */
export async function running(): Promise<BenchServer | null> {
  if (!existsSync(MEMORY)) return null;
  const server = JSON.parse(readFileSync(MEMORY, 'utf8')) as BenchServer;
  const client = new Client({ connectionString: server.url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return server;
  } catch {
    return null; // it was stopped, or the machine was
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function remembered(keeper: ChildProcess): Promise<BenchServer> {
  while (keeper.exitCode === null) {
    if (existsSync(MEMORY)) return JSON.parse(readFileSync(MEMORY, 'utf8')) as BenchServer;
    await sleep(50);
  }
  throw new Error(`PostgreSQL did not start; its log is in ${FOLDER}`);
}
