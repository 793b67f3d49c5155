import type { Connection, Submittable } from 'pg';

import { LONGEST, usePrepared, type Wire } from './prepared';

/** A statement that gives one row of text columns. */
export interface Statement {
  readonly text: string;
  /** A name to prepare it under, once on each connection while it is in use there; another text must have another name. */
  readonly name?: string;
  readonly values: readonly unknown[];
}

export type Row = readonly (string | null)[];

/**
 * One statement on its way through the driver. It asks for no description of its columns, makes no result and
 * reads no types: what comes is text, and is passed on as it came.
 */
export class RowQuery implements Submittable {
  readonly text: string;
  /** The driver remembers under it what the connection has prepared. */
  readonly name: string;
  private readonly values: (string | null)[];
  private row: Row = [];

  constructor(
    { text, name = '', values }: Statement,
    private readonly ended: (error: Error | null, row: Row) => void,
  ) {
    this.text = text;
    this.name = text.length > LONGEST ? '' : name;
    this.values = values.map(wireText);
  }

  submit(connection: Connection): void {
    const { stream, parsedStatements } = connection as Wire;
    const { name, text, values } = this;
    stream.cork();
    if (name !== '') usePrepared(connection as Wire, name, text);
    if (name === '' || parsedStatements[name] === undefined) {
      connection.parse({ name, text, types: [] }, true);
    }
    connection.bind({ statement: name, values }, true);
    connection.execute(null, true);
    connection.sync();
    stream.uncork();
  }

  handleDataRow({ fields }: { readonly fields: Row }): void {
    this.row = fields;
  }

  handleReadyForQuery(): void {
    this.ended(null, this.row);
  }

  handleError(error: Error): void {
    this.ended(error, []);
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
