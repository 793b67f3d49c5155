import { Client, type Pool } from 'pg';

/** What `move_revision()` tells its revisions to. */
const CHANNEL = 'entente_revision';

/** A connection that hears of every write as it is committed. */
export interface Listener {
  /** The connection, where there is one that listens. */
  client(): Client | null;
  /** Connects, unless it is connected or about to be. */
  keep(): void;
  /** Gives up a connection that does not answer. */
  drop(client: Client): void;
  close(): Promise<void>;
}

/**
 * Listens on a connection of its own: a pooler such as PgBouncer would take a listener's connection away, and the
 * pool would lack one.
 *
 * @param heard told every revision that is committed
 * @param began told when it begins to listen: what was committed before, it has not heard of
 */
export function createListener(
  pool: Pool,
  heard: (revision: number) => void,
  began: () => void,
): Listener {
  let listening: Client | null = null;
  let opening: Promise<void> | null = null;
  let isClosed = false;

  async function open(): Promise<void> {
    const client = new Client({
      ...pool.options,
      application_name: 'entente revision',
      connectionTimeoutMillis: 2_000,
      keepAlive: true,
    });
    client.on('error', () => drop(client));
    client.on('end', () => drop(client));
    client.on('notification', ({ channel, payload }) => {
      if (channel === CHANNEL) heard(Number(payload));
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch {
      drop(client);
      return;
    }
    if (isClosed) return drop(client);
    listening = client;
    began();
  }

  function drop(client: Client): void {
    if (listening === client) listening = null;
    client.end().catch(() => undefined);
  }

  return {
    client: () => listening,
    keep() {
      if (listening || opening || isClosed) return;
      opening = open().finally(() => {
        opening = null;
      });
    },
    drop,
    async close() {
      isClosed = true;
      await opening;
      const client = listening;
      listening = null;
      await client?.end().catch(() => undefined);
    },
  };
}
