/** A UUID takes four words of 32 bits. */
const WORDS = 4;

/**
 * The ids of nodes, each known by a number from 0: 16 bytes for the id and 8 to 16 for the way back from it
 * (open addressing, at most half full).
 */
export class Uuids {
  private readonly mask: number;

  /**
   * @param words of all ids, four each, in the order of their numbers
   * @param slots the way back, where it is known: from the same words in another thread
   */
  constructor(
    readonly words: Int32Array,
    readonly slots = slotsOf(words),
  ) {
    this.mask = slots.length - 1;
  }

  get count(): number {
    return this.words.length / WORDS;
  }

  get bytes(): number {
    return this.words.byteLength + this.slots.byteLength;
  }

  /** The number of an id given as four words; -1 where it is none of these. */
  numberOf(a: number, b: number, c: number, d: number): number {
    const { words, slots, mask } = this;
    for (let slot = hashOf(a, b, c, d) & mask; ; slot = (slot + 1) & mask) {
      const number = slots[slot] as number;
      if (number < 0) return -1;
      const at = WORDS * number;
      if (words[at] === a && words[at + 1] === b && words[at + 2] === c && words[at + 3] === d) {
        return number;
      }
    }
  }

  /** The number of an id as text, whatever its case; -1 where it is none of these. */
  find(uuid: string): number {
    const hex = uuid.replaceAll('-', '');
    const word = (index: number) => Number.parseInt(hex.slice(8 * index, 8 * index + 8), 16) | 0;
    return this.numberOf(word(0), word(1), word(2), word(3));
  }

  /** The id of a number, as text. */
  text(number: number): string {
    const hex = (word: number) => hexOf(this.words[WORDS * number + word] as number);
    const [second, third] = [hex(1), hex(2)];
    return `${hex(0)}-${second.slice(0, 4)}-${second.slice(4)}-${third.slice(0, 4)}-${third.slice(4)}${hex(3)}`;
  }

  /** The same ids under other numbers: that of `order[n]` becomes `n`. */
  renumbered(order: Int32Array): Uuids {
    const words = new Int32Array(this.words.length);
    order.forEach((old, number) => {
      words.set(this.words.subarray(WORDS * old, WORDS * old + WORDS), WORDS * number);
    });
    return new Uuids(words);
  }
}

function slotsOf(words: Int32Array): Int32Array {
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, (2 * words.length) / WORDS)));
  const slots = new Int32Array(size).fill(-1);
  const mask = size - 1;
  for (let at = 0; at < words.length; at += WORDS) {
    const [a = 0, b = 0, c = 0, d = 0] = words.subarray(at, at + WORDS);
    let slot = hashOf(a, b, c, d) & mask;
    while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask;
    slots[slot] = at / WORDS;
  }
  return slots;
}

/** Each byte in hexadecimal digits. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const hexOf = (word: number): string =>
  `${HEX[word >>> 24]}${HEX[(word >>> 16) & 255]}${HEX[(word >>> 8) & 255]}${HEX[word & 255]}`;

/** Spreads the bits of an id, of which those of a time or a version are the same in many. */
function hashOf(a: number, b: number, c: number, d: number): number {
  let hash = a ^ Math.imul(b, 0x9e3779b1) ^ Math.imul(c, 0x85ebca6b) ^ Math.imul(d, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 12);
}
