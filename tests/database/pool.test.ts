import { createPool } from '../../src/database/pool';
import { useDatabase } from '../support/database';

const database = useDatabase({ data: false });

describe('pool', () => {
  test('every connection is in UTC, without JIT and with a time limit', async () => {
    const { rows } = await database.pool.query(`
      SELECT current_setting('timezone') AS timezone, current_setting('jit') AS jit,
             current_setting('statement_timeout') AS timeout, current_setting('application_name') AS name`);
    expect(rows).toEqual([{ timezone: 'UTC', jit: 'off', timeout: '5s', name: 'entente' }]);
  });

  test('numeric and bigint come as strings', async () => {
    const { rows } = await database.pool.query(
      `SELECT 99999999999999.98::numeric AS money, 9007199254740993::bigint AS count`,
    );
    expect(rows).toEqual([{ money: '99999999999999.98', count: '9007199254740993' }]);
  });

  test('a statement over the limit is given up', async () => {
    const pool = createPool(database.url, { max: 1, statementTimeout: 50 });
    await expect(pool.query('SELECT pg_sleep(5)')).rejects.toMatchObject({ code: '57014' });
    await pool.end();
  });

  test('a connection that the server closes is replaced', async () => {
    const pool = createPool(database.url, { max: 1, applicationName: 'doomed' });
    await pool.query('SELECT 1');
    await database.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'doomed'`,
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
  });

  test('Prisma works on it and leaves it open', async () => {
    expect(await database.prisma.node.count()).toBe(0);
    await database.prisma.$disconnect();
    expect((await database.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });
});
