import { LRUCache } from 'lru-cache';

/** How many statements are kept prepared at a time. */
const KEPT = 500;
/** How many new ones may be prepared within a period: a connection holds them until it is replaced. */
const NEW = 1000;
/** How long a period is, in milliseconds; connections live no longer (see the pool). */
const PERIOD = 15 * 60_000;

/**
 * Which statements are worth preparing: those seen twice, the most recently used, and never more new ones than a
 * connection can hold. So who never repeats himself, or repeats everything once, cannot fill the database.
 */
export class StatementNames {
  private readonly kept = new LRUCache<string, true>({ max: KEPT });
  private periodBegan = 0;
  private added = 0;

  constructor(private readonly now: () => number = Date.now) {}

  /** Whether to prepare the statement of that name, which was asked for so many times. */
  isKept(name: string, uses: number): boolean {
    if (this.kept.get(name)) return true;
    if (uses < 2 || !this.hasRoom()) return false;
    this.added += 1;
    this.kept.set(name, true);
    return true;
  }

  private hasRoom(): boolean {
    const now = this.now();
    if (now - this.periodBegan > PERIOD) {
      this.periodBegan = now;
      this.added = 0;
    }
    return this.added < NEW;
  }
}
