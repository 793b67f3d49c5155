import type { Worker } from 'node:worker_threads';

import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';

import type { Facet, Listing, Listings } from '../engine/listing';
import { openThread } from '../threads';
import type { ListingBounds } from './read';
import { ListedRows } from './rows';
import type { Reply, ThreadData } from './thread';

export interface ListingOptions extends Partial<ListingBounds> {
  /** How much memory all of them may take; what was least recently used leaves first. */
  readonly megabytes?: number;
}

const BOUNDS: ListingBounds = { least: 5_000, mostWords: 20_000, mostPlaces: 4_000_000 };
const MEGABYTES = 64;
/** How many facets of a type are kept: those that lists were filtered by last. */
const FACETS = 12;
/** How much of the time may go into reading listings, since data change and facets are many: one part in so many. */
const SHARE = 5;
/** After how long one is tried again that has too few rows, is too large, or failed, in milliseconds. */
const LATER = 60_000;

/** What is wanted of a type's listing. */
interface Wanted {
  /** The least recently asked for first. */
  readonly facets: Map<string, Facet>;
  /** Those that have more words than are kept. */
  readonly refused: Set<string>;
  rows: Listing['rows'];
  /** By the clock of `performance.now()`. */
  notBefore: number;
}

/**
 * Listings of the types that lists are asked of, each read in a thread of its own when it is first wanted, and again
 * when the data have changed since. Until then there is none, and lists are looked for as ever.
 *
 * @param revision SQL of the revision of the data
 */
export function createListings(
  pool: Pool,
  revision: string,
  { megabytes = MEGABYTES, ...given }: ListingOptions = {},
): Listings & { close(): Promise<void> } {
  const known = new LRUCache<string, ListedRows>({
    maxSize: Math.ceil(megabytes * 1024 * 1024),
    sizeCalculation: ({ bytes }) => bytes,
  });
  const wanted = new Map<string, Wanted>();
  let reading: Promise<void> | null = null;
  let notBefore = 0;
  let thread: Worker | null = null;
  let isClosed = false;

  function isReady(listing: Listing): boolean {
    const rows = known.get(listing.type);
    const wants = want(listing);
    if (rows && listing.facets.every(({ name }) => rows.has(name))) return true;
    const isRefused = listing.facets.some(({ name }) => wants.refused.has(name));
    const isDue = performance.now() >= Math.max(notBefore, wants.notBefore);
    if (!isRefused && !reading && !isClosed && isDue) {
      reading = read(listing.type, wants).finally(() => {
        reading = null;
      });
    }
    return false;
  }

  function want({ type, facets, rows }: Listing): Wanted {
    const wants = wanted.get(type) ?? { facets: new Map(), refused: new Set(), rows, notBefore: 0 };
    wanted.set(type, wants);
    for (const facet of facets) {
      if (wants.refused.has(facet.name)) continue;
      wants.facets.delete(facet.name);
      wants.facets.set(facet.name, facet);
    }
    for (const name of wants.facets.keys())
      if (wants.facets.size > FACETS) wants.facets.delete(name);
    return wants;
  }

  /** Never fails: what cannot be read is tried again later. */
  async function read(type: string, wants: Wanted): Promise<void> {
    const began = performance.now();
    const facets = [...wants.facets.values()];
    try {
      const { data } = await readBeside({
        connectionString: pool.options.connectionString ?? '',
        source: {
          rows: wants.rows(),
          facets: facets.map(({ name, words }) => ({ name, words: words() })),
        },
        bounds: { ...BOUNDS, ...given },
      });
      const rows = data && new ListedRows(data);
      if (rows) keep(type, wants, rows, facets);
      if (!known.has(type)) wants.notBefore = performance.now() + LATER;
    } catch (error) {
      wants.notBefore = performance.now() + LATER;
      // With other facets it may be read.
      wants.facets.clear();
      if (!isClosed) process.emitWarning(`the listing of ${type} could not be read: ${error}`);
    } finally {
      const now = performance.now();
      notBefore = now + SHARE * (now - began);
    }
  }

  function keep(type: string, wants: Wanted, rows: ListedRows, facets: readonly Facet[]): void {
    known.set(type, rows);
    // One that is too large for all the memory is not kept; with other facets it may be smaller.
    if (!known.has(type)) wants.facets.clear();
    for (const { name } of facets) {
      if (rows.has(name)) continue;
      wants.facets.delete(name);
      wants.refused.add(name);
    }
  }

  function readBeside(workerData: ThreadData): Promise<Reply> {
    return new Promise((resolve, reject) => {
      thread = openThread(__dirname, 'thread', workerData)
        .on('message', resolve)
        .on('error', reject)
        .on('exit', (code) => reject(new Error(`its thread ended with ${code}`)));
    });
  }

  return {
    revision,
    has: (listings) => !isTooMuch(listings) && listings.map(isReady).every(Boolean),
    find(question) {
      const rows = known.get(question.type);
      const hasAll = question.words.every(({ facet }) => rows?.has(facet));
      return rows && hasAll ? rows.find(question) : null;
    },
    outdate(type, revision) {
      if (known.peek(type)?.revision !== revision) known.delete(type);
    },
    async close() {
      isClosed = true;
      await thread?.terminate();
      await reading;
    },
  };
}

/** Whether lists of one type are filtered by more facets than are kept. */
function isTooMuch(listings: readonly Listing[]): boolean {
  const names = new Map<string, Set<string>>();
  for (const { type, facets } of listings) {
    const known = names.get(type) ?? new Set();
    names.set(type, known);
    for (const { name } of facets) if (known.add(name).size > FACETS) return true;
  }
  return false;
}
