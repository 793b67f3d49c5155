import { type ChildProcess, execFileSync } from 'node:child_process';
import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { StartupError } from '../startup-error';
import { spawnAs } from './account';
import type { Cluster } from './cluster';
import { processExists } from './lock';

/** How long recovery after a crash, or a clean stop, may take. */
const PATIENCE = 60_000;

/** Only this machine may connect, and only by password; times are UTC; the log holds what an operator needs. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_checkpoints: 'off',
};

/** That another program has the port of the cluster. */
export class PortTaken extends Error {}

/**
 * Starts the server and waits until it answers. It is in a process group of its own, so Ctrl-C reaches only us, and
 * writes to a file, so it outlives us unharmed if we are killed.
 *
 * @throws PortTaken; StartupError with the server's own words when it does not start
 */
export async function startPostmaster(
  cluster: Cluster,
  settings: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const child = launch(cluster, settings);
    if (await isReady(cluster, child, deadline)) return child;
    const words = lastWords(cluster);
    if (words.includes('Address already in use')) throw new PortTaken();
    // The backends of a killed server may take a moment to notice and let go of its memory.
    const retry = words.includes('pre-existing shared memory block') && Date.now() < deadline;
    if (!retry) throw new StartupError(`PostgreSQL did not start: ${words} (${cluster.logFile}).`);
    await sleep(200);
  }
}

function launch(cluster: Cluster, settings: Readonly<Record<string, string>>): ChildProcess {
  const { socketFolder } = cluster;
  const unix_socket_directories = socketFolder === null ? '' : quotedPath(socketFolder);
  const options = Object.entries({ ...SETTINGS, unix_socket_directories, ...settings });
  const args = ['-D', cluster.directory, '-p', String(cluster.port)];
  const log = openSync(cluster.logFile, 'w');
  try {
    return spawnAs(
      cluster.account,
      cluster.binaries.postgres,
      [...args, ...options.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      [cluster.directory],
      { detached: true, stdio: ['ignore', log, log] },
    );
  } finally {
    closeSync(log);
  }
}

/** One path as an element of a list of paths. */
const quotedPath = (path: string): string => `"${path.replaceAll('"', '""')}"`;

/** Waits for the eighth line of `postmaster.pid`; false when the server exits before. */
async function isReady(cluster: Cluster, child: ChildProcess, deadline: number): Promise<boolean> {
  let failed = false;
  child.once('error', () => {
    failed = true;
  });
  while (!failed && child.exitCode === null && child.signalCode === null) {
    const lines = pidFile(cluster.directory);
    if (lines !== null && Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready')
      return true;
    if (Date.now() > deadline) child.kill('SIGQUIT');
    await sleep(10);
  }
  return false;
}

/** What the server said last, as one line: its FATAL message with the detail or hint below it. */
function lastWords({ logFile }: Cluster): string {
  const lines = readFileSync(logFile, 'utf8').trim().split('\n');
  const fatal = lines.findIndex((line) => /FATAL|PANIC|could not bind/.test(line));
  return lines
    .slice(fatal === -1 ? -1 : fatal)
    .slice(0, 2)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Stops a server that we started: connections are closed, everything is written. */
export async function stopPostmaster(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGINT');
  const late = setTimeout(() => child.kill('SIGQUIT'), PATIENCE);
  await gone;
  clearTimeout(late);
}

/**
 * Stops the server that a killed process left behind, so that this one starts its own. What was acknowledged is on
 * disk. A `postmaster.pid` whose process is gone, or is another program by now, is cleared, and its socket.
 *
 * @returns whether there was one
 */
export async function stopOrphan(directory: string): Promise<boolean> {
  const lines = pidFile(directory);
  if (lines === null) return false;
  const pid = Number(lines[0]);
  if (!processExists(pid) || !isPostmaster(pid, directory)) {
    const left = readdirSync(directory).filter((name) => name.startsWith('.s.PGSQL.'));
    for (const name of ['postmaster.pid', ...left]) rmSync(join(directory, name), { force: true });
    return false;
  }
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + PATIENCE;
  while (processExists(pid) && isPostmaster(pid, directory)) {
    if (Date.now() > deadline) process.kill(pid, 'SIGQUIT');
    await sleep(10);
  }
  return true;
}

function pidFile(directory: string): string[] | null {
  try {
    return readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
}

/** Whether the process is a server on that directory, and no other program that has its pid by now. */
function isPostmaster(pid: number, directory: string): boolean {
  try {
    if (process.platform === 'linux') {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(directory); // a server works in it
    }
    if (process.platform === 'win32') {
      const args = ['/FI', `PID eq ${pid}`, '/NH'];
      return execFileSync('tasklist', args, { encoding: 'utf8' }).includes('postgres.exe');
    }
    const args = ['-o', 'command=', '-p', String(pid)];
    return execFileSync('ps', args, { encoding: 'utf8' }).includes(`-D ${directory}`);
  } catch {
    return false;
  }
}
