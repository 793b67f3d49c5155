import { GraphQLString } from 'graphql';

import type {
  ColumnField,
  ComputedField,
  GraphField,
  GraphType,
  ListField,
  ManyField,
  OneField,
  PartField,
} from '../catalog';
import { comparedColumn } from '../computed';
import { RequestError } from '../errors';
import { operatorsOf } from '../operators';
import type { TableColumn } from '../tables';
import { type Compilation, sqlType, uuidOrNull } from './compilation';
import { comparedSql } from './computed';
import { at, givenKeys, type Input, type Variables } from './input';
import { kindConditions } from './kind';
import { Row } from './row';
import { attach, fromClause, isBare, relatedTo, type Source } from './source';

/**
 * The condition that a `where` input puts on a row, as SQL that is true, false or null; only true counts.
 *
 *     { status: { eq: CLOSED }, plan: { is: { slug: { eq: "plan-2025-2027" } } } }
 *     (t1."status" = $1::"ProjectStatus") AND (EXISTS (SELECT FROM "plan" t2 JOIN "node" t3 … WHERE …))
 */
export function whereSql(row: Row, where: Input, compilation: Compilation): string {
  return allSql(where, (key, given) => conditionSql(row, key, given, compilation));
}

/** What one key of an input holds. */
type Condition = (key: string, given: Input) => string;

/** All conditions of an input, and of the inputs that it joins with AND, OR and NOT. */
function allSql(where: Input, condition: Condition): string {
  const conditions = givenKeys(where).map((key) => `(${memberSql(where, key, condition)})`);
  return conditions.length ? conditions.join(' AND ') : 'true';
}

function memberSql(where: Input, key: string, condition: Condition): string {
  const given = at(where, key);
  if (key === 'AND' || key === 'OR') return junction(key, given, condition);
  // What cannot be told is not so: NOT holds where its condition is not plainly true.
  return key === 'NOT' ? `(${allSql(given, condition)}) IS NOT TRUE` : condition(key, given);
}

function junction(word: 'AND' | 'OR', list: Input, condition: Condition): string {
  const { length } = list.now as readonly unknown[];
  const parts = Array.from({ length }, (_, i) => `(${allSql(at(list, i), condition)})`);
  return parts.length ? parts.join(` ${word} `) : String(word === 'AND');
}

function conditionSql(row: Row, key: string, given: Input, compilation: Compilation): string {
  const field = row.type.fields.get(key);
  if (field) return fieldSql(row, field, given, compilation);
  const flagged = flaggedBy(row.type, key);
  compilation.count('relation');
  const exists = existsSql(relatedTo(row, flagged, compilation));
  return given.now === true ? exists : `NOT ${exists}`;
}

/** The edge to many whose filter is a plain boolean of that name. */
function flaggedBy(type: GraphType, flag: string) {
  for (const field of type.fields.values()) {
    if (field.sort === 'many' && field.declaration.flag === flag) return field;
  }
  throw new RequestError(`${type.name} has no condition ${flag}`);
}

function fieldSql(row: Row, field: GraphField, given: Input, compilation: Compilation): string {
  switch (field.sort) {
    case 'column':
      if (isNamed(row, field, given)) return namedSql(row, field, at(given, 'eq'), compilation);
      return compareSql(row.column(field.place), field, field.place.column, given, compilation);
    case 'localized': {
      const { column } = field.fallback;
      return compareSql(row.column(field.fallback), TEXT, column, given, compilation);
    }
    case 'part':
      return partSql(row, field, given, compilation);
    case 'computed':
      throw new Error(`${field.name} stands in a part`);
    case 'one':
    case 'many':
    case 'list':
      return relationSql(row, field, given, compilation);
  }
}

/** Whether a noun is asked for by what is unique among its kind. */
function isNamed({ type }: Row, { isKey }: ColumnField, given: Input): boolean {
  return isKey && type.sort === 'noun' && givenKeys(given).join() === 'eq';
}

/** The row is the one of that name: it is looked up once, and not for each row of the other tables. */
function namedSql(row: Row, { place }: ColumnField, name: Input, compilation: Compilation): string {
  const alias = compilation.alias();
  const named = Row.of(row.type, alias, [], compilation, place.model);
  const value = compilation.parameter(name.read, sqlType(place.column));
  const conditions = [...kindConditions(named, place.model), `${named.column(place)} = ${value}`];
  const from = `"${compilation.catalog.tables[place.model]?.name}" ${alias}`;
  return `${row.id} = (SELECT ${named.id} FROM ${from} WHERE ${conditions.join(' AND ')})`;
}

/** What an id that no node can have is compared as: equal to none, and so different from all. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

const TEXT = { type: GraphQLString, list: false } as const;

function partSql(row: Row, field: PartField, given: Input, compilation: Compilation): string {
  const part = compilation.catalog.type(field.type);
  return allSql(given, (key, value) => {
    if (key === 'isNull')
      return `${presenceOf(row, field)} IS ${value.now === true ? '' : 'NOT '}NULL`;
    const of = part.fields.get(key);
    if (of?.sort === 'computed') return computedSql(row, field, of, value, compilation);
    if (of?.sort !== 'column') throw new RequestError(`${part.name} has no condition ${key}`);
    const place = field.places.get(key);
    const column = place?.column ?? of.place.column;
    return compareSql(place ? row.column(place) : 'NULL', of, column, value, compilation);
  });
}

/** What holds of a computed value: the input gives its arguments, and beside them what it is compared with. */
function computedSql(
  row: Row,
  part: PartField,
  computed: ComputedField,
  given: Input,
  compilation: Compilation,
): string {
  const names = computed.declaration.args.map(({ name }) => name);
  const args = Object.fromEntries(names.map((name) => [name, at(given, name)]));
  const of = comparedColumn(computed, compilation.catalog);
  const operators = givenKeys(given).filter((key) => !names.includes(key));
  const expression = comparedSql(row, part, computed, args, compilation);
  return compareSql(expression, of, of.place.column, given, compilation, operators);
}

