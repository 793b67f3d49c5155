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

/** How many responses each of them waits in: of this process, as the memory is. */
const waiting = new Map<Bytes, number>();
let bytes = 0;

/**
 * Whether there is room for an answer until it is read. If so it is counted until the response is closed: who asks
 * for much and reads nothing takes room from others who ask for much, and from nobody else.
 */
export function hasRoom(response: Closing, body: Bytes, most = MOST): boolean {
  if (body.length < LARGE) return true;
  const before = waiting.get(body) ?? 0;
  if (before === 0 && bytes + body.length > most) return false;
  if (before === 0) bytes += body.length;
  waiting.set(body, before + 1);
  response.once('close', () => {
    const left = (waiting.get(body) ?? 0) - 1;
    if (left > 0) return void waiting.set(body, left);
    waiting.delete(body);
    bytes -= body.length;
  });
  return true;
}
