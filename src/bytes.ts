/**
 * Bytes as a text of one character each. What PostgreSQL writes in UTF-8 is put together and sent on so, without
 * being read: that costs less than decoding and encoding it, and less of the garbage collector than buffers, whose
 * memory lies outside of its heap.
 */
export type Bytes = string;

/** Long ones lie in a buffer, which goes out as it is where a text would be copied; its memory is lent (`lent.ts`). */
export type Piece = Bytes | Buffer;

/** Bytes that are sent one piece after the other. */
export type Pieces = readonly Piece[];

export const bytesOf = (text: string): Bytes => Buffer.from(text).toString('latin1');

export const textOf = (...pieces: Pieces): string => bufferOf(pieces).toString();

export const lengthOf = (pieces: Pieces): number =>
  pieces.reduce((length, piece) => length + piece.length, 0);

/** The same bytes in as few pieces as may be: texts that follow one another are one. */
export function joined(pieces: Pieces): Pieces {
  const fewer: Piece[] = [];
  for (const piece of pieces) {
    const last = fewer.length - 1;
    if (typeof fewer[last] === 'string' && typeof piece === 'string') fewer[last] += piece;
    else fewer.push(piece);
  }
  return fewer;
}

export const bufferOf = (pieces: Pieces): Buffer =>
  Buffer.concat(
    pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece)),
  );
