import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import { chownSync, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

import { StartupError } from '../startup-error';

/** The system user that PostgreSQL runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Unprivileged users that systems have, best first. None is created: starting a program changes no system. */
const CANDIDATES = ['postgres', 'nobody'];

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * The user to run PostgreSQL as: null is ourselves. PostgreSQL refuses to run as root, so root lends it another:
 * the owner of the cluster where there is one, else an unprivileged user of the system.
 *
 * @throws StartupError when root finds no such user
 */
export function accountFor(cluster: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  for (const name of CANDIDATES) {
    try {
      return { uid: numberOf('-u', name), gid: numberOf('-g', name) };
    } catch {
      // there is no such user
    }
  }
  throw new StartupError(
    `PostgreSQL does not run as root, and this system has no user ${CANDIDATES.join(' or ')} to run it as: start as another user, or set DATABASE_URL.`,
  );
}

const numberOf = (flag: '-u' | '-g', name: string): number =>
  Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));

/** Gives a file or folder to the account. */
export function giveTo(account: Account | null, path: string): void {
  if (account !== null) chownSync(path, account.uid, account.gid);
}

/**
 * What the memory allocator of Linux is told (mallopt(3)): what a statement took is kept for the next one, up to so
 * many bytes. By itself it gives back all but 128 kB after each statement, and the kernel has to clear every page anew:
 * a third of the time of a deep read.
 */
const ALLOCATOR = {
  MALLOC_TRIM_THRESHOLD_: String(16 * 1024 * 1024),
  MALLOC_MMAP_THRESHOLD_: String(16 * 1024 * 1024),
  MALLOC_TOP_PAD_: String(1024 * 1024),
};

/**
 * Spawns a program of PostgreSQL as the account, in a neutral environment and working directory.
 *
 * A clone that root made in its home or in a private temporary folder cannot be entered by another user. There the
 * program keeps one right of root's, to pass closed folders, through `setpriv` of util-linux; it never is root.
 *
 * @param paths what the program must reach besides itself
 */
export function spawnAs(
  account: Account | null,
  program: string,
  args: readonly string[],
  paths: readonly string[],
  options: SpawnOptions,
): ChildProcess {
  const settings: SpawnOptions = { ...options, cwd: '/' };
  if (process.platform === 'win32')
    return spawn(program, args, { ...options, cwd: dirname(program) });
  settings.env = { PATH, LC_ALL: 'C', TZ: 'UTC', ...ALLOCATOR };
  if (account === null) return spawn(program, args, settings);
  if ([program, ...paths].every((path) => canReach(account, path))) {
    return spawn(program, args, { ...settings, uid: account.uid, gid: account.gid });
  }
  const capability = passingCapability();
  if (process.platform !== 'linux' || capability === null) {
    const closed = [program, ...paths].find((path) => !canReach(account, path));
    throw new StartupError(
      `PostgreSQL runs as user ${account.uid}, who may not enter the folders of ${closed}: move them to where others may pass, or start as another user than root.`,
    );
  }
  const identity = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'];
  const rights = [`--inh-caps=+${capability}`, `--ambient-caps=+${capability}`];
  return spawn('setpriv', [...identity, ...rights, program, ...args], settings);
}

/** Whether every folder above the path lets the account pass, by its permission bits. */
function canReach({ uid, gid }: Account, path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const stat = statSync(folder);
    const bit = stat.uid === uid ? 0o100 : stat.gid === gid ? 0o010 : 0o001;
    if ((stat.mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** The smallest right that passes closed folders and that this process can hand on; null where there is none. */
function passingCapability(): string | null {
  for (const capability of ['dac_read_search', 'dac_override']) {
    try {
      const rights = [`--inh-caps=+${capability}`, `--ambient-caps=+${capability}`];
      execFileSync('setpriv', [...rights, 'true'], { stdio: 'ignore' });
      return capability;
    } catch {
      // not in the bounding set, or no setpriv
    }
  }
  return null;
}
