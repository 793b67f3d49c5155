import type { Worker } from 'node:worker_threads';

import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';

import { addressOf } from '../database/beside';
import type { Facet, Listing, Listings } from '../engine/listing';
import { openThread } from '../threads';
import type { ListingBounds } from './read';
import { type ListedData, ListedRows } from './rows';
import type { Reply, ThreadData } from './thread';

export interface ListingOptions extends Partial<ListingBounds> {
  /** How much memory all of them may take; what was least recently used leaves first. */
  readonly megabytes?: number;
}

const BOUNDS: ListingBounds = { least: 5_000, mostWords: 20_000, mostPlaces: 8_000_000 };

/** How much memory listings take at most, where nobody says. */
export const DEFAULT_LISTINGS = 64;

/** How many facets of a type are kept: those that lists were filtered by last. */
const FACETS = 12;
/** How much of the time may go into reading listings, since data change and facets are many: one part in so many. */
const SHARE = 5;
/** After how long one is tried again that has too few rows, is too large, or failed, in milliseconds. */
const LATER = 60_000;
/** How long it may take to read one. */
const LONGEST = 120_000;

/** What is wanted of a type's listing. */
interface Wanted {
  /** The least recently asked for first. */
  readonly facets: Map<string, Facet>;
  /** Until when there is none of those that are too large. */
  readonly refused: Map<string, number>;
  readonly rows: Listing['rows'];
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
  { megabytes = DEFAULT_LISTINGS, ...given }: ListingOptions = {},
): Listings & { close(): Promise<void> } {
  const maxSize = Math.ceil(megabytes * 1024 * 1024);
  const known = new LRUCache<string, ListedRows>({
    maxSize,
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
    const wants = wanted.get(type) ?? { facets: new Map(), refused: new Map(), rows, notBefore: 0 };
    wanted.set(type, wants);
    for (const facet of facets) {
      if (performance.now() < (wants.refused.get(facet.name) ?? 0)) continue;
      wants.refused.delete(facet.name);
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
        connectionString: addressOf(pool),
        source: {
          revision,
          rows: wants.rows(),
          facets: facets.map(({ name, words }) => ({ name, words: words() })),
        },
        bounds: { ...BOUNDS, ...given },
      });
      if (data) keep(type, wants, data, facets);
      else wants.notBefore = performance.now() + LATER;
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

  /** Where it is too large for all the memory, its largest facet is refused; as is what was wanted and is not there. */
  function keep(type: string, wants: Wanted, data: ListedData, facets: readonly Facet[]): void {
    const rows = new ListedRows(data);
    const isTooLarge = rows.bytes > maxSize;
    if (!isTooLarge) known.set(type, rows);
    const [largest] = [...data.facets].sort((a, b) => b.places.length - a.places.length);
    if (isTooLarge && !largest) wants.notBefore = performance.now() + LATER;
    for (const { name } of facets) {
      if (rows.has(name) && !(isTooLarge && name === largest?.name)) continue;
      wants.facets.delete(name);
      wants.refused.set(name, performance.now() + LATER);
    }
  }

  function readBeside(workerData: ThreadData): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const opened = openThread(__dirname, 'thread', workerData);
      const late = setTimeout(() => void opened.terminate(), LONGEST).unref();
      opened.on('message', resolve).on('error', reject);
      opened.on('exit', (code) => {
        clearTimeout(late);
        reject(new Error(`its thread ended with ${code}`));
      });
      thread = opened;
    });
  }

  return {
    revision,
    has: (listings) => listings.map(isReady).every(Boolean),
    find(question) {
      const rows = known.get(question.type);
      const hasAll = question.words.every(({ facet }) => rows?.has(facet));
      return rows && hasAll ? rows.find(question) : null;
    },
    outdate(type, revision) {
      const rows = known.peek(type);
      if (rows && BigInt(rows.revision) < BigInt(revision)) known.delete(type);
    },
    async close() {
      isClosed = true;
      await thread?.terminate();
      await reading;
    },
  };
}
