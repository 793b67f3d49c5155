import type { EventEmitter } from 'node:events';

import type { Bytes } from '../bytes';

const MEGABYTE = 1024 * 1024;
/** Smaller answers are not counted: the operating system takes them at once, whether they are read or not. */
const LARGE = 64 * 1024;
/** What large answers may take together that are written and not yet read. */
const MOST = 256 * MEGABYTE;

/** A response or its connection, as far as it matters here. */
type Closing = Pick<EventEmitter, 'once' | 'off' | 'setMaxListeners'>;

/** How many responses each buffer waits in: of this process, as the memory is. A text is copied for each. */
const waiting = new Map<Buffer | readonly Closing[], number>();
let bytes = 0;

/**
 * Whether there is room for an answer until it is read. If so it is counted until one of `ends` is closed: who asks
 * for much and reads nothing takes room from others who ask for much, and from nobody else.
 *
 * @param ends none of them closed: the response, and its connection, since a response whose turn never came is not
 *   closed with it
 */
export function takesRoom(ends: readonly Closing[], body: Bytes | Buffer, most = MOST): boolean {
  if (!isLarge(body)) return true;
  const held = typeof body === 'string' ? ends : body;
  const before = waiting.get(held) ?? 0;
  if (before === 0 && bytes + body.length > most) return false;
  if (before === 0) bytes += body.length;
  waiting.set(held, before + 1);
  const read = (): void => {
    for (const end of ends) end.off('close', read);
    const left = (waiting.get(held) ?? 0) - 1;
    if (left > 0) return void waiting.set(held, left);
    waiting.delete(held);
    bytes -= body.length;
  };
  // A connection has a listener for each answer that waits on it: ten are not too many.
  for (const end of ends) end.setMaxListeners(0).once('close', read);
  return true;
}

export const isLarge = ({ length }: Bytes | Buffer): boolean => length >= LARGE;
