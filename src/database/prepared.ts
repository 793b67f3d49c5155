import { LRUCache } from 'lru-cache';
import type { Connection } from 'pg';

import type { ByteConnection } from './row-bytes';

/** The part of the driver's connection that prepared statements are kept by. */
export type Wire = ByteConnection & {
  /** Texts by name, of what the connection has prepared. */
  readonly parsedStatements: Record<string, string>;
  /** Gives up what was prepared under a name. */
  close(message: { readonly type: 'S'; readonly name: string }): void;
};

/**
 * How much SQL a connection keeps prepared, in characters: PostgreSQL takes some 150 bytes for each (measured), so
 * these come to about 40 MB.
 */
const KEPT = 256 * 1024;
/** What a statement counts besides its text. */
const EACH = 400;

/** Longer statements are not worth their room: they are sent anew each time. */
export const LONGEST = KEPT / 8;

/** How much of how long a statement once took still counts each time after. */
const MEMORY = 0.9;

interface Prepared {
  /** How long its answer took lately at most, in milliseconds; without end before there was one. */
  took: number;
}

/** What each connection has prepared. */
const kept = new WeakMap<Connection, LRUCache<string, Prepared>>();

/**
 * Notes that a connection uses a statement that is prepared on it, or is about to prepare it. What was least
 * recently used leaves, so that no connection holds more than its share whatever it is asked.
 */
export function usePrepared(connection: Wire, name: string, text: string): void {
  let statements = kept.get(connection);
  if (!statements) {
    statements = new LRUCache({
      maxSize: KEPT,
      dispose(_, name, reason) {
        if (reason !== 'evict') return;
        connection.close({ type: 'S', name });
        delete connection.parsedStatements[name];
      },
    });
    kept.set(connection, statements);
  }
  if (statements.get(name) === undefined) {
    statements.set(name, { took: Infinity }, { size: text.length + EACH });
  }
}

/** Notes how long the answer to a statement took; nothing where it is not kept prepared. */
export function noteTime(connection: Wire, name: string, milliseconds: number): void {
  const statement = kept.get(connection)?.get(name);
  if (!statement) return;
  const { took } = statement;
  statement.took = took === Infinity ? milliseconds : Math.max(milliseconds, MEMORY * took);
}

/** How long a connection took for a statement lately at most, in milliseconds; without end where it has none prepared. */
export const timeOf = (connection: Wire, name: string): number =>
  (name in connection.parsedStatements ? kept.get(connection)?.get(name)?.took : undefined) ??
  Infinity;
