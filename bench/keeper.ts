import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { openEmbedded } from '../src/database/embedded/embedded';
import { FOLDER, MEMORY } from './database';

/** A small production machine: everything in memory, no durability to wait for, nothing in the background. */
const SETTINGS = {
  shared_buffers: '1GB',
  effective_cache_size: '4GB',
  maintenance_work_mem: '256MB',
  max_wal_size: '8GB',
  checkpoint_timeout: '1h',
  random_page_cost: '1.1',
  jit: 'off',
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  autovacuum: 'off',
  max_connections: '120',
};

/** Keeps the server of the benchmark until it is told to stop. */
async function keep(): Promise<void> {
  const database = await openEmbedded({ folder: join(FOLDER, 'cluster'), settings: SETTINGS });
  const { url, adminUrl } = database;
  const server = JSON.stringify({ pid: process.pid, url, adminUrl });
  writeFileSync(`${MEMORY}.new`, server, { mode: 0o600 });
  renameSync(`${MEMORY}.new`, MEMORY);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
    setInterval(() => undefined, 1 << 30);
  });
  rmSync(MEMORY, { force: true });
  await database.stop();
  process.exit(0);
}

void keep();
