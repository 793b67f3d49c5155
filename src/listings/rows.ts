import { Uuids } from '../compact/uuids';
import type { Listed, ListingQuestion } from '../engine/listing';
import { PlaceSet, type Scratch, scratchFor } from './places';

/** The rows of a type as they stood at one revision, each known by its place in their order, and what they have. */
export interface ListedData {
  readonly revision: string;
  /** The ids by their places. */
  readonly ids: Pick<Uuids, 'words' | 'slots'>;
  readonly facets: readonly FacetData[];
}

/** The places of the rows that have each word: those of word `n` stand at `offsets[n]` to `offsets[n + 1]`, in order. */
export interface FacetData {
  readonly name: string;
  readonly words: readonly string[];
  readonly offsets: Int32Array;
  readonly places: Int32Array;
}

/** How many places a question may look at: some milliseconds, in which nobody else is answered. */
const MOST_LOOKED = 500_000;

/** Finds rows by words, and pages of them. */
export class ListedRows {
  readonly revision: string;
  readonly bytes: number;
  private readonly ids: Uuids;
  private readonly all: PlaceSet;
  private readonly facets: ReadonlyMap<string, ReadonlyMap<string, PlaceSet>>;
  private readonly scratch: Scratch;

  constructor({ revision, ids, facets }: ListedData) {
    this.revision = revision;
    this.ids = new Uuids(ids.words, ids.slots);
    const { count, bytes } = this.ids;
    this.scratch = scratchFor(count);
    this.all = PlaceSet.all(count);
    this.facets = new Map(facets.map((facet) => [facet.name, setsOf(facet, count)]));
    // A set's bits take at most twice what its places do, and each word some two hundred bytes.
    this.bytes = facets.reduce(
      (sum, { words, places }) => sum + 200 * words.length + 3 * places.byteLength,
      bytes + 9 * count,
    );
  }

  has(facet: string): boolean {
    return this.facets.has(facet);
  }

  /** Null where a cursor is of no row, or it would take long. */
  find({ words, limit, isFromEnd, after, before }: ListingQuestion): Listed | null {
    const [behind, ahead] = [after, before].map((id) => (id === null ? null : this.ids.find(id)));
    if (behind === undefined || ahead === undefined || behind === -1 || ahead === -1) return null;
    const found = words.map(({ facet, among }) => this.having(facet, among));
    if (workOf(found) > MOST_LOOKED) return null;
    const sets = found.map((some) => this.one(some));
    const rows = PlaceSet.common(sets.length > 0 ? sets : [this.all], this.scratch);
    const start = behind === null ? 0 : rows.below(behind + 1);
    const until = ahead === null ? rows.count : rows.below(ahead);
    const end = Math.max(start, until);
    const page = isFromEnd
      ? rows.slice(Math.max(start, end - limit), end)
      : rows.slice(start, Math.min(end, start + limit));
    return {
      revision: this.revision,
      count: rows.count,
      ids: page.map((place) => this.ids.text(place)),
      isAnyBehind: start > 0,
      isAnyAhead: until < rows.count,
    };
  }

  /** The rows that have each of the words. */
  private having(facet: string, among: readonly string[]): readonly PlaceSet[] {
    const known = this.facets.get(facet);
    return [...new Set(among)].flatMap((word) => known?.get(word) ?? []);
  }

  /** The rows that are in any of the sets. */
  private one(sets: readonly PlaceSet[]): PlaceSet {
    const [only] = sets;
    return only && sets.length === 1 ? only : PlaceSet.union(sets, this.ids.count);
  }
}

/** How many places are looked at at most: to join sets, then to see what the smallest has in common with the others. */
function workOf(found: readonly (readonly PlaceSet[])[]): number {
  const sizes = found.map((sets) => sets.reduce((sum, { count }) => sum + count, 0));
  const joined = sizes
    .filter((_, i) => found[i]?.length !== 1)
    .reduce((sum, size) => sum + size, 0);
  return joined + (found.length - 1) * Math.min(...sizes);
}

function setsOf({ words, offsets, places }: FacetData, rows: number): Map<string, PlaceSet> {
  return new Map(
    words.map((word, i) => [word, PlaceSet.of(places.subarray(offsets[i], offsets[i + 1]), rows)]),
  );
}
