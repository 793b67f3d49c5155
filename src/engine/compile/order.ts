import type { GraphType, ManyField } from '../catalog';
import { comparedColumn } from '../computed';
import { RequestError } from '../errors';
import { constantCase } from '../names';
import { type ColumnTarget, type ComputedTarget, ordersOf } from '../orders';
import { type Compilation, sqlType } from './compilation';
import { comparedSql } from './computed';
import { at, constant, type Input, isGiven } from './input';
import { kindConditions } from './kind';
import type { Row } from './row';
import type { Source } from './source';

/** One key of the order of a list. */
export interface OrderKey {
  /** SQL of the key in the source's FROM clause. */
  readonly sql: string;
  readonly type: string;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
  readonly nullable: boolean;
  /** The words it can be, where it is of an enum. */
  readonly words?: readonly string[] | undefined;
  /** The model in whose table it stands, where that is one of the row's own. */
  readonly model?: string | undefined;
  /** What it is, in words that are the same for every request with this order. */
  readonly name: string;
}

/** The keys of a list in order of weight; the last is always an id, so that no two rows are equal. */
export function orderKeys(
  source: Source,
  field: ManyField | null,
  orderBy: Input | undefined,
  compilation: Compilation,
): OrderKey[] {
  const { row } = source;
  const keys = isGiven(orderBy)
    ? askedKeys(source, orderBy, compilation)
    : defaultKeys(source, field?.declaration.orderBy ?? row.type.options.orderBy, compilation);
  const model = keys.length === 1 ? keys[0]?.model : undefined;
  // The index of a supertype's table begins with the kind: naming it, and the id of that table, lets PostgreSQL
  // read the rows in order instead of sorting them all.
  if (model) source.conditions.push(...kindConditions(row, model));
  const id = model ? row.columnIn(model, 'id') : row.id;
  return [...keys, { ...PLAIN, sql: id, type: 'uuid', name: 'id' }];
}

const PLAIN = { descending: false, nullsFirst: false, nullable: false };

/** Each is a column of the page, and the condition of a cursor grows with their square. */
const MOST_KEYS = 16;

function askedKeys(source: Source, orderBy: Input, compilation: Compilation): OrderKey[] {
  const orders = ordersOf(source.row.type, compilation.catalog);
  const { length } = orderBy.now as readonly unknown[];
  if (length > MOST_KEYS) {
    throw new RequestError(`orderBy may hold at most ${MOST_KEYS} keys, got ${length}`);
  }
  return Array.from({ length }, (_, i) => {
    const asked = at(orderBy, i);
    const word = String(at(asked, 'field').now);
    const target = orders.get(word);
    if (!target) throw new RequestError(`${source.row.type.name} has no order ${word}`);
    const descending = at(asked, 'direction').now === 'DESC';
    const nullsFirst = at(asked, 'nulls').now === 'FIRST';
    const key =
      'computed' in target
        ? computedKey(source.row, word, target, asked, compilation)
        : keyOf(source, word, target);
    return { ...key, descending, nullsFirst };
  });
}

function defaultKeys(
  source: Source,
  names: string | readonly string[] | undefined,
  compilation: Compilation,
): OrderKey[] {
  return [names ?? []].flat().map((name) => defaultKey(source, name, compilation));
}

function defaultKey(source: Source, name: string, { catalog }: Compilation): OrderKey {
  const column = source.edge && catalog.tables[source.edge.model]?.columns[name];
  if (source.edge && column) {
    const sql = `${source.edge.alias}."${column.name}"`;
    return { ...PLAIN, sql, type: sqlType(column), nullable: column.nullable, name };
  }
  const target = ordersOf(source.row.type, catalog).get(constantCase(name));
  if (!target || 'computed' in target) {
    throw new Error(`${source.row.type.name} has no order ${name}`);
  }
  return keyOf(source, constantCase(name), target);
}

/** A key that is computed: what it is computed with is part of its name, so that cursors tell one from another. */
function computedKey(
  row: Row,
  word: string,
  { part, computed }: ComputedTarget,
  asked: Input,
  compilation: Compilation,
): OrderKey {
  const args = Object.fromEntries(
    computed.declaration.args.map(({ name, otherwise }) => {
      const given = at(asked, name);
      const isKnown = isGiven(given) || part.facts.has(name);
      return [name, isKnown ? given : constant(otherwise)];
    }),
  );
  const now = Object.values(args).map((input) => input.now ?? null);
  const type = sqlType(comparedColumn(computed, compilation.catalog).place.column);
  const sql = comparedSql(row, part, computed, args, compilation);
  return { ...PLAIN, sql, type, nullable: true, name: `${word}${JSON.stringify(now)}` };
}

function keyOf({ row }: Source, name: string, { place, through, words }: ColumnTarget): OrderKey {
  const end = through ? row.follow(through) : row;
  const nullable = place.column.nullable || through?.nullable === true;
  const column = end.column(place);
  // Texts stand in the order of their code points, on every server alike.
  const sql = place.column.type === 'String' ? `${column} COLLATE "C"` : column;
  const model = through ? undefined : place.model;
  return { ...PLAIN, sql, type: sqlType(place.column), nullable, words, model, name };
}

/** `ORDER BY` of the keys, or of what stands for them; the other way round for walking backward. */
export function orderSql(
  keys: readonly OrderKey[],
  reversed: boolean,
  sqlOf = (key: OrderKey) => key.sql,
) {
  return keys
    .map((key) => {
      const descending = key.descending !== reversed;
      const nulls = key.nullable ? ` NULLS ${key.nullsFirst !== reversed ? 'FIRST' : 'LAST'}` : '';
      return `${sqlOf(key)} ${descending ? 'DESC' : 'ASC'}${nulls}`;
    })
    .join(', ');
}

/** The order in words: a cursor carries it, so that one of another order is recognised. */
export function orderName(type: GraphType, keys: readonly OrderKey[]): string {
  const words = keys.map(
    (key) => `${key.name}${key.descending ? '-' : '+'}${key.nullsFirst ? '0' : ''}`,
  );
  return `${type.name}:${words.join('')}`;
}
