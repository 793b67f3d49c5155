import { randomUUID } from 'node:crypto';

import type { Answering } from '../answering';
import type { AnswerCache } from '../cache/cache';
import { isOwnRequest } from '../own-request';
import { type Outcome, type Reader, write } from '../response';
import type { Documents } from './documents';
import type { FirstSight } from './first-sight';
import type { TakeRequest } from './front';
import type { MediaTypes } from './media-types';
import { plainGet, plainPost } from './request';

export interface LaneOptions {
  readonly answering: Answering;
  readonly documents: Documents;
  readonly firstSight: FirstSight;
  readonly mediaTypes: MediaTypes;
  readonly cache: AnswerCache | null;
  /** Whether the server is being closed: no connection is kept. */
  readonly isClosing: () => boolean;
}

/**
 * The lane of requests that Apollo has nothing to add to: their document is valid, and Apollo has chosen a media type for
 * the same header before. What it answers, Apollo's lane answers byte for byte.
 */
export function createLane({
  answering,
  documents,
  firstSight,
  mediaTypes,
  cache,
  isClosing,
}: LaneOptions): TakeRequest {
  return (request, response, words) => {
    const { accept, 'if-none-match': holds } = request.headers;
    const type = mediaTypes.find(accept);
    const isOwn = request.method === 'POST' || isOwnRequest(request.headers);
    if (type === undefined || !isOwn || isClosing()) return false;

    const isGone = (): boolean => request.socket.destroyed;
    const reader: Reader = { requestId: randomUUID(), role: 'public', type, holds, isGone };
    const kept = cache?.findAgain(words, reader.role);
    if (kept) {
      write(response, kept, reader, false);
      return true;
    }
    const wanted = request.method === 'POST' ? plainPost(words) : plainGet(words);
    const known = wanted && (documents.find(wanted) ?? firstSight(wanted));
    if (!known) return false;

    const end = (outcome: Outcome): void => {
      if (outcome.key !== undefined) cache?.remember(words, outcome.key);
      write(response, outcome, reader, isClosing());
    };
    const outcome = answering(known, wanted.variables, reader);
    if (outcome instanceof Promise) void outcome.then(end);
    else end(outcome);
    return true;
  };
}
