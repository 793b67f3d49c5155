import { EventEmitter } from 'node:events';
import { Socket, type SocketConstructorOpts } from 'node:net';

import { Client, type ClientConfig, type Connection } from 'pg';

import { type Row, RowReader } from './row-reader';

/** The driver's connection, to which a statement may say that it takes its rows as bytes. */
export type ByteConnection = Connection & {
  /** Who takes the rows that come from now on; without it the driver reads them as text. */
  takeRow: ((row: Row) => void) | null;
  /** The driver's own: reads messages from what emits `data`. */
  attachListeners(stream: EventEmitter): void;
};

/**
 * A client of the driver whose rows may be had as bytes: a large answer is neither decoded nor encoded again. What
 * comes is read into one piece of memory instead of a new one each time, which spares the garbage collector; but not
 * through TLS, which has a memory of its own.
 */
export class ByteClient extends Client {
  constructor(config: ClientConfig = {}) {
    let read = (_: Buffer): void => undefined;
    const stream = ({ ssl }: ClientConfig) => (ssl ? new Socket() : lendingSocket((b) => read(b)));
    super({ ...config, stream: stream as () => Socket });
    const { connection } = this as unknown as { readonly connection: ByteConnection };
    connection.takeRow = null;
    connection.attachListeners = (from) => {
      const others = new EventEmitter();
      Object.getPrototypeOf(connection).attachListeners.call(connection, others);
      const messages = new Messages(connection, (bytes) => others.emit('data', bytes));
      read = (bytes) => messages.read(bytes);
      from.on('data', read);
      from.on('end', () => others.emit('end'));
    };
  }
}

/** How much is read at a time, in bytes. */
const READ = 128 * 1024;

/** A socket that emits no data, but lends what it reads until the call returns. */
function lendingSocket(read: (bytes: Buffer) => void): Socket {
  const onread = {
    buffer: Buffer.allocUnsafeSlow(READ),
    callback(length: number, bytes: Buffer): boolean {
      read(bytes.subarray(0, length));
      return true;
    },
  };
  return new Socket({ onread } as SocketConstructorOpts);
}

/** A byte that says what a message is, and its length without that byte (PostgreSQL: Message Formats). */
const HEAD = 5;
const DATA_ROW = 'D'.charCodeAt(0);

/** Parts what comes from PostgreSQL into rows that somebody takes, and everything else. */
export class Messages {
  /** The beginning of a message of which the head is not yet complete. */
  private head: Buffer | null = null;
  /** How much of a message is still to come that is passed on. */
  private passing = 0;
  /** The row that is being read, as far as it is there, and how much of it is still to come. */
  private reader = new RowReader();
  private missing = 0;

  constructor(
    private readonly connection: Pick<ByteConnection, 'takeRow'>,
    private readonly pass: (bytes: Buffer) => void,
  ) {}

  /** @param chunk lent: what is kept of it is copied */
  read(chunk: Buffer): void {
    const bytes = this.head ? Buffer.concat([this.head, chunk]) : chunk;
    this.head = null;
    /** From where on bytes are to be passed on. */
    let from = 0;
    let at = 0;
    while (at < bytes.length) {
      if (this.missing > 0) {
        const end = Math.min(at + this.missing, bytes.length);
        this.take(bytes, at, end);
        at = end;
        from = at;
      } else if (this.passing > 0) {
        const passed = Math.min(this.passing, bytes.length - at);
        this.passing -= passed;
        at += passed;
      } else if (bytes.length - at < HEAD) {
        this.head = Buffer.from(bytes.subarray(at));
        break;
      } else {
        const length = bytes.readInt32BE(at + 1);
        if (bytes[at] === DATA_ROW && this.connection.takeRow) {
          this.passOn(bytes, from, at);
          at += HEAD;
          from = at;
          this.missing = length + 1 - HEAD;
        } else {
          this.passing = length + 1;
        }
      }
    }
    this.passOn(bytes, from, at);
  }

  private passOn(bytes: Buffer, from: number, to: number): void {
    if (to > from) this.pass(Buffer.from(bytes.subarray(from, to)));
  }

  private take(bytes: Buffer, from: number, to: number): void {
    this.reader.read(bytes, from, to);
    this.missing -= to - from;
    if (this.missing > 0) return;
    this.connection.takeRow?.(this.reader.columns);
    this.reader = new RowReader();
  }
}
