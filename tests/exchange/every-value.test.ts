import { recordTypes } from '../../src/exchange/files/record-types';
import { nodeKindOf } from '../../src/exchange/rows/node-kinds';
import { tables } from '../../src/generated/tables';
import { useDatabase } from '../support/database';
import { recordsOf } from './data-files';

const database = useDatabase({ data: true });

/** Everything that is stored of each node: the values of all rows that name it, ids read as slugs. */
async function valuesByNode(): Promise<Map<string, Set<string>>> {
  const { rows: nodes } = await database.pool.query('SELECT id, kind, slug FROM node');
  const slugs = new Map<unknown, string>(nodes.map(({ id, slug }) => [id, slug]));
  const values = new Map<unknown, Set<string>>(nodes.map(({ id }) => [id, new Set()]));
  const rows: Record<string, unknown>[] = [];
  for (const { name } of Object.values(tables)) {
    if (name.startsWith('search')) continue;
    rows.push(...(await database.pool.query(`SELECT * FROM "${name}"`)).rows);
  }
  for (const row of rows) {
    const stated = Object.values(row)
      .flat()
      .flatMap((value) => [shown(value), slugs.get(value) ?? '']);
    for (const value of Object.values(row)) for (const each of stated) values.get(value)?.add(each);
  }
  // A location is a part of its project.
  for (const { project_id, id } of rows.filter((row) => 'latitude' in row)) {
    for (const value of values.get(id) ?? []) values.get(project_id)?.add(value);
  }
  return new Map(
    nodes.map(({ id, kind, slug }) => [`${kind} ${slug}`, values.get(id) ?? new Set()]),
  );
}

/** A value as text: decimals without the zeros that a column's scale adds. */
function shown(value: unknown): string {
  const text = String(value);
  return /^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text;
}

/** Every value in a record, with the field that has it. Precisions repeat what dates tell. */
function* leavesOf(value: unknown, field = ''): Generator<readonly [field: string, value: string]> {
  if (value === null || field.endsWith('Precision')) return;
  if (typeof value === 'object') {
    for (const [key, each] of Object.entries(value))
      yield* leavesOf(each, Array.isArray(value) ? field : key);
  } else yield [field, shown(value)];
}

test.each(
  Object.keys(recordTypes).filter((type) => type !== 'claim') as Exclude<
    keyof typeof recordTypes,
    'claim'
  >[],
)('every value of every %s has its place in the database', async (type) => {
  const values = await valuesByNode();
  const lost: unknown[] = [];
  for (const raw of recordsOf(type)) {
    const stored = values.get(`${nodeKindOf(type, raw)} ${raw.id}`);
    for (const [field, value] of leavesOf(raw)) {
      const isReference = field === 'about' || field === 'in';
      const wanted = isReference ? value.replace(/^[a-z-]+:/, '') : value;
      if (!stored?.has(wanted)) lost.push({ record: raw.id, field, value });
    }
  }
  expect(lost).toEqual([]);
});

test('every value of every claim has its place in the database', async () => {
  const { rows } = await database.pool.query(`
    SELECT c.*, n.slug AS subject, s.slug AS source
      FROM claim c JOIN node n ON n.id = c.node_id JOIN node s ON s.id = c.source_id`);
  const stored = new Map(rows.map((row) => [row.slug, row]));
  for (const { id, subject, field, ...rest } of recordsOf('claim')) {
    const {
      value,
      source,
      locator,
      confidence,
      conflict_group: conflictGroup,
      ...row
    } = stored.get(id);
    expect({ value, source, locator, confidence, conflictGroup }).toEqual(rest);
    expect(row.subject).toBe(String(subject).split(':')[1]);
    expect(typeof field).toBe('string');
  }
});
