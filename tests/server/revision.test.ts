import { setTimeout as sleep } from 'node:timers/promises';

import { Client, type Pool, type PoolClient } from 'pg';

import { createPool } from '../../src/database/pool';
import { createKnowledge, RELIED_ON } from '../../src/server/revision/knowledge';
import { followRevision, type Revision } from '../../src/server/revision/revision';
import { useDatabase } from '../support/database';
import { store } from '../support/rows';

const database = useDatabase({ data: false });

/** Tables that no answer is made of. */
const BESIDES = [
  '_prisma_migrations',
  'dataset',
  'revision',
  'pending_ancestry',
  'pending_revision',
];

async function revisionNow(db: Pool | PoolClient = database.pool): Promise<number> {
  const { rows } = await db.query('SELECT value FROM revision');
  return Number(rows[0].value);
}

/** What a transaction does to the revision: from before it to after its end. */
async function moved(
  work: (db: PoolClient) => Promise<unknown>,
  { end = 'COMMIT' } = {},
): Promise<boolean> {
  const before = await revisionNow();
  const db = await database.pool.connect();
  try {
    await db.query('BEGIN');
    await work(db);
    await db.query(end);
  } finally {
    db.release();
  }
  const after = await revisionNow();
  expect(after).toBeGreaterThanOrEqual(before);
  return after > before;
}

const word = (text: string) => `INSERT INTO search_word VALUES ('${text}')`;

describe('the revision', () => {
  it('moves by a write to any table that answers are made of, whatever the statement', async () => {
    const { rows } = await database.pool.query(`
      SELECT relname AS table, coalesce(bool_or(tgname = relname || '_moves_revision' AND tgenabled = 'A'
             AND tgtype = 60), false) AS moves -- after INSERT, UPDATE, DELETE, TRUNCATE, by statement
        FROM pg_class LEFT JOIN pg_trigger ON tgrelid = pg_class.oid
       WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
       GROUP BY 1 ORDER BY 1`);
    const still = rows.filter(({ moves }) => !moves).map(({ table }) => table);
    expect(still).toEqual([...BESIDES].sort());
  });

  it.each([
    ['an INSERT', word('one')],
    ['an INSERT that meets a row', `${word('one')} ON CONFLICT DO NOTHING`],
    ['an UPDATE', `UPDATE search_word SET word = 'two' WHERE word = 'one'`],
    ['a DELETE', 'DELETE FROM search_word'],
    ['a TRUNCATE', 'TRUNCATE search_word'],
    [
      'a MERGE',
      `MERGE INTO search_word USING (SELECT 1) s ON false WHEN NOT MATCHED THEN INSERT VALUES ('xyz')`,
    ],
  ])('moves by %s', async (_, sql) => {
    expect(await moved((client) => client.query(sql))).toBe(true);
  });

  it('stays where a transaction only reads, or is undone', async () => {
    expect(await moved((db) => db.query('SELECT * FROM node'))).toBe(false);
    expect(await moved((db) => db.query(word('undone')), { end: 'ROLLBACK' })).toBe(false);
  });

  it('moves at the end of a transaction, once, and is then told', async () => {
    const heard: string[] = [];
    const listener = new Client({ connectionString: database.url });
    await listener.connect();
    await listener.query('LISTEN entente_revision');
    listener.on('notification', ({ payload }) => heard.push(payload ?? ''));
    const before = await revisionNow();
    await moved(async (db) => {
      await db.query(word('first'));
      await db.query(word('second'));
      expect(await revisionNow()).toBe(before);
      expect(await revisionNow(db)).toBe(before);
    });
    await listener.query('SELECT 1');
    await listener.end();
    expect(heard).toEqual([String(await revisionNow())]);
    expect((await database.pool.query('SELECT * FROM pending_revision')).rows).toEqual([]);
  });

  it('moves for what a savepoint leaves, and only then', async () => {
    const undone = async (db: PoolClient) => {
      await db.query('SAVEPOINT s');
      await db.query(word('undone'));
      await db.query('ROLLBACK TO s');
    };
    expect(await moved(undone)).toBe(false);
    expect(
      await moved(async (db) => {
        await undone(db);
        await db.query(word('done'));
      }),
    ).toBe(true);
  });

  it('lets writers wait for one another only while they commit', async () => {
    const [one, other] = [await database.pool.connect(), await database.pool.connect()];
    await one.query('BEGIN');
    await one.query(word('patience'));
    await other.query(word('haste')); // commits while the first has written and not ended
    await one.query('COMMIT');
    one.release();
    other.release();
  });

  it('stands for one state of the data, whoever writes meanwhile', async () => {
    await database.pool.query('DELETE FROM search_word');
    let isOver = false;
    const write = async (by: string): Promise<void> => {
      for (let n = 100; n < 160; n++) await database.pool.query(word(`${by}${n}`));
    };
    const states = new Map<string, string>();
    const read = async (): Promise<void> => {
      while (!isOver) {
        const { rows } = await database.pool.query(
          `SELECT (SELECT value FROM revision), (SELECT string_agg(word, ' ' ORDER BY word) FROM search_word) AS words`,
        );
        const known = states.get(rows[0].value) ?? rows[0].words;
        expect(rows[0].words).toBe(known);
        states.set(rows[0].value, known);
      }
    };
    const reading = Promise.all([read(), read(), read()]);
    await Promise.all(['a', 'b', 'c', 'd'].map(write));
    isOver = true;
    await reading;
    expect(states.size).toBeGreaterThan(20);
    expect(new Set(states.values()).size).toBe(states.size);
  });
});

