/**
 * Random numbers that depend on nothing but the seed, a stream and a row's number: any row can be made by itself,
 * in any order, and is always the same.
 */
export class Random {
  private state: number;

  constructor(seed: number, stream: string, index: number) {
    this.state = mixed(mixed(seed ^ hashOf(stream)) + Math.imul(index + 1, 0x9e3779b1));
  }

  /** 32 random bits (splitmix32). */
  bits(): number {
    this.state = (this.state + 0x9e3779b9) | 0;
    return mixed(this.state);
  }

  /** From 0 up to, but not including, 1. */
  unit(): number {
    return this.bits() / 4294967296;
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1));
  }

  pick<T>(all: readonly T[]): T {
    return all[Math.floor(this.unit() * all.length)] as T;
  }

  /** Of `count` things, one by Zipf's law: the k-th is taken about 1/k as often as the first. */
  zipf(count: number): number {
    return Math.min(count - 1, Math.floor((count + 1) ** this.unit()) - 1);
  }

  /** Of `count` things, one with a mild preference for the first. */
  skewed(count: number): number {
    return Math.floor(count * this.unit() ** 1.4);
  }
}

function mixed(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}

const hashes = new Map<string, number>();

/** FNV-1a. */
function hashOf(text: string): number {
  const known = hashes.get(text);
  if (known !== undefined) return known;
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hashes.set(text, hash);
  return hash;
}
