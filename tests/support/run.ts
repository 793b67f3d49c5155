import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

import { packageRoot } from '../../src/database/package-root';

/** How a program ended, and everything it wrote. */
export interface Ending {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A child process of a test. */
export interface Program {
  readonly child: ChildProcess;
  /** What it wrote so far to standard output. */
  output(): string;
  /** Waits until standard output has a match; rejects when the program ends without. */
  until(pattern: RegExp): Promise<RegExpMatchArray>;
  readonly ended: Promise<Ending>;
}

const running = new Set<ChildProcess>();

/** Kills what a failed test left running. */
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * Runs `node` on a file of this package, TypeScript included.
 *
 * @param env the whole environment but PATH
 */
export function run(
  file: string,
  args: readonly string[] = [],
  { env = {} }: { env?: Record<string, string> } = {},
): Program {
  const root = packageRoot();
  const hook = ['-r', join(root, 'tests', 'support', 'register.cjs')];
  const child = spawn(process.execPath, [...hook, join(root, file), ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<Ending>((resolve) => {
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code, stdout, stderr });
    });
  });
  return {
    child,
    output: () => stdout,
    ended,
    until(pattern) {
      return new Promise((resolve, reject) => {
        const look = (): void => {
          const match = stdout.match(pattern);
          if (match === null) return;
          child.stdout.off('data', look);
          resolve(match);
        };
        child.stdout.on('data', look);
        void ended.then(() => {
          look();
          reject(new Error(`${file} ended without ${pattern}: ${stdout}${stderr}`));
        });
        look();
      });
    },
  };
}
