import { GraphQLString } from 'graphql';

import type { ColumnField, GraphField, GraphType, PartField } from '../catalog';
import { RequestError } from '../errors';
import { operatorsOf } from '../operators';
import type { TableColumn } from '../tables';
import { type Compilation, sqlType, uuidOrNull } from './compilation';
import { at, givenKeys, type Input } from './input';
import type { Row } from './row';
import { allOf, fromClause, relatedTo, type Source } from './source';

/** What a `where` input can hold about one row: a column of it, or what its edges lead to. */
type Condition = (row: Row, given: Input, compilation: Compilation) => string;

/**
 * The condition that a `where` input puts on a row, as SQL that is true, false or null; only true counts.
 *
 *     { status: { eq: CLOSED }, plan: { is: { slug: { eq: "plan-2025-2027" } } } }
 *     t1."status" = $1::"ProjectStatus" AND EXISTS (SELECT FROM "plan" t2 JOIN "node" t3 … WHERE …)
 */
export function whereSql(row: Row, where: Input, compilation: Compilation): string {
  const conditions = givenKeys(where).map((key) => {
    const given = at(where, key);
    if (key === 'AND' || key === 'OR') return junction(key, row, given, compilation);
    if (key === 'NOT') return `(${whereSql(row, given, compilation)}) IS NOT TRUE`;
    return conditionOf(row.type, key)(row, given, compilation);
  });
  return conditions.length ? conditions.map((each) => `(${each})`).join(' AND ') : 'true';
}

function junction(word: 'AND' | 'OR', row: Row, list: Input, compilation: Compilation): string {
  const { length } = list.now as readonly unknown[];
  const parts = Array.from({ length }, (_, i) => `(${whereSql(row, at(list, i), compilation)})`);
  return parts.length ? parts.join(` ${word} `) : String(word === 'AND');
}

function conditionOf(type: GraphType, key: string): Condition {
  const field = type.fields.get(key);
  if (field) return conditionOn(field);
  for (const many of type.fields.values()) {
    if (many.sort !== 'many' || many.declaration.flag !== key) continue;
    return (row, given, compilation) => {
      const exists = existsSql(relatedTo(row, many, compilation));
      return given.now === true ? exists : `NOT ${exists}`;
    };
  }
  throw new RequestError(`${type.name} has no condition ${key}`);
}

function conditionOn(field: GraphField): Condition {
  switch (field.sort) {
    case 'column':
      return (row, given, compilation) =>
        compare(row.column(field.place), field, field.place.column, given, compilation);
    case 'localized':
      return (row, given, compilation) =>
        compare(row.column(field.fallback), TEXT, field.fallback.column, given, compilation);
    case 'part':
      return (row, given, compilation) => partSql(row, field, given, compilation);
    case 'one':
      return (row, given, compilation) => {
        const from = `${row.alias(field.step.model)}."${field.step.relation.from}"`;
        const rows = () => {
          const other = allOf(compilation.catalog.type(field.type), compilation);
          const alias = other.row.alias(other.row.type.chain[0] ?? '');
          other.conditions.push(`${alias}."${field.step.relation.to}" = ${from}`);
          return other;
        };
        return oneSql(rows, given, compilation);
      };
    case 'many':
    case 'list':
      return (row, given, compilation) =>
        manySql(() => relatedTo(row, field, compilation), given, compilation);
  }
}

const TEXT = { type: GraphQLString, list: false } as const;

/** The operators given on one column, all of which must hold. */
function compare(
  expression: string,
  { type, list }: Pick<ColumnField, 'type' | 'list'>,
  column: TableColumn,
  given: Input,
  compilation: Compilation,
): string {
  const operators = operatorsOf(type, list);
  const conditions = givenKeys(given).map((name) => {
    const operator = operators.find((each) => each.name === name);
    if (!operator) throw new RequestError(`${type.name} has no operator ${name}`);
    const value = at(given, name);
    if (operator.takes === 'boolean') return operator.sql(expression, String(value.now === true));
    const key = operator.key ?? ((text: string) => text);
    const send = (item: unknown): unknown => {
      if (column.type === 'Uuid') return uuidOrNull(item);
      return typeof item === 'string' ? key(item) : item;
    };
    if (operator.takes === 'value') {
      const parameter = compilation.parameter((vars) => send(value.read(vars)), sqlType(column));
      return operator.sql(expression, parameter);
    }
    const items = (variables: Parameters<typeof value.read>[0]) =>
      (value.read(variables) as readonly unknown[]).map(send).filter((item) => item !== null);
    return operator.sql(expression, compilation.parameter(items, `${sqlType(column)}[]`));
  });
  return conditions.length ? conditions.join(' AND ') : 'true';
}

function partSql(row: Row, field: PartField, given: Input, compilation: Compilation): string {
  const part = compilation.catalog.type(field.type);
  const conditions = givenKeys(given).map((key) => {
    const value = at(given, key);
    if (key === 'AND' || key === 'OR') {
      const { length } = value.now as readonly unknown[];
      const all = Array.from(
        { length },
        (_, i) => `(${partSql(row, field, at(value, i), compilation)})`,
      );
      return all.length ? all.join(` ${key} `) : String(key === 'AND');
    }
    if (key === 'NOT') return `(${partSql(row, field, value, compilation)}) IS NOT TRUE`;
    const of = part.fields.get(key);
    const place = field.places.get(key);
    if (of?.sort !== 'column') throw new RequestError(`${part.name} has no condition ${key}`);
    const column = place?.column ?? { name: key, type: 'String', nullable: true };
    return compare(place ? row.column(place) : 'NULL', of, column, value, compilation);
  });
  return conditions.length ? conditions.map((each) => `(${each})`).join(' AND ') : 'true';
}

function oneSql(rows: () => Source, given: Input, compilation: Compilation): string {
  const conditions = givenKeys(given).map((key) => {
    if (key === 'isNull') return `${at(given, key).now === true ? 'NOT ' : ''}${existsSql(rows())}`;
    return existsSql(rows(), at(given, key), compilation);
  });
  return conditions.length ? conditions.join(' AND ') : 'true';
}

function manySql(rows: () => Source, given: Input, compilation: Compilation): string {
  const conditions = givenKeys(given).map((key) => {
    if (key !== 'every') {
      return `${key === 'none' ? 'NOT ' : ''}${existsSql(rows(), at(given, key), compilation)}`;
    }
    const source = rows();
    const holds = whereSql(source.row, at(given, key), compilation);
    return `NOT EXISTS (SELECT ${fromClause(source, [`(${holds}) IS NOT TRUE`])})`;
  });
  return conditions.length ? conditions.join(' AND ') : 'true';
}

function existsSql(source: Source, where?: Input, compilation?: Compilation): string {
  const more = where && compilation ? [`(${whereSql(source.row, where, compilation)})`] : [];
  return `EXISTS (SELECT ${fromClause(source, more)})`;
}
