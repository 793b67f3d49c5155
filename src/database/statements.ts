import { DatabaseError, type Pool, type PoolClient } from 'pg';

import { atOnceOn } from './at-once';
import { timeOf, type Wire } from './prepared';
import { RowQuery, type Statement, type WireStatement, wireStatement } from './row-query';
import type { Row } from './row-reader';

/** A statement that waits for a connection. */
interface Waiting {
  readonly statement: WireStatement;
  /** Since when, by the clock of `performance.now()`. */
  readonly since: number;
  /** It failed together with others: which of them it was is only known when each goes alone. */
  readonly goesAlone: boolean;
  readonly isGone: Statement['isGone'];
  answer(row: Row): void;
  fail(error: Error): void;
}

/** A connection that is ours, or is being opened for us. */
interface Held {
  /** When it began what it runs; without end while it is being opened, and before all times once it has ended. */
  since: number;
}

/** How long a statement waits for a connection, in milliseconds. */
const PATIENCE = 10_000;
/** How many may wait at a time. */
const WAITING = 1_000;
/** How many go to PostgreSQL in one piece at most. */
const PIECE = 8;
/** How long a piece may take by what its statements took lately, in milliseconds: all answers come with the last. */
const PIECE_TIME = 8;

/** What runs for longer, in milliseconds, leaves its place to another. */
const LONG = 100;

/**
 * How long an answer may take, in milliseconds: longer than PostgreSQL lets a statement run (`createPool`), so by then the
 * other side is gone.
 */
const LONGEST_ANSWER = 60_000;

/** A statement was given up: more is asked of the database than it can answer now, or nobody waits for it any more. */
export class NotRunError extends Error {}

/**
 * Runs statements that only read on the connections of a pool of ours, each giving its one row. A connection goes
 * from one statement to the next while any waits, and back to the pool as soon as none does or somebody else wants
 * one: that costs this process a third less than `pool.query`. Where many wait, it takes several at once that were
 * quick before, which spares both sides calls of the kernel. Where such a piece fails, each goes again alone. No more
 * than `atOnce` connections are at work, besides those that have long been at one piece. A connection that does not
 * answer is closed.
 *
 * @throws NotRunError where too many wait already, or one has waited too long, or for nobody
 */
export function statementsOn(
  pool: Pool,
  { atOnce = atOnceOn(pool), long = LONG, longestAnswer = LONGEST_ANSWER } = {},
): (statement: Statement) => Promise<Row> {
  const queue: Waiting[] = [];
  const held = new Set<Held>();
  let isWatched = false;

  return (statement) =>
    new Promise((answer, fail) => {
      if (queue.length >= WAITING) throw new NotRunError('too many statements wait');
      const { isGone } = statement;
      const since = performance.now();
      const wire = wireStatement(statement);
      queue.push({ statement: wire, isGone, since, goesAlone: false, answer, fail });
      tend();
    });

  /** Sees to it that what waits is taken. */
  function tend(): void {
    if (queue.length > 0 && mayTake()) take();
    watch();
  }

  function mayTake(): boolean {
    return held.size < pool.options.max && atWork() < atOnce;
  }

  function atWork(): number {
    const late = performance.now() - long;
    let count = 0;
    for (const { since } of held) if (since > late) count += 1;
    return count;
  }

  function take(): void {
    const hold: Held = { since: Infinity };
    held.add(hold);
    pool.connect((error, client) => {
      if (client) {
        client.on('error', ignore);
        work(client, hold);
        return;
      }
      held.delete(hold);
      // Where there are others, they take what waits.
      if (held.size > 0) return watch();
      queue.shift()?.fail(error ?? new Error('the pool gave no connection'));
      tend();
    });
  }

  function leave(client: PoolClient, hold: Held, broken?: Error): void {
    client.off('error', ignore);
    held.delete(hold);
    client.release(broken);
    tend();
  }

  function work(client: PoolClient, hold: Held): void {
    const piece = nextPiece(client);
    if (piece.length === 0) {
      leave(client, hold);
      return;
    }
    hold.since = performance.now();
    const statements = piece.map(({ statement }) => statement);
    const query = new RowQuery(statements, (error, rows) => {
      clearTimeout(lost);
      const isOver = error !== null && isBroken(error);
      const isUnclear = error !== null && !isOver && piece.length > 1;
      if (isUnclear) queue.unshift(...piece.map((each) => ({ ...each, goesAlone: true })));
      // The connection goes on before anybody reads what it brought.
      hold.since = -Infinity;
      if (isOver) leave(client, hold, error);
      else if (pool.waitingCount > 0 || atWork() >= atOnce) leave(client, hold);
      else work(client, hold);
      if (isUnclear) return tend();
      for (const [i, { answer, fail }] of piece.entries()) {
        if (error) fail(error);
        else answer(rows[i] ?? []);
      }
    });
    const lost = setTimeout(
      () => query.handleError(new Error('PostgreSQL does not answer')),
      longestAnswer,
    ).unref();
    client.query(query);
  }

  /** What a connection runs next: one statement, or up to half of those that wait if they are quick there. */
  function nextPiece(client: PoolClient): Waiting[] {
    const { connection } = client as unknown as { readonly connection: Wire };
    const piece: Waiting[] = [];
    const most = Math.min(PIECE, Math.ceil(queue.length / 2));
    let time = 0;
    for (let next = queue[0]; next && piece.length < most; next = queue[0]) {
      const isGone = next.isGone?.() ?? false;
      if (!isGone) time += timeFor(next, connection);
      if (time > PIECE_TIME && piece.length > 0) break;
      queue.shift();
      if (isGone) next.fail(gone());
      else piece.push(next);
    }
    return piece;
  }

  /** Looks again in a while, until nothing waits. */
  function watch(): void {
    if (isWatched || queue.length === 0) return;
    isWatched = true;
    setTimeout(() => {
      isWatched = false;
      refuse();
      for (let more = queue.length; more > 0 && mayTake(); more--) take();
      watch();
    }, long).unref();
  }

  /** Refuses those that have waited too long, or that nobody waits for. */
  function refuse(): void {
    const late = performance.now() - PATIENCE;
    for (const each of queue.splice(0)) {
      if (each.isGone?.()) each.fail(gone());
      else if (each.since <= late) each.fail(new NotRunError('no connection was free in time'));
      else queue.push(each);
    }
  }
}

const gone = (): Error => new NotRunError('nobody waits for it any more');

const timeFor = ({ goesAlone, statement }: Waiting, connection: Wire): number =>
  goesAlone ? Infinity : timeOf(connection, statement.name);

/** The end of a connection is told to the statement that it runs; there is nothing to add. */
const ignore = (): void => undefined;

/** Whether the connection can take no more statements: anything but an error in the statement. */
function isBroken(error: Error): boolean {
  return !(error instanceof DatabaseError) || /^(?:08|57P)/.test(error.code ?? '');
}
