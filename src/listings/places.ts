/** What at least one of so many rows have is told by a bit for each row. */
const FREQUENT = 64;

/** Some of the rows, by their places in ascending order or by a bit for each row: each is made of the other. */
export class PlaceSet {
  private constructor(
    readonly count: number,
    private readonly rows: number,
    private known: Int32Array | null,
    private bits: Uint32Array | null,
  ) {}

  /** @param places in ascending order, of so many rows */
  static of(places: Int32Array, rows: number): PlaceSet {
    return new PlaceSet(places.length, rows, places, null);
  }

  static all(rows: number): PlaceSet {
    const places = new Int32Array(rows);
    for (let place = 0; place < rows; place += 1) places[place] = place;
    return PlaceSet.of(places, rows);
  }

  static union(sets: readonly PlaceSet[], rows: number): PlaceSet {
    const bits = new Uint32Array(Math.ceil(rows / 32));
    let count = 0;
    for (const { places } of sets) {
      for (let i = 0; i < places.length; i += 1) {
        const place = places[i] as number;
        const bit = 1 << (place & 31);
        const word = bits[place >>> 5] as number;
        if ((word & bit) === 0) count += 1;
        bits[place >>> 5] = word | bit;
      }
    }
    return new PlaceSet(count, rows, null, bits);
  }

  get places(): Int32Array {
    this.known ??= placesOf(this.bits ?? new Uint32Array(), this.count);
    return this.known;
  }

  has(place: number): boolean {
    if (!this.bits && this.count * FREQUENT < this.rows) {
      return this.places[firstFrom(this.places, place)] === place;
    }
    this.bits ??= PlaceSet.union([this], this.rows).bits as Uint32Array;
    return ((this.bits[place >>> 5] as number) & (1 << (place & 31))) !== 0;
  }
}

function placesOf(bits: Uint32Array, count: number): Int32Array {
  const places = new Int32Array(count);
  let next = 0;
  for (let word = 0; word < bits.length; word += 1) {
    for (let rest = bits[word] as number; rest !== 0; rest &= rest - 1) {
      places[next] = 32 * word + 31 - Math.clz32(rest & -rest);
      next += 1;
    }
  }
  return places;
}

/** Where among ascending places the first stands that is not below one, found by halving. */
export function firstFrom(places: Int32Array, place: number): number {
  let low = 0;
  for (let high = places.length; low < high; ) {
    const middle = (low + high) >>> 1;
    if ((places[middle] as number) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * What sets have in common, in ascending order: some nanoseconds for each place in the smallest.
 *
 * @param scratch holds them until it is used again; as long as there are rows
 */
export function common(sets: readonly PlaceSet[], scratch: Int32Array): Int32Array {
  const [smallest, ...others] = [...sets].sort((a, b) => a.count - b.count);
  if (!smallest || others.length === 0) return smallest?.places ?? new Int32Array();
  const { places } = smallest;
  let count = 0;
  for (let i = 0; i < places.length; i += 1) {
    const place = places[i] as number;
    if (!haveAll(others, place)) continue;
    scratch[count] = place;
    count += 1;
  }
  return scratch.subarray(0, count);
}

function haveAll(sets: readonly PlaceSet[], place: number): boolean {
  for (let i = 0; i < sets.length; i += 1) if (!(sets[i] as PlaceSet).has(place)) return false;
  return true;
}
