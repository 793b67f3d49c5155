import type { Piece } from '../bytes';
import { lend } from '../lent';

/** The columns as PostgreSQL wrote them, in UTF-8. */
export type Row = readonly (Piece | null)[];

/** How many bytes tell how many columns a row has, and how long one of them is. */
const COUNT = 2;
const LENGTH = 4;

/** A column of so many bytes is read into a buffer: as a text it would be copied twice more until it is sent. */
const LONG = 64 * 1024;

/** Reads the body of DataRow as it comes: how many columns, then of each its length, -1 for null, and its bytes. */
export class RowReader {
  readonly columns: (Piece | null)[] = [];
  /** How much of the last column is still to come. */
  private missing = 0;
  /** The length of the next one, and how much of it is still to come: the count goes before the first, unread. */
  private length = 0;
  private digits = COUNT + LENGTH;

  read(bytes: Buffer, start: number, end: number): void {
    let at = start;
    while (at < end) {
      if (this.missing > 0) {
        const to = Math.min(at + this.missing, end);
        this.add(bytes, at, to);
        this.missing -= to - at;
        at = to;
      } else {
        this.length = (this.length << 8) | bytes.readUInt8(at);
        this.digits -= 1;
        at += 1;
        if (this.digits === 0) this.begin();
      }
    }
  }

  private begin(): void {
    const length = Math.max(this.length, 0);
    this.columns.push(this.length < 0 ? null : length < LONG ? '' : lend(length));
    this.missing = length;
    this.length = 0;
    this.digits = LENGTH;
  }

  private add(bytes: Buffer, from: number, to: number): void {
    const last = this.columns.length - 1;
    const column = this.columns[last];
    if (column instanceof Buffer) bytes.copy(column, column.length - this.missing, from, to);
    else this.columns[last] = `${column}${bytes.toString('latin1', from, to)}`;
  }
}
