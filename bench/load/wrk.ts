import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { packageRoot } from '../../src/database/package-root';
import { cpuOf } from '../measure/proc';
import type { Load, LoadRequest, LoadResult } from './load';

const SCRIPT = join(packageRoot(), 'bench', 'load', 'wrk.lua');
const files = new WeakMap<readonly string[], string>();
let folder: string | undefined;

/** wrk on one thread. It counts in whole seconds, so it is told to stop when the time is over. */
export const wrkLoad: Load = {
  name: 'wrk',
  run: ({ port, bodies, connections, milliseconds }: LoadRequest) =>
    new Promise<LoadResult>((resolve, reject) => {
      const child = spawn(
        'wrk',
        [
          '-t1',
          `-c${connections}`,
          '-d600s',
          '--timeout',
          '30s',
          '-s',
          SCRIPT,
          `http://127.0.0.1:${port}`,
        ],
        { env: { ...process.env, BODIES: fileOf(bodies) } },
      );
      let cpu = 0;
      const timer = setTimeout(() => {
        cpu = cpuOf(child.pid ?? 0);
        child.kill('SIGINT');
      }, milliseconds);
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
      child.stderr.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
      child.on('error', reject);
      child.on('close', () => {
        clearTimeout(timer);
        const found = /RESULT (.*)/.exec(output)?.[1];
        if (found) resolve({ ...JSON.parse(found), cpu });
        else reject(new Error(`wrk gave no result: ${output}`));
      });
    }),
};

/** The bodies as wrk's script reads them. */
function fileOf(bodies: readonly string[]): string {
  const known = files.get(bodies);
  if (known) return known;
  if (!folder) {
    folder = mkdtempSync(join(tmpdir(), 'entente-bodies-'));
    const made = folder;
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  }
  const path = join(folder, `${Math.random().toString(36).slice(2)}.txt`);
  writeFileSync(path, `${bodies.join('\n')}\n`);
  files.set(bodies, path);
  return path;
}
