import type { Client, Connection, Submittable } from 'pg';

/** Takes the values of a row, read one after the other. */
export type TakeRow = (row: RowReader) => void;

/**
 * What a query gives, in the binary form of COPY: sixteen bytes for an id where text takes thirty-six, and a third of
 * the time.
 *
 * @param query an SQL query, no statement of its own
 */
export function copyOut(client: Client, query: string, take: TakeRow): Promise<void> {
  return new Promise((resolve, reject) => {
    const ended = (error: Error | null): void => (error ? reject(error) : resolve());
    client.query(new Copying(`COPY (${query}) TO STDOUT (FORMAT binary)`, take, ended));
  });
}

/** Reads the values of one row in their order. */
export class RowReader {
  private buffer: Buffer = Buffer.alloc(0);
  private at = 0;

  open(buffer: Buffer, at: number): void {
    this.buffer = buffer;
    this.at = at;
  }

  /** Four bytes of a value that may be longer. */
  word(): number {
    this.at += 4;
    return this.buffer.readInt32BE(this.at - 4);
  }

  short(): number {
    this.at += 2;
    return this.buffer.readInt16BE(this.at - 2);
  }

  /** The next value, of type text; not for null. */
  text(): string {
    const length = this.word();
    this.at += length;
    return this.buffer.toString('utf8', this.at - length, this.at);
  }

  /** Passes over the length of the next value. */
  next(): this {
    this.at += 4;
    return this;
  }
}

/** `PGCOPY`, a line of signature, flags and the length of an extension. */
const HEADER = 19;

/** A COPY on its way through the driver. PostgreSQL sends each row as a message of its own. */
class Copying implements Submittable {
  private readonly row = new RowReader();
  private isBegun = false;

  constructor(
    readonly text: string,
    private readonly take: TakeRow,
    private readonly ended: (error: Error | null) => void,
  ) {}

  submit(connection: Connection): void {
    connection.query(this.text);
  }

  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    const at = this.isBegun ? 0 : HEADER;
    this.isBegun = true;
    if (chunk.length < at + 2 || chunk.readInt16BE(at) < 0) return;
    this.row.open(chunk, at + 2);
    this.take(this.row);
  }

  handleError(error: Error): void {
    this.ended(error);
  }

  handleReadyForQuery(): void {
    this.ended(null);
  }

  handleRowDescription(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
}
