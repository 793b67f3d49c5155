import { createPool } from '../../src/database/pool';
import { statementsOn } from '../../src/database/statements';
import { useDatabase } from '../support/database';

const database = useDatabase({ data: false });

/** A connection that runs named statements, and what PostgreSQL says it has prepared. */
async function connected(work: (run: ReturnType<typeof statementsOn>) => Promise<void>) {
  const pool = createPool(database.url, { max: 1 });
  try {
    await work(statementsOn(pool));
    const { rows } = await pool.query<{ name: string; statement: string; uses: string }>(
      'SELECT name, statement, generic_plans + custom_plans AS uses FROM pg_prepared_statements ORDER BY prepare_time',
    );
    return rows;
  } finally {
    await pool.end();
  }
}

const textOf = (n: number, padding = 0) => `SELECT $1::int + ${n} /* ${'.'.repeat(padding)} */`;

describe('a connection', () => {
  it('prepares a named statement once, and gives each its own answer', async () => {
    const kept = await connected(async (run) => {
      for (const [n, name] of ['a', 'b', 'a', 'b'].entries()) {
        const text = textOf(name === 'a' ? 10 : 20);
        const row = await run({ name, text, values: [n] });
        expect(row.map(String)).toEqual([String((name === 'a' ? 10 : 20) + n)]);
      }
    });
    expect(kept.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('does not prepare what is not worth it, but uses what is prepared', async () => {
    const asked = [
      ['once', false],
      ['often', true],
      ['often', false],
      ['once', false],
      ['often', false],
    ] as const;
    const kept = await connected(async (run) => {
      for (const [name, prepares] of asked) {
        const text = textOf(name === 'often' ? 10 : 20);
        const row = await run({ name, prepares, text, values: [1] });
        expect(String(row)).toBe(name === 'often' ? '11' : '21');
      }
    });
    expect(kept.map(({ name, uses }) => [name, Number(uses)])).toEqual([['often', 3]]);
  });

  it('plans what it uses once without merge joins, and nothing else', async () => {
    await connected(async (run) => {
      const text = `SELECT current_setting('enable_mergejoin')`;
      for (const prepares of [false, true, false, true]) {
        const row = await run({ name: `as-${prepares}`, prepares, text, values: [] });
        expect(String(row)).toBe(prepares ? 'on' : 'off');
      }
      await expect(run({ text: 'SELECT 1 / 0', values: [] })).rejects.toThrow('division by zero');
      expect(String(await run({ name: 'after', text, values: [] }))).toBe('on');
    });
  });

  it('keeps no more of them than its share, the least recently used leaving first', async () => {
    const kept = await connected(async (run) => {
      for (let n = 0; n < 1_000; n++) {
        const text = textOf(n, 1_000);
        expect(String(await run({ name: `s${n}`, text, values: [1] }))).toBe(String(n + 1));
        expect(String(await run({ name: 's0', text: textOf(0, 1_000), values: [1] }))).toBe('1');
      }
      expect(String(await run({ name: 's1', text: textOf(1, 1_000), values: [1] }))).toBe('2');
    });
    const names = kept.map(({ name }) => name);
    expect(kept.reduce((sum, { statement }) => sum + statement.length, 0)).toBeLessThan(256 * 1024);
    expect(names.length).toBeGreaterThan(100);
    expect(names).toEqual(expect.arrayContaining(['s0', 's1', 's999']));
    expect(names).not.toContain('s2');
  });

  it('does not keep what is too long, or what PostgreSQL refuses', async () => {
    const kept = await connected(async (run) => {
      for (let n = 0; n < 2; n++) {
        await run({ name: 'long', text: textOf(1, 50_000), values: [1] });
        await expect(run({ name: 'wrong', text: 'SELECT nothing', values: [] })).rejects.toThrow(
          'does not exist',
        );
      }
    });
    expect(kept).toEqual([]);
  });
});
