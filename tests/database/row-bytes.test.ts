import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';

import type { Pool } from 'pg';

import { type Bytes, textOf } from '../../src/bytes';
import { createPool } from '../../src/database/pool';
import { statementsOn } from '../../src/database/statements';
import { useDatabase } from '../support/database';

const database = useDatabase({ data: false });

/** What PostgreSQL says comes in pieces of so many bytes, one after the other. */
let size = 1;
let line: Server;
let pool: Pool;

beforeAll(async () => {
  const { hostname, port, searchParams } = new URL(database.url);
  const folder = searchParams.get('host');
  const to = folder
    ? { path: `${folder}/.s.PGSQL.${port}` }
    : { host: hostname, port: Number(port) };
  line = createServer((client) => {
    client.setNoDelay(true);
    const server = connect(to);
    client.pipe(server);
    server.on('data', (bytes: Buffer) => {
      for (let at = 0; at < bytes.length; at += size) client.write(bytes.subarray(at, at + size));
    });
    for (const end of [client, server]) {
      end.on('error', () => undefined);
      end.on('close', () => [client, server].map((each) => each.destroy()));
    }
  }).listen(0, '127.0.0.1');
  await once(line, 'listening');
  const url = new URL(database.url);
  url.port = String((line.address() as AddressInfo).port);
  url.searchParams.delete('host');
  pool = createPool(url.toString(), { max: 1 });
});

afterAll(async () => {
  await pool.end();
  line.close();
});

const read = (column: Bytes | null): string | null => (column === null ? null : textOf(column));

describe.each([1, 3, 7, 64, 1_000, 70_000])(
  'over a line that brings %i bytes at a time',
  (bytes) => {
    beforeEach(() => {
      size = bytes;
    });

    it('a row has its columns as they were, however long, and null apart from empty', async () => {
      const run = statementsOn(pool);
      const length = Math.min(200_000, bytes * 1_000);
      for (const name of ['long', 'long', undefined]) {
        const row = await run({
          ...(name && { name: `${name}${bytes}` }),
          text: `SELECT $1::text, NULL, '', repeat('ñ秘', $2::int), $3::text[]::text`,
          values: ['a', length, ['x', null, '"']],
        });
        expect(row.map(read)).toEqual(['a', null, '', 'ñ秘'.repeat(length), '{x,NULL,"\\""}']);
      }
    });

    it('what the driver reads itself goes on beside it, errors and notices too', async () => {
      const run = statementsOn(pool);
      for (const n of [1, 2, 3]) {
        const row = run({ text: 'SELECT $1::int * 2', values: [n] });
        const wrong = run({ text: 'SELECT 1 / $1::int', values: [0] });
        const notice = pool.query(`DO $$ BEGIN RAISE NOTICE 'D%', repeat('D', 300); END $$`);
        const rows = pool.query('SELECT g, NULL AS none FROM generate_series(1, 50) g');
        expect((await row).map(read)).toEqual([String(2 * n)]);
        await expect(wrong).rejects.toMatchObject({ code: '22012' });
        await notice;
        expect((await rows).rows).toEqual(
          Array.from({ length: 50 }, (_, i) => ({ g: i + 1, none: null })),
        );
      }
    });
  },
);
