import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { packageRoot } from '../../src/database/package-root';
import { tables } from '../../src/generated/tables';
import { descendants, keptColumns, type Way, waysFrom } from '../support/ancestry';
import { useDatabase } from '../support/database';
import { begun, interleaved } from '../support/interleaved';

const database = useDatabase({ data: true });

/** What the ancestry of a model's rows has to be, key by key through the tables themselves. */
function walkedUp(model: string): string {
  const ways = waysFrom(model);
  const keyOf = ({ before, key }: Way) => `${before?.column ?? 't'}.${key}`;
  const joins = ways.map((way) => {
    const { table, column } = way;
    return `LEFT JOIN "${table}" ${column} ON ${column}.id = ${keyOf(way)}`;
  });
  const keys = new Map(ways.map((way) => [way.column, keyOf(way)]));
  const columns = keptColumns.map((column) => keys.get(column) ?? 'NULL::uuid');
  return `SELECT t.id, ${columns.join(', ')} FROM "${tables[model]?.name}" t ${joins.join(' ')}`;
}

/** How many rows are not as they have to be. */
async function wrong(): Promise<number> {
  const wanted = descendants.map(walkedUp).join(' UNION ALL ');
  const kept = `SELECT id, ${keptColumns.join(', ')} FROM ancestry`;
  const { rows } = await database.pool.query(
    `((${wanted}) EXCEPT (${kept})) UNION ALL ((${kept}) EXCEPT (${wanted}))`,
  );
  return rows.length;
}

const count = async (condition: string): Promise<number> => {
  const { rows } = await database.pool.query(`SELECT FROM ancestry WHERE ${condition}`);
  return rows.length;
};

/** Forums and summits of the data, and what is added: by numbers, so that all is the same each time. */
const given = (kind: string, n: number) =>
  `(SELECT id FROM node WHERE kind = '${kind}' ORDER BY slug LIMIT 1 OFFSET ${n})`;
const id = (n: number) => `'00000000-0000-7000-8000-${String(n).padStart(12, '0')}'`;

/** Adds a node of a noun that stands in others. */
function add(noun: string, n: number, keys: Readonly<Record<string, string>>): string {
  const { names, values } = REQUIRED[noun] ?? { names: [], values: [] };
  const columns = ['id', ...Object.keys(keys), ...names].join(', ');
  const row = [id(n), ...Object.values(keys), ...values].join(', ');
  return `INSERT INTO node (id, kind, slug) VALUES (${id(n)}, '${noun.toUpperCase()}', 'added-${n}');
          INSERT INTO ${noun} (${columns}) VALUES (${row});`;
}

const REQUIRED: Readonly<Record<string, { names: string[]; values: string[] }>> = {
  plan: { names: ['document_kind', 'period_start'], values: [`'JOINT_PLAN'`, `'2027'`] },
  measure: { names: ['kind', 'text'], values: [`'POLICY_PLEDGE'`, `''`] },
  project: { names: ['status'], values: [`'PROPOSED'`] },
};

test('each key that is kept is one that a way leads to', () => {
  expect(descendants).toEqual(['Plan', 'Program', 'Measure', 'Project']);
  const reached = descendants.map((model) => waysFrom(model).map(({ column }) => column));
  expect(reached.map((columns) => columns.length)).toEqual([2, 5, 11, 21]);
  expect(new Set(reached.flat())).toEqual(new Set(keptColumns));
});

test('all that a node stands in is known as it was loaded', async () => {
  expect(await wrong()).toBe(0);
  expect(await count('plan_summit_forum_id IS NOT NULL')).toBeGreaterThan(50);
});

/** Whatever is done, in this order, and what is to be true of how many rows after it. */
test.each([
  [
    'a plan is added with all below it in one transaction, the lower at last',
    `BEGIN; ${add('plan', 1, { summit_id: given('SUMMIT', 0) })} ${add('program', 2, { plan_id: id(1) })}
     ${add('measure', 3, { program_id: id(2) })} ${add('project', 4, { measure_id: id(3) })}
     ${add('project', 5, { measure_id: id(3), plan_id: id(1) })} COMMIT`,
    `measure_program_plan_summit_id = ${given('SUMMIT', 0)}`,
    2,
  ],
  [
    'a plan becomes that of another summit',
    `UPDATE plan SET summit_id = ${given('SUMMIT', 1)} WHERE id = ${id(1)}`,
    `measure_program_plan_summit_id = ${given('SUMMIT', 1)}`,
    2,
  ],
  [
    'a summit becomes that of another forum',
    `UPDATE summit SET forum_id = ${given('FORUM', 1)} WHERE id = ${given('SUMMIT', 1)}`,
    `measure_program_plan_summit_forum_id = ${given('FORUM', 1)}`,
    2,
  ],
  [
    'all that is above moves in one statement',
    `WITH moved AS (UPDATE program SET plan_id = NULL, summit_id = ${given('SUMMIT', 0)} WHERE id = ${id(2)})
     UPDATE plan SET summit_id = NULL WHERE id = ${id(1)}`,
    `measure_program_summit_id = ${given('SUMMIT', 0)} AND measure_program_plan_id IS NULL`,
    2,
  ],
  [
    'one moves back and forth in a transaction, and is where it was',
    `BEGIN; UPDATE project SET measure_id = NULL WHERE id = ${id(4)};
     UPDATE project SET measure_id = ${id(3)} WHERE id = ${id(4)}; COMMIT`,
    `measure_id = ${id(3)}`,
    2,
  ],
  [
    'what was begun is undone by a savepoint',
    `BEGIN; SAVEPOINT s; UPDATE project SET measure_id = NULL WHERE id = ${id(4)}; ROLLBACK TO s;
     UPDATE project SET plan_id = NULL WHERE id = ${id(5)}; COMMIT`,
    `measure_id = ${id(3)} AND plan_id IS NULL`,
    2,
  ],
  [
    'a row is inserted that is there, and updated instead',
    `INSERT INTO project (id, status, plan_id) VALUES (${id(4)}, 'PROPOSED', ${id(1)})
     ON CONFLICT (id) DO UPDATE SET plan_id = EXCLUDED.plan_id`,
    `plan_id = ${id(1)}`,
    1,
  ],
  [
    'a row becomes that of another node',
    `INSERT INTO node (id, kind, slug) VALUES (${id(6)}, 'MEASURE', 'added-6');
     UPDATE measure SET id = ${id(6)} WHERE id = ${id(3)}`,
    `measure_id = ${id(6)} AND measure_program_id = ${id(2)}`,
    2,
  ],
  ['nothing moves', 'UPDATE project SET status = status', `measure_id = ${id(6)}`, 2],
  [
    'an operator who may removes rows',
    `BEGIN; SET LOCAL entente.allow_delete = 'on'; DELETE FROM project WHERE id = ${id(4)}; COMMIT`,
    `id = ${id(4)}`,
    0,
  ],
  [
    'an operator who may empties tables',
    `BEGIN; SET LOCAL entente.allow_delete = 'on'; TRUNCATE project CASCADE; COMMIT`,
    `measure_id IS NOT NULL OR id = ${id(5)}`,
    0,
  ],
])('all that a node stands in is known: %s', async (_what, sql, condition, rows) => {
  await database.pool.query(sql);
  expect(await wrong()).toBe(0);
  expect(await count(condition)).toBe(rows);
});

