import type { Connection, Submittable } from 'pg';
import { serialize } from 'pg-protocol';

import { LONGEST, usePrepared, type Wire } from './prepared';
import type { Row } from './row-bytes';

/** A statement that gives one row of text columns. */
export interface Statement {
  readonly text: string;
  /** A name to prepare it under, once on each connection while it is in use there; another text must have another name. */
  readonly name?: string;
  readonly values: readonly unknown[];
}

const EXECUTE = Buffer.concat([serialize.execute(), serialize.sync()]);

/**
 * One statement on its way through the driver, for a {@link ByteClient}. It asks for no description of its columns,
 * makes no result and reads no types: what comes is text, and is passed on as the bytes that came. All its messages
 * go out in one piece, which costs the kernel less than one by one.
 */
export class RowQuery implements Submittable {
  readonly text: string;
  /** The driver remembers under it what the connection has prepared. */
  readonly name: string;
  private readonly values: (string | null)[];
  private row: Row = [];
  private wire: Wire | null = null;

  constructor(
    { text, name = '', values }: Statement,
    private readonly ended: (error: Error | null, row: Row) => void,
  ) {
    this.text = text;
    this.name = text.length > LONGEST ? '' : name;
    this.values = values.map(wireText);
  }

  submit(connection: Connection): void {
    const wire = connection as Wire;
    const { name, text, values } = this;
    this.wire = wire;
    wire.takeRow = (row) => {
      this.row = row;
    };
    if (name !== '') usePrepared(wire, name, text);
    const isPrepared = name !== '' && wire.parsedStatements[name] !== undefined;
    const bound = serialize.bind({ statement: name, values });
    const messages = isPrepared
      ? [bound, EXECUTE]
      : [serialize.parse({ name, text }), bound, EXECUTE];
    wire.stream.write(Buffer.concat(messages));
  }

  handleReadyForQuery(): void {
    this.end(null, this.row);
  }

  handleError(error: Error): void {
    this.end(error, []);
  }

  private end(error: Error | null, row: Row): void {
    if (this.wire) this.wire.takeRow = null;
    this.ended(error, row);
  }

  handleRowDescription(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
}

/** A value as PostgreSQL reads it: a list as `{"a","b"}`. */
function wireText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return `{${value.map(elementText).join(',')}}`;
  return String(value);
}

function elementText(value: unknown): string {
  const text = wireText(value);
  if (text === null) return 'NULL';
  return Array.isArray(value) ? text : `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
