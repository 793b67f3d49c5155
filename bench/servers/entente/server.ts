import 'reflect-metadata';

import { createPool } from '../../../src/database/pool';
import { DEFAULT_LISTINGS } from '../../../src/listings/listings';
import { serve } from '../../../src/server/serve';
import { settings } from '../settings';

/** Entente as `npm start` serves it, on a database that is there already; keeps answers only where told to. */
async function main(): Promise<void> {
  const { url, host, port, poolSize } = settings();
  const pool = createPool(url, { max: poolSize });
  await serve({
    pool,
    host,
    port,
    logger: 'warn',
    cacheMegabytes: Number(process.env.CACHE_MB ?? 0),
    listingMegabytes: Number(process.env.LISTINGS_MB ?? DEFAULT_LISTINGS),
  });
  process.send?.('ready');
}

void main();
