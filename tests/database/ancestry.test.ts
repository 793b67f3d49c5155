import type { TableRelation } from '../../src/engine/tables';
import { tables } from '../../src/generated/tables';
import { descendants, keptColumns, type Way, waysFrom } from '../support/ancestry';
import { useDatabase } from '../support/database';
import { begun, interleaved } from '../support/interleaved';

const database = useDatabase({ data: true });

/** What the ancestry of a model's rows has to be, key by key through the tables themselves. */
function walkedUp(model: string): string {
  const joins: string[] = [];
  const aliases = new Map([['', 't']]);
  const walk = ({ fields, column }: Way): string => {
    const [above, from] = [aliases.get(fields.slice(0, -1).join('.')), keyOf(model, fields)];
    const alias = `t${aliases.size}`;
    aliases.set(fields.join('.'), alias);
    joins.push(`LEFT JOIN "${tableAt(model, fields)}" ${alias} ON ${alias}.id = ${above}.${from}`);
    return `${above}.${from} AS ${column}`;
  };
  const keys = new Map(waysFrom(model).map((way) => [way.column, walk(way)]));
  const columns = keptColumns.map((column) => keys.get(column) ?? `NULL::uuid AS ${column}`);
  return `SELECT t.id, ${columns.join(', ')} FROM "${tables[model]?.name}" t ${joins.join(' ')}`;
}

const relationAt = (model: string, [field = '', ...rest]: readonly string[]): TableRelation => {
  const relation = tables[model]?.relations[field];
  if (!relation) throw new Error(`${model} has no relation ${field}`);
  return rest.length > 0 ? relationAt(relation.model, rest) : relation;
};
const keyOf = (model: string, fields: readonly string[]) => relationAt(model, fields).from;
const tableAt = (model: string, fields: readonly string[]) =>
  tables[relationAt(model, fields).model]?.name;

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

/** The nth row of a table. */
const nth = (table: string, n: number) =>
  `(SELECT id FROM ${table} ORDER BY id LIMIT 1 OFFSET ${n})`;

const node = (n: number, kind: string) => `
  INSERT INTO node (id, kind, slug)
  VALUES ('00000000-0000-7000-8000-00000000000${n}', '${kind}', 'added-${n}')`;
const added = (n: number) => `'00000000-0000-7000-8000-00000000000${n}'`;

test('each key that is kept is one that a way leads to', () => {
  expect(descendants).toEqual(['Plan', 'Program', 'Measure', 'Project']);
  const reached = descendants.map((model) => waysFrom(model).map(({ column }) => column));
  expect(reached.map((columns) => columns.length)).toEqual([2, 5, 11, 21]);
  expect(new Set(reached.flat())).toEqual(new Set(keptColumns));
});