describe('what is known of the revision', () => {
  it('is nothing at first, and nothing again a second after it was last confirmed', () => {
    const known = createKnowledge();
    expect(known.current(0)).toBeNull();
    known.saw(7, 100, 110);
    expect(known.current(110)).toBe(7);
    expect(known.current(100 + RELIED_ON)).toBe(7);
    expect(known.current(101 + RELIED_ON)).toBeNull();
    known.saw(7, 1200, 1201);
    expect(known.current(1300)).toBe(7);
  });

  it('only grows, in whatever order answers come', () => {
    const known = createKnowledge();
    known.saw(7, 100, 110);
    known.saw(9, 105, 120);
    known.saw(8, 104, 130);
    expect(known.current(140)).toBe(9);
  });

  it('grows by what is heard, which confirms nothing', () => {
    const known = createKnowledge();
    known.heard(8, 10);
    expect(known.current(10)).toBeNull();
    known.saw(7, 5, 20); // sent before the word of the next write came
    expect(known.current(20)).toBeNull();
    known.saw(8, 30, 40);
    known.heard(9, 50);
    expect(known.current(60)).toBe(9);
    expect(known.current(31 + RELIED_ON)).toBeNull();
    known.heard(Number.NaN, 70);
    expect(known.current(80)).toBe(9);
  });

  it('goes back where the database did', () => {
    const known = createKnowledge();
    known.saw(9, 100, 110);
    known.saw(5, 111, 112);
    expect(known.current(113)).toBe(5);
  });

  it('is forgotten together with what was asked before', () => {
    const known = createKnowledge();
    known.saw(7, 100, 110);
    known.forget(120);
    expect(known.current(120)).toBeNull();
    known.saw(7, 119, 130);
    expect(known.current(130)).toBeNull();
    known.saw(8, 121, 140);
    expect(known.current(140)).toBe(8);
  });
});

describe('a follower', () => {
  let revision: Revision;
  afterEach(() => revision.close());

  async function until(what: () => boolean, milliseconds = 3_000): Promise<number> {
    const began = performance.now();
    while (!what()) {
      if (performance.now() - began > milliseconds) throw new Error('it did not come to be');
      await sleep(5);
    }
    return performance.now() - began;
  }
  const follows = (): Promise<number> => until(() => revision.current() !== null);
  const listeners = async (): Promise<number[]> => {
    const { rows } = await database.pool.query(
      `SELECT pid FROM pg_stat_activity WHERE application_name = 'entente revision' AND datname = current_database()`,
    );
    return rows.map(({ pid }) => pid);
  };

  it('knows of a write at once, and for certain once it has asked', async () => {
    revision = followRevision(database.pool);
    await follows();
    await until(() => revision.current() !== null);
    while ((await listeners()).length === 0) await sleep(5);
    await sleep(50);
    const before = revision.current();
    await store(database.pool as never, 'node');
    expect(await until(() => revision.current() !== before)).toBeLessThan(100);
    await store(database.pool as never, 'node');
    await revision.refresh();
    expect(revision.current()).toBe(await revisionNow());
  });

  it('listens again after its connection was ended, and misses nothing', async () => {
    revision = followRevision(database.pool);
    while ((await listeners()).length === 0) await sleep(5);
    const [first] = await listeners();
    await database.pool.query('SELECT pg_terminate_backend($1)', [first]);
    await store(database.pool as never, 'node');
    const now = await revisionNow();
    await until(() => revision.current() === now);
    while ((await listeners()).length === 0) await sleep(5);
    expect(await listeners()).not.toEqual([first]);
    await sleep(50);
    const before = revision.current();
    await store(database.pool as never, 'node');
    expect(await until(() => revision.current() !== before)).toBeLessThan(100);
  });

  it('asks by the pool where it cannot listen, and knows within a second', async () => {
    const { pool } = database;
    const elsewhere = {
      ...pool.options,
      connectionString: 'postgres://nobody@127.0.0.1:1/nothing',
    };
    const deaf = Object.create(pool, {
      options: { value: elsewhere },
      query: { value: pool.query.bind(pool) },
    });
    revision = followRevision(deaf);
    await follows();
    await store(pool as never, 'node');
    const now = await revisionNow();
    expect(await until(() => revision.current() === now)).toBeLessThan(1_000);
  });

  it('knows nothing where the database is away', async () => {
    const pool = createPool('postgres://nobody@127.0.0.1:1/nothing');
    revision = followRevision(pool);
    await revision.refresh();
    expect(revision.current()).toBeNull();
    await pool.end();
  });
});
