/**
 * Bytes as a text of one character each. What PostgreSQL writes in UTF-8 is put together and sent on so, without
 * being read: that costs less than decoding and encoding it, and less of the garbage collector than buffers, whose
 * memory lies outside of its heap.
 */
export type Bytes = string;

export const bytesOf = (text: string): Bytes => Buffer.from(text).toString('latin1');

export const textOf = (bytes: Bytes): string => Buffer.from(bytes, 'latin1').toString();
