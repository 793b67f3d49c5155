import { availableParallelism } from 'node:os';

import { atOnceOn } from '../../src/database/at-once';
import { createPool } from '../../src/database/pool';

const most = 1000;
const here = availableParallelism() + 1;

describe('how many statements run at once', () => {
  it.each([
    ['postgresql://me@127.0.0.1:5432/entente', here],
    ['postgresql://me@localhost/entente', here],
    ['postgresql://me@[::1]/entente', here],
    ['postgresql://me@127.0.0.1:5432/entente?host=%2Frun%2Fpostgresql', here],
    ['postgresql:///entente?host=/run/postgresql', here],
    ['postgresql://me@%2Frun%2Fpostgresql/entente', here],
    ['postgresql:///entente', here],
    ['postgresql://me@database.example.org/entente', most],
    ['postgresql://me@localhost.example.org/entente', most],
    ['postgresql://me@127.0.0.1/entente?host=database.example.org', most],
    ['postgresql://me@[2001:db8::1]/entente', most],
  ])('%s: %i', async (url, expected) => {
    const pool = createPool(url, { max: most });
    expect(atOnceOn(pool)).toBe(expected);
    await pool.end();
  });

  it('is never more than the connections there are', async () => {
    const pool = createPool('postgresql://me@localhost/entente', { max: 1 });
    expect(atOnceOn(pool)).toBe(1);
    await pool.end();
  });
});
