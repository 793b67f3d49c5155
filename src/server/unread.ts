import type { Bytes } from '../bytes';

const MEGABYTE = 1024 * 1024;
/** Smaller answers are not counted: the operating system takes them at once, whether they are read or not. */
const LARGE = 64 * 1024;
/** What large answers may take together that are written and not yet read. */
const MOST = 256 * MEGABYTE;

/** A response, as far as it matters here. */
interface Closing {
  once(event: 'close', listener: () => void): unknown;
}

/** How many responses each buffer waits in: of this process, as the memory is. A text is copied for each. */
const waiting = new Map<Buffer | Closing, number>();
let bytes = 0;

/**
 * Whether there is room for an answer until it is read. If so it is counted until the response is closed: who asks
 * for much and reads nothing takes room from others who ask for much, and from nobody else.
 */
export function hasRoom(response: Closing, body: Bytes | Buffer, most = MOST): boolean {
  if (!isLarge(body)) return true;
  const held = typeof body === 'string' ? response : body;
  const before = waiting.get(held) ?? 0;
  if (before === 0 && bytes + body.length > most) return false;
  if (before === 0) bytes += body.length;
  waiting.set(held, before + 1);
  response.once('close', () => {
    const left = (waiting.get(held) ?? 0) - 1;
    if (left > 0) return void waiting.set(held, left);
    waiting.delete(held);
    bytes -= body.length;
  });
  return true;
}

export const isLarge = ({ length }: Bytes | Buffer): boolean => length >= LARGE;
