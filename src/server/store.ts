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
