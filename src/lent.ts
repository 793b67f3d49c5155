import type { Pieces } from './bytes';

const MEGABYTE = 1024 * 1024;
/** How much may lie idle. */
const MOST = 16 * MEGABYTE;
/** What is longer than this is seldom, and is made for one use. */
const LONGEST = 4 * MEGABYTE;

/** What lies idle, by its length. */
const idle = new Map<number, Buffer[]>();
let idleBytes = 0;
/** Of each buffer that is lent, the memory that it is the beginning of. */
const lent = new WeakMap<Buffer, Buffer>();

/**
 * A buffer to put a long answer into, of which the contents are undefined. Its memory lies outside of V8's heap, but
 * V8 counts it: to make and forget one for each answer has it collect garbage for nothing else. So it is used again
 * once it is given back. Who cannot say when nobody reads it any more keeps it: then it is garbage like any other.
 */
export function lend(length: number): Buffer {
  if (length > LONGEST) return Buffer.allocUnsafeSlow(length);
  const size = 2 ** Math.ceil(Math.log2(Math.max(length, 1)));
  const found = idle.get(size)?.pop();
  if (found) idleBytes -= size;
  const memory = found ?? Buffer.allocUnsafeSlow(size);
  const buffer = memory.subarray(0, length);
  lent.set(buffer, memory);
  return buffer;
}

/** Says that nobody reads them any more. What is not lent, or has been given back before, is left alone. */
export function giveBack(pieces: Pieces): void {
  for (const piece of pieces) {
    if (typeof piece === 'string') continue;
    const memory = lent.get(piece);
    lent.delete(piece);
    if (memory && idleBytes + memory.length <= MOST) lay(memory);
  }
}

function lay(memory: Buffer): void {
  const alike = idle.get(memory.length);
  if (alike) alike.push(memory);
  else idle.set(memory.length, [memory]);
  idleBytes += memory.length;
}
