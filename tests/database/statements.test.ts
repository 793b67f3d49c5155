import type { Pool } from 'pg';

import { createPool } from '../../src/database/pool';
import type { Row } from '../../src/database/row-reader';
import { NotRunError, statementsOn } from '../../src/database/statements';
import { useDatabase } from '../support/database';
import { lineTo } from '../support/line';

const database = useDatabase({ data: false });

/** Tells the transaction that it ran in, the connection and what it was given. */
const TOLD = {
  name: 'told',
  text: `SELECT transaction_timestamp()::text, pg_backend_pid()::text, (100 / $1::int)::text`,
};
const SLEEPY = { name: 'sleepy', text: `SELECT now()::text, pg_sleep($1::float)::text, $2::text` };

describe('statements that wait', () => {
  let pool: Pool;
  let run: ReturnType<typeof statementsOn>;

  beforeEach(async () => {
    pool = createPool(database.url, { max: 1, statementTimeout: 500 });
    run = statementsOn(pool);
    // From now on they are prepared, and known to be quick.
    for (let n = 0; n < 30; n++) await run({ ...TOLD, values: [1] });
    for (let n = 0; n < 30; n++) await run({ ...SLEEPY, values: [0, ''] });
  });

  afterEach(() => pool.end());

  const transactionsOf = (rows: readonly Row[]) =>
    rows.map(([transaction]) => rows.findIndex(([other]) => other === transaction));

  it.each([
    [20, 8],
    [6, 3],
  ])('go together, of %i at most %i, and each has its own answer', async (waiting, most) => {
    const numbers = Array.from({ length: waiting }, (_, n) => n + 1);
    const sizes: number[] = [];
    // A machine that is busy for a moment makes them look slow, for a while.
    for (let tries = 0; tries < 20 && Math.max(0, ...sizes) < 2; tries++) {
      const rows = await Promise.all(numbers.map((n) => run({ ...TOLD, values: [n] })));
      expect(rows.map((row) => row[2])).toEqual(numbers.map((n) => String(Math.floor(100 / n))));
      const firsts = transactionsOf(rows);
      sizes.push(...firsts.map((first) => firsts.filter((other) => other === first).length));
    }
    expect(Math.max(...sizes)).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(most);
  });

  it('go again one by one where one of them fails, so only that one fails', async () => {
    const given = [1, 2, 0, 4, 5, 0, 7, 8, 9, 10, 11, 12];
    const ended = await Promise.allSettled(given.map((n) => run({ ...TOLD, values: [n] })));
    expect(
      ended.map((end) => (end.status === 'fulfilled' ? end.value[2] : end.reason.code)),
    ).toEqual(given.map((n) => (n === 0 ? '22012' : String(Math.floor(100 / n)))));
    await expect(run({ ...TOLD, values: [50] })).resolves.toHaveProperty('2', '2');
  });

  it('have the time limit each, also where all of them together take longer', async () => {
    const rows = await Promise.all(
      Array.from({ length: 16 }, (_, n) => run({ ...SLEEPY, values: [0.1, n] })),
    );
    expect(rows.map((row) => row[2])).toEqual(Array.from({ length: 16 }, (_, n) => String(n)));
    await expect(run({ ...SLEEPY, values: [3, ''] })).rejects.toMatchObject({ code: '57014' });
  });

  it('do not wait for one that is known to be slow, or not known at all', async () => {
    for (let n = 0; n < 3; n++) await run({ ...SLEEPY, values: [0.05, ''] });
    const unknown = { name: 'unknown', text: `SELECT now()::text, 'unknown', $1::text` };
    const rows = await Promise.all(
      [TOLD, SLEEPY, TOLD, unknown, TOLD, TOLD, TOLD, TOLD].map((statement) =>
        run({ ...statement, values: statement === SLEEPY ? [0.01, ''] : [1] }),
      ),
    );
    expect(transactionsOf(rows).slice(0, 5)).toEqual([0, 1, 2, 3, 4]);
  });

  it('are not run where nobody waits for them any more', async () => {
    const gone = new Set([1, 2, 5]);
    const asked: number[] = [];
    const ended = await Promise.allSettled(
      Array.from({ length: 12 }, (_, n) =>
        run({
          ...SLEEPY,
          values: [0.01, n],
          isGone() {
            asked.push(n);
            return gone.has(n);
          },
        }),
      ),
    );
    expect(ended.map((end) => (end.status === 'fulfilled' ? end.value[2] : null))).toEqual(
      Array.from({ length: 12 }, (_, n) => (gone.has(n) ? null : String(n))),
    );
    expect(ended[1]).toHaveProperty('reason', expect.any(NotRunError));
    expect(new Set(asked).size).toBe(12);
  });

  describe('on a PostgreSQL that can run two at once', () => {
    const TIMED = {
      name: 'timed',
      text: `SELECT extract(epoch FROM clock_timestamp())::text, pg_sleep($1::float)::text, extract(epoch FROM clock_timestamp())::text`,
    };
    /** Waits until nobody else holds the lock; tells when. */
    const LOCKED = {
      name: 'locked',
      text: `SELECT pg_advisory_xact_lock_shared(1)::text, extract(epoch FROM clock_timestamp())::text`,
    };
    let wide: Pool;
    let run: ReturnType<typeof statementsOn>;

    beforeEach(() => {
      wide = createPool(database.url, { max: 6 });
    });

    afterEach(() => wide.end());

    async function sleep(seconds: number): Promise<{ readonly from: number; readonly to: number }> {
      const [from, , to] = await run({ ...TIMED, values: [seconds] });
      return { from: Number(from), to: Number(to) };
    }

    /** How many ran at most when one of them began. */
    function mostOf(times: readonly Awaited<ReturnType<typeof sleep>>[]): number {
      const atWork = times.map(
        ({ from }) => times.filter((other) => other.from <= from && from < other.to).length,
      );
      return Math.max(...atWork);
    }

    it('run two by two', async () => {
      run = statementsOn(wide, { atOnce: 2, long: 5_000 });
      expect(mostOf(await Promise.all(Array.from({ length: 24 }, () => sleep(0.01))))).toBe(2);
    });

    it('do not wait for two that take long, and go two by two again when these are done', async () => {
      run = statementsOn(wide, { atOnce: 2, long: 500 });
      const lock = await database.pool.connect();
      try {
        await lock.query('SELECT pg_advisory_lock(1)');
        const long = [1, 2].map(() => run({ ...LOCKED, values: [] }));
        await Promise.all(Array.from({ length: 24 }, () => sleep(0.01)));
        const short = Array.from({ length: 300 }, () => sleep(0.01));
        await lock.query('SELECT pg_advisory_unlock(1)');
        const done = Math.max(...(await Promise.all(long)).map(([, at]) => Number(at)));
        const later = (await Promise.all(short)).filter(({ from }) => from > done + 0.02);
        expect(later.length).toBeGreaterThan(4);
        expect(mostOf(later)).toBe(2);
      } finally {
        lock.release(true);
      }
    });
  });

  it('go on where the pool gives no connection in time, or none any more', async () => {
    Object.assign(pool.options, { connectionTimeoutMillis: 100 });
    const client = await pool.connect();
    await expect(run({ ...TOLD, values: [1] })).rejects.toThrow('timeout');
    client.release();
    await expect(run({ ...TOLD, values: [50] })).resolves.toHaveProperty('2', '2');

    const wide = createPool(database.url, { max: 2 });
    const ask = statementsOn(wide, { atOnce: 1, long: 50 });
    const long = ask({ ...SLEEPY, values: [0.5, 'long'] });
    const late = expect(ask({ ...SLEEPY, values: [0, 'late'] })).resolves.toHaveProperty(
      '2',
      'late',
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    const ended = wide.end();
    await expect(long).resolves.toHaveProperty('2', 'long');
    await late;
    await expect(ask({ ...SLEEPY, values: [0, ''] })).rejects.toThrow('after calling end');
    await ended;
  });

  it('fail where their connection ends, and those that still wait have another', async () => {
    const [, pid] = await run({ ...TOLD, values: [1] });
    const asked = Promise.allSettled(
      Array.from({ length: 12 }, (_, n) => run({ ...SLEEPY, values: [0.02, n] })),
    );
    await new Promise((resolve) => setTimeout(resolve, 30));
    await database.pool.query('SELECT pg_terminate_backend($1::int)', [pid]);
    const ended = (await asked).map(({ status }) => status);
    expect(ended).toContain('rejected');
    expect(ended.slice(8)).toEqual(Array(4).fill('fulfilled'));
  });

  it('fail where their connection says nothing any more, and those that come later have another', async () => {
    let isSilent = false;
    const line = await lineTo(database.url, (bytes, client) => isSilent || client.write(bytes));
    const far = createPool(line.url, { max: 1 });
    try {
      const ask = statementsOn(far, { longestAnswer: 300 });
      const [, pid] = await ask({ ...TOLD, values: [1] });
      isSilent = true;
      await expect(ask({ ...TOLD, values: [1] })).rejects.toThrow('does not answer');
      isSilent = false;
      const [, other] = await ask({ ...TOLD, values: [1] });
      expect(other).not.toBe(pid);
    } finally {
      await far.end();
      line.close();
    }
  });
});
