import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { StartupError } from '../startup-error';

/** The process that owns a data folder, as it wrote itself down in `owner.json`. */
interface Owner {
  readonly pid: number;
  /** When the process started, in the system's own words: tells it from a later one with the same pid. */
  readonly born: string | null;
  /** Instant since which it owns the folder, ISO 8601. */
  readonly since: string;
  /** Where it serves, once it does. */
  readonly url: string | null;
}

/** Held from start to stop. */
export interface FolderLock {
  /** Writes down where the owner serves, for whoever is refused. */
  announce(url: string): void;
  release(): void;
}

/**
 * Makes this process the owner of a data folder. The lock of a process that is gone is taken over, also when
 * another process has its pid by now.
 *
 * @throws StartupError naming the owner when it is alive
 */
export function lockFolder(folder: string): FolderLock {
  const path = join(folder, 'owner.json');
  let owner: Owner = {
    pid: process.pid,
    born: bornOf(process.pid),
    since: new Date().toISOString(),
    url: null,
  };
  claim(path, folder, owner);
  return {
    announce(url) {
      owner = { ...owner, url };
      writeFileSync(`${path}.new`, textOf(owner));
      renameSync(`${path}.new`, path);
    },
    release() {
      if (read(path)?.pid === process.pid) rmSync(path, { force: true });
    },
  };
}

/** Creating a file that must not exist is atomic: of processes that try together one succeeds. */
function claim(path: string, folder: string, owner: Owner): void {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      writeFileSync(path, textOf(owner), { flag: 'wx' });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const found = read(path);
    if (found !== null && isAlive(found)) throw new StartupError(refusal(folder, found));
    setAside(path, found);
  }
  throw new StartupError(`Several processes want ${folder} at once: start again.`);
}

/** Removes a dead owner's lock, unless another process has taken it over since it was read. */
function setAside(path: string, dead: Owner | null): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return; // another process was quicker
  }
  const moved = read(aside);
  const same = moved?.pid === dead?.pid && moved?.since === dead?.since;
  if (same || moved === null) rmSync(aside, { force: true });
  else renameSync(aside, path);
}

/** Null when there is no lock, or one that says nothing (its writer died in between). */
function read(path: string): Owner | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch {
    return null;
  }
}

const textOf = (owner: Owner): string => `${JSON.stringify(owner, null, 2)}\n`;

function refusal(folder: string, { pid, since, url }: Owner): string {
  const serving = url === null ? '' : ` and serves ${url}`;
  return `The data folder ${folder} belongs to process ${pid}, which has it since ${since}${serving}: stop that process, or choose another DATA_DIR.`;
}

/** Whether that very process still runs. Where the system does not tell births apart, the pid decides. */
function isAlive({ pid, born }: Owner): boolean {
  if (pid === process.pid) return false; // ours by reuse: this process has not locked it yet
  if (!processExists(pid)) return false;
  const now = bornOf(pid);
  return born === null || now === null || born === now;
}

export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process started: on Linux boot and clock ticks since, elsewhere what `ps` says; null where unknown. */
function bornOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The second field is the program's name in parentheses and may hold spaces; the 22nd is the start.
      const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${start}`;
    }
    if (process.platform === 'win32') return null;
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}
