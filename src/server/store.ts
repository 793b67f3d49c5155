import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** A cache in Apollo's shape that holds at most `maxSize` bytes, the least recently used leaving first. */
export function boundedStore<T extends object | string>(
  maxSize: number,
  sizeOf: (value: T) => number,
) {
  const entries = new LRUCache<string, T>({
    max: 10_000,
    maxSize,
    sizeCalculation: (value, key) => sizeOf(value) + key.length * 2,
  });
  return {
    get: async (key: string) => entries.get(key),
    set: async (key: string, value: T) => {
      entries.set(key, value);
    },
    delete: async (key: string) => entries.delete(key),
  };
}

/** Bytes that a parsed document holds on to, locations included: 240 to 400 a token (measured). */
export const weightOf = (document: DocumentNode): number => 400 * tokensOf(document) + 1;

/** How many tokens a document was parsed from, locations included. */
function tokensOf(document: DocumentNode): number {
  let tokens = 0;
  for (let token = document.loc?.startToken ?? null; token; token = token.next) tokens++;
  return tokens;
}
