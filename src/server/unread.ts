import type { EventEmitter } from 'node:events';

import { lengthOf, type Pieces } from '../bytes';

const MEGABYTE = 1024 * 1024;
/** Smaller answers are not counted: the operating system takes them at once, whether they are read or not. */
const LARGE = 64 * 1024;
/** What large answers may take together that are written and not yet read. */
const MOST = 256 * MEGABYTE;

/** A response or its connection, as far as it matters here. */
type Closing = Pick<EventEmitter, 'once' | 'off' | 'setMaxListeners'>;

/** How many responses each answer waits in, one that is kept perhaps in many: of this process, as the memory is. */
const waiting = new Map<Pieces, number>();
let bytes = 0;

/**
 * Whether there is room for an answer until it is read. If so it is counted until one of `ends` is closed: who asks
 * for much and reads nothing takes room from others who ask for much, and from nobody else.
 *
 * @param ends none of them closed: the response, and its connection, since a response whose turn never came is not
 *   closed with it
 */
export function takesRoom(ends: readonly Closing[], body: Pieces, most = MOST): boolean {
  if (!isLarge(body)) return true;
  const length = lengthOf(body);
  const before = waiting.get(body) ?? 0;
  if (before === 0 && bytes + length > most) return false;
  if (before === 0) bytes += length;
  waiting.set(body, before + 1);
  const read = (): void => {
    for (const end of ends) end.off('close', read);
    const left = (waiting.get(body) ?? 0) - 1;
    if (left > 0) return void waiting.set(body, left);
    waiting.delete(body);
    bytes -= length;
  };
  // A connection has a listener for each answer that waits on it: ten are not too many.
  for (const end of ends) end.setMaxListeners(0).once('close', read);
  return true;
}

export const isLarge = (body: Pieces): boolean => lengthOf(body) >= LARGE;
