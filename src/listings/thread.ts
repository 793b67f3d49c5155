import { parentPort, workerData } from 'node:worker_threads';

import { connectBeside } from '../database/beside';
import { type ListingBounds, type ListingSource, readListing } from './read';
import type { ListedData } from './rows';

export interface ThreadData {
  readonly connectionString: string;
  readonly source: ListingSource;
  readonly bounds: ListingBounds;
}

/** What comes back: null where there are too few rows to be worth it. */
export type Reply = { readonly data: ListedData | null };

/** Reads one listing beside the thread that serves, hands it over, and ends. */
async function main(): Promise<void> {
  const { connectionString, source, bounds } = workerData as ThreadData;
  const client = await connectBeside(connectionString, 'listings');
  try {
    const data = await readListing(client, source, bounds);
    parentPort?.postMessage({ data } satisfies Reply, data ? buffersOf(data) : []);
  } finally {
    await client.end();
  }
}

/** What is handed over as it is, without a copy. */
function buffersOf({ ids, facets }: ListedData): ArrayBuffer[] {
  const numbers = facets.flatMap(({ offsets, places }) => [offsets, places]);
  return [ids.words, ids.slots, ...numbers].map(({ buffer }) => buffer as ArrayBuffer);
}

void main();