/** Two who write at once, of whom neither sees what the other is about to commit; one commits while the other does. */
test.each([
  ['who adds', 10],
  ['who moves', 20],
])('neither who adds nor who moves overlooks the other: first %s', async (first, n) => {
  await database.pool.query(
    add('plan', n, { summit_id: given('SUMMIT', 0) }) + add('program', n + 1, {}),
  );
  await interleaved(database.pool, async (one, other) => {
    await one(add('measure', n + 2, { program_id: id(n + 1) }));
    await other(`UPDATE program SET plan_id = ${id(n)} WHERE id = ${id(n + 1)}`);
    const [early, late] = first === 'who adds' ? [one, other] : [other, one];
    await early('SET CONSTRAINTS ALL IMMEDIATE'); // what else a commit does
    const committed = late('COMMIT');
    await begun(database.pool, committed);
    await early('COMMIT');
    await committed;
  });
  expect(await wrong()).toBe(0);
  expect(await count(`id = ${id(n + 2)} AND program_plan_id = ${id(n)}`)).toBe(1);
});

test('those who add and move different nodes wait for one another only while they commit', async () => {
  await database.pool.query(add('program', 30, {}) + add('program', 31, {}));
  await interleaved(database.pool, async (one, other) => {
    await one(add('measure', 32, { program_id: id(30) }));
    await other(add('measure', 33, { program_id: id(31) }));
    await one(`UPDATE measure SET program_id = ${id(31)} WHERE id = ${id(32)}`);
    await other(`UPDATE measure SET program_id = ${id(30)} WHERE id = ${id(33)}`);
    await Promise.all([one('COMMIT'), other('COMMIT')]);
  });
  expect(await wrong()).toBe(0);
  expect(await count(`program_id IN (${id(30)}, ${id(31)})`)).toBe(2);
});

test('who cannot see what others committed is refused', async () => {
  await database.pool.query(add('program', 40, {}));
  await interleaved(database.pool, async (one, other) => {
    await one('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await one(`UPDATE program SET summit_id = ${given('SUMMIT', 0)} WHERE id = ${id(40)}`);
    await other(add('measure', 41, { program_id: id(40) }));
    await other('COMMIT');
    await expect(one('COMMIT')).rejects.toMatchObject({ code: '40001' });
  });
  expect(await wrong()).toBe(0);
});

test('it is kept also where a bulk load switches triggers off', async () => {
  const { rows } = await database.pool.query<{ fires: string; count: number }>(
    `SELECT tgenabled AS fires, count(*)::int FROM pg_trigger WHERE tgname ~ 'ancestry' GROUP BY 1`,
  );
  expect(rows).toEqual([{ fires: 'A', count: 22 }]);
});

test('nothing is left of what was noted', async () => {
  const { rows } = await database.pool.query('SELECT FROM pending_ancestry');
  expect(rows).toEqual([]);
});

test('what was there before it was kept is traced when it comes', async () => {
  const { pool } = database;
  const migration = join(packageRoot(), 'prisma', 'migrations', '0009_ancestry', 'migration.sql');
  const { rows } = await pool.query<{ drop: string }>(`
    SELECT format('DROP TRIGGER %I ON %I', tgname, tgrelid::regclass::text) AS drop FROM pg_trigger
     WHERE tgname ~ '_ancestry_(added|moved|removed|emptied)$'`);
  await pool.query(rows.map((row) => row.drop).join('; '));
  await pool.query(`DROP TABLE ancestry, pending_ancestry;
    DROP FUNCTION trace_ancestry, trace_pending, note_place`);
  await pool.query(add('plan', 60, { summit_id: given('SUMMIT', 0) }));
  await pool.query(readFileSync(migration, 'utf8'));
  expect(await wrong()).toBe(0);
  expect(await count(`id = ${id(60)} AND summit_forum_id IS NOT NULL`)).toBe(1);
});
