import { LRUCache } from 'lru-cache';

/** Which media type Apollo chose for each header Accept. */
export interface MediaTypes {
  find(accept: string | undefined): string | undefined;
  learn(accept: string | undefined, type: string): void;
}

/** Longer headers are not remembered; no client sends them. */
const LONGEST = 300;

export function createMediaTypes(): MediaTypes {
  const types = new LRUCache<string, string>({ max: 1_000 });
  return {
    find: (accept = '') => types.get(accept),
    learn(accept = '', type) {
      if (accept.length <= LONGEST) types.set(accept, type);
    },
  };
}
