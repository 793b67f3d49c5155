/** What at least one of so many rows have is told by a bit for each row. */
const FREQUENT = 64;
/** Sets of at least one of so many rows are compared by their bits, 32 rows at a time. */
const COMPARED = 32;

/** Some of the rows, by their places in ascending order or by a bit for each row: each is made of the other. */
export class PlaceSet {
  private constructor(
    readonly count: number,
    private readonly rows: number,
    private known: Int32Array | null,
    private bits: Int32Array | null,
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
    const bits = new Int32Array(Math.ceil(rows / 32));
    for (const { places } of sets) {
      for (let i = 0; i < places.length; i += 1) {
        const place = places[i] as number;
        (bits[place >>> 5] as number) |= 1 << (place & 31);
      }
    }
    return new PlaceSet(countOf(bits, bits.length), rows, null, bits);
  }

  /**
   * What sets have in common: some nanoseconds for each place in the smallest, or for 32 rows.
   *
   * @param scratch holds it until it is used again
   */
  static common(sets: readonly PlaceSet[], scratch: Scratch): PlaceSet {
    const [smallest, ...others] = [...sets].sort((a, b) => a.count - b.count);
    if (!smallest || others.length === 0) return smallest ?? PlaceSet.of(new Int32Array(), 0);
    return smallest.count * COMPARED >= smallest.rows
      ? smallest.byBits(others, scratch.bits)
      : smallest.byPlaces(others, scratch.places);
  }

  /** How many of its places are below one. */
  below(place: number): number {
    if (this.known) return firstFrom(this.known, place);
    const bits = this.allBits;
    const whole = countOf(bits, place >>> 5);
    const rest = (bits[place >>> 5] ?? 0) & ((1 << (place & 31)) - 1);
    return whole + onesIn(rest);
  }

  /** Its places, counted from one number to another. */
  slice(from: number, to: number): readonly number[] {
    return this.known ? Array.from(this.known.subarray(from, to)) : sliceOf(this.allBits, from, to);
  }

  private get places(): Int32Array {
    this.known ??= Int32Array.from(sliceOf(this.allBits, 0, this.count));
    return this.known;
  }

  private get allBits(): Int32Array {
    this.bits ??= PlaceSet.union([this], this.rows).bits as Int32Array;
    return this.bits;
  }

  private get isRare(): boolean {
    return !this.bits && this.count * FREQUENT < this.rows;
  }

  private byPlaces(others: readonly PlaceSet[], scratch: Int32Array): PlaceSet {
    let [left, count] = [this.places, this.count];
    for (const other of others) {
      count = other.keep(left, count, scratch);
      left = scratch;
    }
    return PlaceSet.of(scratch.subarray(0, count), this.rows);
  }

  /** Copies those of the first so many places that it has too, in order; both may be the same array. Gives how many. */
  private keep(from: Int32Array, many: number, to: Int32Array): number {
    return this.isRare
      ? keepFound(this.places, from, many, to)
      : keepSet(this.allBits, from, many, to);
  }

  private byBits(others: readonly PlaceSet[], scratch: Int32Array): PlaceSet {
    let count = 0;
    let left = this.allBits;
    for (const { allBits } of others) {
      count = 0;
      for (let word = 0; word < scratch.length; word += 1) {
        const both = (left[word] as number) & (allBits[word] as number);
        scratch[word] = both;
        count += onesIn(both);
      }
      left = scratch;
    }
    return new PlaceSet(count, this.rows, null, scratch);
  }
}

/** Room for what sets have in common, whichever way it is found. */
export interface Scratch {
  /** As long as there are rows. */
  readonly places: Int32Array;
  /** A bit for each row. */
  readonly bits: Int32Array;
}

export const scratchFor = (rows: number): Scratch => ({
  places: new Int32Array(rows),
  bits: new Int32Array(Math.ceil(rows / 32)),
});

/** Copies those of the first so many places that are among others. */
function keepFound(places: Int32Array, from: Int32Array, many: number, to: Int32Array): number {
  let count = 0;
  for (let i = 0; i < many; i += 1) {
    const place = from[i] as number;
    if (places[firstFrom(places, place)] !== place) continue;
    to[count] = place;
    count += 1;
  }
  return count;
}

/** Copies those of the first so many places whose bit is set. */
function keepSet(bits: Int32Array, from: Int32Array, many: number, to: Int32Array): number {
  let count = 0;
  for (let i = 0; i < many; i += 1) {
    const place = from[i] as number;
    // No branch on what cannot be foreseen: what is not set is overwritten by the next.
    to[count] = place;
    count += ((bits[place >>> 5] as number) >>> (place & 31)) & 1;
  }
  return count;
}

/** Where among ascending places the first stands that is not below one, found by halving. */
function firstFrom(places: Int32Array, place: number): number {
  let low = 0;
  for (let high = places.length; low < high; ) {
    const middle = (low + high) >>> 1;
    if ((places[middle] as number) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many bits are set in a word of 32. */
function onesIn(word: number): number {
  let ones = (word - ((word >>> 1) & 0x55555555)) | 0;
  ones = (ones & 0x33333333) + ((ones >>> 2) & 0x33333333);
  return Math.imul((ones + (ones >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** How many are set in so many words. */
function countOf(bits: Int32Array, words: number): number {
  let count = 0;
  for (let word = 0; word < words; word += 1) count += onesIn(bits[word] as number);
  return count;
}

/** The places of those that are set, counted from one number to another. */
function sliceOf(bits: Int32Array, from: number, to: number): readonly number[] {
  const places: number[] = [];
  let count = 0;
  for (let word = 0; word < bits.length && count < to; word += 1) {
    const ones = onesIn(bits[word] as number);
    for (
      let rest = count + ones > from ? (bits[word] as number) : 0, n = count;
      rest !== 0;
      n += 1
    ) {
      if (n >= from && n < to) places.push(32 * word + 31 - Math.clz32(rest & -rest));
      rest &= rest - 1;
    }
    count += ones;
  }
  return places;
}
