import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';

import { Client } from 'pg';

import { packageRoot } from '../src/database/package-root';
import type { RunOptions } from './options';

/** What a figure is worth depends on where it was taken. */
export interface Environment {
  readonly at: string;
  readonly commit: string;
  readonly node: string;
  readonly postgres: string;
  readonly processors: string;
  readonly memory: string;
  readonly loadBefore: number;
  readonly loadGenerator: string;
  readonly rows: Readonly<Record<string, number>>;
  readonly options: RunOptions;
}

export async function environment(
  url: string,
  generator: string,
  options: RunOptions,
): Promise<Environment> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ version: string; counts: Record<string, number> }>(`
    SELECT current_setting('server_version') AS version,
           json_object_agg(relname, reltuples::bigint) AS counts
    FROM pg_class WHERE relname IN ('node', 'project', 'financing', 'participation', 'claim', 'citation')`);
  await client.end();
  const [found] = rows;
  const { url: _, ...shown } = options;
  return {
    at: new Date().toISOString(),
    commit: commit(),
    node: process.version,
    postgres: found?.version ?? '?',
    processors: `${cpus().length} × ${cpus()[0]?.model ?? '?'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    loadBefore: loadavg()[0] ?? 0,
    loadGenerator: generator,
    rows: found?.counts ?? {},
    options: shown,
  };
}

function commit(): string {
  try {
    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: packageRoot(), encoding: 'utf8' }).trim();
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', 'src') ? ' with changes' : ''}`;
  } catch {
    return 'unknown'; // not a checkout
  }
}
