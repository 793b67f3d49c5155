import type { Connection, Submittable } from 'pg';
import { serialize } from 'pg-protocol';

import { LONGEST, noteTime, usePrepared, type Wire } from './prepared';
import type { Row } from './row-reader';

/** A statement that gives one row of text columns. */
export interface Statement {
  readonly text: string;
  /** A name to prepare it under, once on each connection while it is in use there; another text must have another name. */
  readonly name?: string | undefined;
  /** Whether to prepare it where it is not; by itself it is. What may never come again is not worth it. */
  readonly prepares?: boolean;
  readonly values: readonly unknown[];
  /** Whether nobody waits for the answer any more: then it is not run, where it has not been sent yet. */
  readonly isGone?: (() => boolean) | undefined;
}

/** A statement as it is sent: its values are texts, its name is empty where it is not to be prepared. */
export interface WireStatement {
  readonly text: string;
  readonly name: string;
  readonly prepares: boolean;
  readonly values: (string | null)[];
}

export const wireStatement = ({
  text,
  name = '',
  prepares = true,
  values,
}: Statement): WireStatement => ({
  text,
  name: text.length > LONGEST ? '' : name,
  prepares,
  values: values.map(wireText),
});

const EXECUTE = serialize.execute();
const SYNC = serialize.sync();

/**
 * Goes before what is planned for one use, up to the SYNC: to weigh a merge join, PostgreSQL looks into both indexes of
 * each pair of tables, an eighth of all it does for a new statement, and a nested loop or a hash is nearly as good.
 */
const PLAN_QUICKLY = Buffer.concat([
  serialize.parse({ text: "SELECT set_config('enable_mergejoin', 'off', true)" }),
  serialize.bind(),
  EXECUTE,
]);

/**
 * Statements on their way through the driver, for a {@link ByteClient}: one, or several that the connection has
 * prepared before. It asks for no description of their columns, makes no result and reads no types: what comes is text,
 * and is passed on as the bytes that came.
 *
 * All messages go out in one piece, which costs the kernel less than one by one. Of several statements each sees the
 * data as they are when its turn comes, but all answers come with the last one, and an error ends them all.
 */
export class RowQuery implements Submittable {
  /** What it prepares, under which the driver remembers that it is; empty where it prepares nothing. */
  name = '';
  readonly text: string;
  private readonly rows: Row[] = [];
  /** How many statements are; what goes before them counts from below. */
  private completed = 0;
  private sent = 0;
  private hasEnded = false;
  private wire: Wire | null = null;

  /** @param ended is told one row for each statement, in their order, unless there was an error */
  constructor(
    readonly statements: readonly WireStatement[],
    private readonly ended: (error: Error | null, rows: readonly Row[]) => void,
  ) {
    this.text = statements[0]?.text ?? '';
  }

  submit(connection: Connection): void {
    const wire = connection as Wire;
    this.wire = wire;
    wire.takeRow = (row) => {
      if (this.completed >= 0) this.rows[this.completed] = row;
    };
    const messages: Buffer[] = [];
    for (const { name, prepares, text, values } of this.statements) {
      const isPrepared = wire.parsedStatements[name] !== undefined;
      const statement = prepares || isPrepared ? name : '';
      if (statement === '') {
        messages.push(PLAN_QUICKLY);
        this.completed -= 1;
      } else {
        usePrepared(wire, statement, text);
      }
      if (!isPrepared) {
        messages.push(serialize.parse({ name: statement, text }));
        this.name = statement;
      }
      messages.push(serialize.bind({ statement, values }), EXECUTE);
    }
    messages.push(SYNC);
    this.sent = performance.now();
    wire.stream.write(Buffer.concat(messages));
  }

  handleCommandComplete(): void {
    this.completed += 1;
  }

  handleReadyForQuery(): void {
    this.note();
    this.end(null);
  }

  handleError(error: Error): void {
    this.end(error);
  }

  /** Which of several took how long is not known: each took its part. */
  private note(): void {
    const took = (performance.now() - this.sent) / this.statements.length;
    for (const { name } of this.statements) if (this.wire) noteTime(this.wire, name, took);
  }

  private end(error: Error | null): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    if (this.wire) this.wire.takeRow = null;
    this.ended(error, this.rows);
  }

  handleRowDescription(): void {}
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
