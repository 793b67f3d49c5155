import type { Pool } from 'pg';

import { type Piece, textOf } from '../../src/bytes';
import { createPool } from '../../src/database/pool';
import { Messages } from '../../src/database/row-bytes';
import type { Row } from '../../src/database/row-reader';
import { statementsOn } from '../../src/database/statements';
import { useDatabase } from '../support/database';
import { type Line, lineTo } from '../support/line';

const database = useDatabase({ data: false });

/** What PostgreSQL says comes in pieces of so many bytes, one after the other. */
let size = 1;
let line: Line;
let pool: Pool;

beforeAll(async () => {
  line = await lineTo(database.url, (bytes, client) => {
    for (let at = 0; at < bytes.length; at += size) client.write(bytes.subarray(at, at + size));
  });
  pool = createPool(line.url, { max: 1 });
});

afterAll(async () => {
  await pool.end();
  line.close();
});

const read = (column: Piece | null): string | null => (column === null ? null : textOf(column));

/** A message as PostgreSQL sends it. */
function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

function dataRow(...columns: readonly string[]): Buffer {
  const count = Buffer.alloc(2);
  count.writeInt16BE(columns.length);
  const parts = columns.flatMap((column) => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(Buffer.byteLength(column));
    return [length, Buffer.from(column)];
  });
  return message('D', Buffer.concat([count, ...parts]));
}

/** The answers to three statements of one piece; the second has no columns. */
const BOUND = message('2', Buffer.alloc(0));
const COMPLETE = message('C', Buffer.from('SELECT 1\0'));
const READY = message('Z', Buffer.from('I'));
const ROWS = [['Perú', '秘鲁'], [], ['x'.repeat(40)]];
const ANSWER = Buffer.concat([...ROWS.flatMap((row) => [BOUND, dataRow(...row), COMPLETE]), READY]);
const OTHERS = Buffer.concat([...ROWS.flatMap(() => [BOUND, COMPLETE]), READY]);

/** What becomes of the answer when it comes in these pieces. */
function parted(pieces: readonly Buffer[]): { rows: Row[]; others: Buffer } {
  const rows: Row[] = [];
  const others: Buffer[] = [];
  const messages = new Messages(
    { takeRow: (row) => void rows.push(row) },
    (bytes) => void others.push(bytes),
  );
  for (const piece of pieces) messages.read(piece);
  return { rows, others: Buffer.concat(others) };
}

it.each(Array.from({ length: ANSWER.length }, (_, i) => i + 1))(
  'rows and everything else are parted alike where it is cut behind byte %i, or every so many bytes',
  (size) => {
    const count = Math.ceil(ANSWER.length / size);
    const even = Array.from({ length: count }, (_, i) => ANSWER.subarray(i * size, (i + 1) * size));
    for (const pieces of [[ANSWER.subarray(0, size), ANSWER.subarray(size)], even]) {
      const { rows, others } = parted(pieces);
      expect(rows.map((row) => row.map((column) => textOf(column ?? '')))).toEqual(ROWS);
      expect(others).toEqual(OTHERS);
    }
  },
);

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