/** The column that decides whether there is a part. */
function presenceOf(row: Row, field: PartField): string {
  const [place] = field.places.values();
  return place ? row.column(place) : 'NULL';
}

type Edge = OneField | ManyField | ListField;

/** What holds for the rows at the other end of an edge, one or many. */
function relationSql(row: Row, edge: Edge, given: Input, compilation: Compilation): string {
  compilation.count('relation');
  const conditions = givenKeys(given).map((quantifier) => {
    const where = at(given, quantifier);
    const source = relatedTo(row, edge, compilation);
    switch (quantifier) {
      case 'isNull':
        return `${where.now === true ? 'NOT ' : ''}${existsSql(source)}`;
      case 'none':
        narrow(source, where, compilation, edge);
        return `NOT ${existsSql(source)}`;
      case 'every':
        source.conditions.push(`(${whereSql(source.row, where, compilation)}) IS NOT TRUE`);
        return `NOT ${existsSql(source)}`;
      default: // `is` of one, `some` of many
        narrow(source, where, compilation, edge);
        return existsSql(source);
    }
  });
  return conditions.length ? conditions.join(' AND ') : 'true';
}

/**
 * Leaves the rows of which a `where` holds, where all that is asked is whether there are any. One edge onward is
 * joined, since it is the same whether there are some of which there are some, and PostgreSQL then looks each of them up
 * once. What would multiply the rows is a condition of its own: a second edge, and one to many from rows of which one
 * may be there more than once.
 *
 *     FROM "project" t2 JOIN "financing" t3 ON true WHERE t2."program_id" = t1.id AND t3."project_id" = t2.id AND …
 *
 * @param edge that led to the rows
 * @param isOnce whether each row that it started from is there once
 */
function narrow(
  source: Source,
  where: Input,
  compilation: Compilation,
  edge: Edge,
  isOnce = true,
): void {
  const { row, conditions } = source;
  const areOnce = isOnce && !isShared(edge);
  let isJoined = false;
  for (const key of givenKeys(where)) {
    const onward = isJoined ? null : onwardOf(row.type, key, at(where, key));
    if (onward && (areOnce || onward.edge.sort === 'one')) {
      isJoined = true;
      compilation.count('relation');
      const next = relatedTo(row, onward.edge, compilation);
      // A row to which an edge to one leads may be that of many.
      narrow(next, onward.where, compilation, onward.edge, areOnce && onward.edge.sort !== 'one');
      attach(row, next);
      conditions.push(...(isBare(next) ? [`${next.row.id} IS NOT NULL`] : []), ...next.conditions);
    } else {
      const condition = (name: string, given: Input) => conditionSql(row, name, given, compilation);
      conditions.push(`(${memberSql(where, key, condition)})`);
    }
  }
}

/** Whether several rows may have one at the other end in common: those of an edge table between. */
const isShared = (edge: Edge): boolean => edge.sort === 'many' && edge.onward !== null;

/** The edge that a condition is about, where it asks for no more than that there are some. */
function onwardOf(type: GraphType, key: string, given: Input) {
  const edge = type.fields.get(key);
  const [quantifier = '', ...others] = givenKeys(given);
  if (edge?.sort !== 'one' && edge?.sort !== 'many' && edge?.sort !== 'list') return null;
  // Rows that a statement finds can be joined to nothing that it names.
  if (edge.step.relation.lateral || others.length > 0) return null;
  return quantifier === 'is' || quantifier === 'some'
    ? { edge, where: at(given, quantifier) }
    : null;
}

function existsSql(source: Source): string {
  // A foreign key alone tells what is asked: there is nothing to look up.
  if (isBare(source)) {
    return `(${[`${source.row.id} IS NOT NULL`, ...source.conditions].join(' AND ')})`;
  }
  return `EXISTS (SELECT ${fromClause(source)})`;
}

/** The operators given on one column, all of which must hold. */
function compareSql(
  expression: string,
  { type, list }: Pick<ColumnField, 'type' | 'list'>,
  column: TableColumn,
  given: Input,
  compilation: Compilation,
  names = givenKeys(given),
): string {
  const operators = operatorsOf(type, list);
  const conditions = names.map((name) => {
    const operator = operators.find((each) => each.name === name);
    if (!operator) throw new RequestError(`${type.name} has no operator ${name}`);
    const value = at(given, name);
    const send = (item: unknown): unknown => {
      if (column.type === 'Uuid') return uuidOrNull(item) ?? NOBODY;
      return typeof item === 'string' && operator.key ? operator.key(item) : item;
    };
    if (operator.takes === 'boolean') {
      return operator.sql(expression, String(value.now === true));
    }
    if (operator.takes === 'value') {
      const read = (variables: Variables) => send(value.read(variables));
      return operator.sql(expression, compilation.parameter(read, sqlType(column)));
    }
    const read = (variables: Variables) => (value.read(variables) as readonly unknown[]).map(send);
    return operator.sql(expression, compilation.parameter(read, `${sqlType(column)}[]`));
  });
  return conditions.length ? conditions.join(' AND ') : 'true';
}
