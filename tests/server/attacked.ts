/** A server in a process of its own, for the tests that attack it: `attacked.ts URL`. Says its address on a line. */
import 'reflect-metadata';

import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { createPool } from '../../src/database/pool';
import { serve } from '../../src/server/serve';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/**
 * Told on a line for every SIGUSR2: megabytes that are in use, once what is not was collected. The buffers of what one
 * collection finds are freed besides; the next one waits for that.
 */
async function tellMemory(): Promise<void> {
  collect();
  await setTimeout(50);
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  process.stdout.write(`${Math.round((heapUsed + arrayBuffers) / 1024 / 1024)} MB\n`);
}

async function main(url: string): Promise<void> {
  const pool = createPool(url);
  const { url: address } = await serve({ pool, host: '127.0.0.1', port: 0, cacheMegabytes: 8 });
  process.on('SIGUSR2', () => void tellMemory());
  process.stdout.write(`${address}\n`);
}

void main(process.argv[2] ?? '');
