import type { Client } from 'pg';

import { Growing } from '../compact/growing';
import { Uuids } from '../compact/uuids';
import { copyOut } from '../database/copy';
import type { FacetData, ListedData } from './rows';

/** What a listing is made of, in SQL. */
export interface ListingSource {
  /** The revision of the data. */
  readonly revision: string;
  /** The ids of the rows, in order. */
  readonly rows: string;
  /** The ids of rows, and a word that each has. */
  readonly facets: readonly { readonly name: string; readonly words: string }[];
}

/** How long one of its queries may take, in milliseconds. */
const LONGEST = 60_000;

/** What is worth it. */
export interface ListingBounds {
  /** How many rows there must be: fewer PostgreSQL counts as quickly. */
  readonly least: number;
  /** How many words a facet may have: where there are more, most are of few rows, which are soon counted. */
  readonly mostWords: number;
  /** How many times rows may have words, of all facets together. */
  readonly mostPlaces: number;
}

/**
 * Reads a listing out of one snapshot of the database. A client that fails is of no more use.
 *
 * @returns null where there are too few rows
 */
export async function readListing(
  client: Client,
  { revision: state, rows, facets }: ListingSource,
  bounds: ListingBounds,
): Promise<ListedData | null> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await client.query(`SET LOCAL statement_timeout = ${LONGEST}`);
  const { rows: found } = await client.query<{ value: string; isWorth: boolean }>(
    `SELECT ${state}::text AS value, (SELECT count(*) FROM (${rows} LIMIT ${bounds.least}) few) = ${bounds.least} AS "isWorth"`,
  );
  const [{ value: revision = '', isWorth = false } = {}] = found;
  if (!isWorth) return null;
  const ids = await readIds(client, rows);
  const read: FacetData[] = [];
  let { mostPlaces } = bounds;
  for (const { name, words } of facets) {
    const facet = await readFacet(client, { name, words }, ids, { ...bounds, mostPlaces });
    if (!facet) continue;
    read.push(facet);
    mostPlaces -= facet.places.length;
  }
  await client.query('COMMIT');
  return { revision, ids: { words: ids.words, slots: ids.slots }, facets: read };
}

async function readIds(client: Client, rows: string): Promise<Uuids> {
  const words = Growing.ints(1024);
  await copyOut(client, rows, (row) => {
    row.next();
    for (let word = 0; word < 4; word += 1) words.push(row.word());
  });
  return new Uuids(words.values.slice());
}

/** @returns null where it has too many words, or rows have them too many times */
async function readFacet(
  client: Client,
  { name, words: query }: ListingSource['facets'][number],
  ids: Uuids,
  { mostWords, mostPlaces }: ListingBounds,
): Promise<FacetData | null> {
  const numbers = new Map<string, number>();
  let rows = 0;
  const [places, words] = [Growing.ints(1024), Growing.ints(1024)];
  await copyOut(client, `${query} LIMIT ${mostPlaces + 1}`, (row) => {
    rows += 1;
    row.next();
    const place = ids.numberOf(row.word(), row.word(), row.word(), row.word());
    const word = row.text();
    if (place < 0 || numbers.size > mostWords) return;
    const number = numbers.get(word) ?? numbers.size;
    if (number === numbers.size) numbers.set(word, number);
    places.push(place);
    words.push(number);
  });
  if (numbers.size > mostWords || rows > mostPlaces) return null;
  return {
    name,
    words: [...numbers.keys()],
    ...grouped(places.values, words.values, numbers.size),
  };
}

/** The places by their words, in ascending order, each once. */
function grouped(places: Int32Array, words: Int32Array, count: number) {
  const starts = new Int32Array(count + 1);
  for (const word of words) (starts[word + 1] as number) += 1;
  for (let word = 0; word < count; word += 1)
    (starts[word + 1] as number) += starts[word] as number;
  const next = starts.slice(0, count);
  const sorted = new Int32Array(places.length);
  places.forEach((place, i) => {
    const word = words[i] as number;
    sorted[next[word] as number] = place;
    (next[word] as number) += 1;
  });
  const offsets = new Int32Array(count + 1);
  let length = 0;
  for (let word = 0; word < count; word += 1) {
    const all = sorted.subarray(starts[word], starts[word + 1]).sort();
    let last = -1;
    for (const place of all) {
      if (place === last) continue;
      last = place;
      sorted[length] = place;
      length += 1;
    }
    offsets[word + 1] = length;
  }
  return { offsets, places: sorted.slice(0, length) };
}
