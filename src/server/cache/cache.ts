import { hash } from 'node:crypto';

import { LRUCache } from 'lru-cache';

import { lengthOf } from '../../bytes';
import type { Outcome, Role } from '../response';
import type { Revision } from '../revision/revision';
import type { Tag } from './tag';

/** A finished answer, ready to be written. */
export interface KeptAnswer extends Outcome {
  readonly key: string;
  /** For whom it is. */
  readonly role: Role;
  readonly tag: Tag;
}

/** Finished answers, each for as long as the data stays as it was (docs/caching.md). */
export interface AnswerCache {
  readonly revision: Revision;
  /** The answer of the key, where it is certain to be that of the data as they are. */
  find(key: string): KeptAnswer | null;
  keep(answer: KeptAnswer): void;
  /** The answer to a request of that role that was sent before, word by word; as long as {@link find} gives it. */
  findAgain(request: string, role: Role): KeptAnswer | null;
  /** From now on a request of these words asks what the key stands for. */
  remember(request: string, key: string): void;
}

/** What an entry takes besides its text: the map, the buffer, the tag. */
const OVERHEAD = 500;
/** The part of the memory that holds the words of requests. */
const WORDS = 1 / 8;

/** @param megabytes that it may take in all; what was least recently used leaves first */
export function createAnswerCache(revision: Revision, megabytes: number): AnswerCache {
  const bytes = megabytes * 1024 * 1024;
  const answers = new LRUCache<string, KeptAnswer>({
    maxSize: bytes * (1 - WORDS),
    sizeCalculation: ({ body }, key) => lengthOf(body) + 2 * key.length + OVERHEAD,
  });
  const keys = new LRUCache<string, string>({
    maxSize: bytes * WORDS,
    sizeCalculation: (key, request) => 2 * (request.length + key.length) + OVERHEAD,
  });

  function find(key: string): KeptAnswer | null {
    const kept = answers.get(key);
    if (!kept) return null;
    const { revision: then } = kept.tag;
    return then === null || then === revision.current() ? kept : null;
  }

  return {
    revision,
    find,
    keep: (answer) => void answers.set(answer.key, answer),
    findAgain(request, role) {
      const key = keys.get(request);
      const kept = key === undefined ? null : find(key);
      return kept?.role === role ? kept : null;
    },
    remember: (request, key) => void keys.set(request, key),
  };
}

/** 128 bits that stand for texts. */
export function digestOf(...texts: readonly string[]): string {
  return hash('sha256', texts.join('\0'), 'base64url').slice(0, 22);
}