/** Whatever is done, in this order, and what is to be true of how many rows after it. */
test.each([
  ['as it was loaded', 'SELECT', 'plan_summit_forum_id IS NOT NULL', 107],
  [
    'a program comes under a plan',
    `UPDATE program SET plan_id = ${nth('plan', 0)} WHERE id = ${nth('program', 0)}`,
    `program_id = ${nth('program', 0)} AND program_plan_id = ${nth('plan', 0)}`,
    1,
  ],
  [
    'projects come under a measure',
    `UPDATE project SET measure_id = (SELECT id FROM measure WHERE program_id = ${nth('program', 0)} ORDER BY id LIMIT 1)
     WHERE id IN (SELECT id FROM project ORDER BY id LIMIT 5)`,
    `measure_program_plan_id = ${nth('plan', 0)}`,
    5,
  ],
  [
    'a plan becomes that of another summit',
    `UPDATE plan SET summit_id = ${nth('summit', 3)} WHERE id = ${nth('plan', 0)}`,
    `measure_program_plan_summit_id = ${nth('summit', 3)}`,
    5,
  ],
  [
    'a summit becomes that of another forum',
    `UPDATE summit SET forum_id = ${nth('forum', 1)} WHERE id = ${nth('summit', 3)}`,
    `measure_program_plan_summit_forum_id = ${nth('forum', 1)}`,
    5,
  ],
  [
    'a plan is of no summit any more',
    `UPDATE plan SET summit_id = NULL WHERE id = ${nth('plan', 0)}`,
    'measure_program_plan_id IS NOT NULL AND measure_program_plan_summit_id IS NULL',
    5,
  ],
  [
    'a measure is added',
    `${node(1, 'MEASURE')};
     INSERT INTO measure (id, program_id, kind, text) VALUES (${added(1)}, ${nth('program', 0)}, 'POLICY_PLEDGE', '')`,
    `id = ${added(1)} AND program_plan_id = ${nth('plan', 0)}`,
    1,
  ],
  [
    'a project is added and an earlier one leaves',
    `${node(2, 'PROJECT')};
     INSERT INTO project (id, measure_id, status) VALUES (${added(2)}, ${added(1)}, 'PROPOSED');
     UPDATE project SET measure_id = NULL WHERE id = ${nth('project', 1)}`,
    'measure_program_id IS NOT NULL',
    5,
  ],
  [
    'nodes are removed by an operator who may',
    `BEGIN; SET LOCAL entente.allow_delete = 'on';
     DELETE FROM project WHERE id = ${added(2)}; DELETE FROM node WHERE id = ${added(2)}; COMMIT`,
    `id = ${added(2)}`,
    0,
  ],
  ['nothing is moved', 'UPDATE project SET status = status', 'measure_program_id IS NOT NULL', 4],
])('all that a node stands in is known: %s', async (_what, sql, condition, rows) => {
  await database.pool.query(sql);
  expect(await wrong()).toBe(0);
  expect(await count(condition)).toBe(rows);
});

test('a measure that is added while its program moves has what the program has then', async () => {
  await interleaved(database.pool, async (one, other) => {
    await one(node(5, 'MEASURE'));
    await one(`INSERT INTO measure (id, program_id, kind, text)
               VALUES (${added(5)}, ${nth('program', 1)}, 'POLICY_PLEDGE', '')`);
    const late = other(
      `UPDATE program SET plan_id = ${nth('plan', 1)} WHERE id = ${nth('program', 1)}`,
    );
    await begun(database.pool, late);
    await one('COMMIT');
    await late;
    await other('COMMIT');
  });
  expect(await wrong()).toBe(0);
  expect(await count(`id = ${added(5)} AND program_plan_id = ${nth('plan', 1)}`)).toBe(1);
});

test('a measure that is added after its program has moved has what the program has now', async () => {
  await interleaved(database.pool, async (one, other) => {
    await one(`UPDATE program SET plan_id = ${nth('plan', 2)} WHERE id = ${nth('program', 1)}`);
    await other(node(6, 'MEASURE'));
    const late = other(`INSERT INTO measure (id, program_id, kind, text)
                        VALUES (${added(6)}, ${nth('program', 1)}, 'POLICY_PLEDGE', '')`);
    await begun(database.pool, late);
    await one('COMMIT');
    await late;
    await other('COMMIT');
  });
  expect(await wrong()).toBe(0);
  expect(await count(`id = ${added(6)} AND program_plan_id = ${nth('plan', 2)}`)).toBe(1);
});

test('those who add nodes do not wait for one another', async () => {
  await interleaved(database.pool, async (one, other) => {
    for (const [n, write] of [one, other].entries()) {
      await write(node(7 + n, 'MEASURE'));
      await write(`INSERT INTO measure (id, program_id, kind, text)
                   VALUES (${added(7 + n)}, ${nth('program', 1)}, 'POLICY_PLEDGE', '')`);
    }
    await other('COMMIT');
    await one('COMMIT');
  });
  expect(await wrong()).toBe(0);
});

test('it is kept also where a bulk load switches triggers off', async () => {
  const { rows } = await database.pool.query<{ fires: string; count: number }>(
    `SELECT tgenabled AS fires, count(*)::int FROM pg_trigger WHERE tgname ~ 'ancestry' AND NOT tgisinternal GROUP BY 1`,
  );
  expect(rows).toEqual([{ fires: 'A', count: 11 }]);
});
