import type { Pool } from 'pg';

import { createKnowledge } from './knowledge';
import { createListener } from './listener';

/** The revision of the data (`prisma/migrations/0003_revision`), as far as this process knows it. */
export interface Revision {
  /** The newest one, where it is certain that no later one was committed over a second ago; else null. */
  current(): number | null;
  /** Takes note of what a statement saw that was sent at `sent`, by `performance.now()`. */
  saw(revision: number, sent: number): void;
  /**
   * Asks the database. To be awaited after a commit and before the write is acknowledged: from then on no reader
   * of this process is given an answer from before it. Where the database cannot be asked, nothing is known.
   */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

/** How often the database is asked, in milliseconds, even where it is listened to: silence may be a dead line. */
const EVERY = 500;
/** How long it may take to answer. */
const PATIENCE = 1_000;

const QUESTION = 'SELECT value FROM revision';

const now = (): number => performance.now();

/**
 * Follows the revision: hears of writes on a connection of its own, and asks twice a second, on that connection or,
 * while there is none, on one of the pool's. Never fails: while it cannot know, `current` is null.
 */
export function followRevision(pool: Pool): Revision {
  const knowledge = createKnowledge();
  const heard = (revision: number): void => knowledge.heard(revision, now());
  const listener = createListener(pool, heard, () => void fresh());
  let asking: Promise<boolean> | null = null;
  let asked: Promise<boolean> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  /** Whether the database answered. One question at a time. */
  async function ask(): Promise<boolean> {
    const sent = now();
    const client = listener.client();
    try {
      const { rows } = await inTime((client ?? pool).query<{ value: string }>(QUESTION));
      knowledge.saw(Number(rows[0]?.value), sent, now());
      return true;
    } catch {
      if (client) listener.drop(client);
      return false;
    } finally {
      asking = null;
    }
  }

  /** An answer to a question that is asked after this is called: the one under way was asked before. */
  function fresh(): Promise<boolean> {
    if (!asking) {
      asking = ask();
      return asking;
    }
    asked ??= asking.then(() => {
      asked = null;
      asking = ask();
      return asking;
    });
    return asked;
  }

  function follow(): void {
    listener.keep();
    const began = now();
    void fresh().then(() => {
      if (!isClosed) timer = setTimeout(follow, Math.max(0, began + EVERY - now())).unref();
    });
  }
  follow();

  return {
    current: () => knowledge.current(now()),
    saw: (revision, sent) => knowledge.saw(revision, sent, now()),
    async refresh() {
      const isKnown = await fresh();
      if (!isKnown) knowledge.forget(now());
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await listener.close();
    },
  };
}

async function inTime<T>(promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, PATIENCE, new Error('no answer in time'));
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
