import { execFileSync } from 'node:child_process';

import { autocannonLoad } from './autocannon';
import { wrkLoad } from './wrk';

/** What is sent: the bodies in turn, over so many connections, as fast as they are answered. */
export interface LoadRequest {
  readonly port: number;
  readonly bodies: readonly string[];
  readonly connections: number;
  readonly milliseconds: number;
}

export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  readonly bytes: number;
  readonly errors: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds of CPU that making the load took, where it is another process. */
  readonly cpu: number;
}

export interface Load {
  readonly name: string;
  run(request: LoadRequest): Promise<LoadResult>;
}

/** wrk where it is installed, which takes a tenth of the CPU that a generator in JavaScript does; else autocannon. */
export function loadGenerator(wanted?: string): Load {
  if (wanted === 'autocannon') return autocannonLoad;
  if (wanted === 'wrk' || hasWrk()) return wrkLoad;
  return autocannonLoad;
}

function hasWrk(): boolean {
  try {
    execFileSync('wrk', ['-v'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    return (error as { code?: string }).code !== 'ENOENT'; // it exits with 1 after it told its version
  }
}
