import type { SelectionSetNode } from 'graphql';

import type { GraphField, GraphType, ListField, OneField } from '../catalog';
import { lookedUp } from '../join';
import type { Compilation } from './compilation';
import { connectionJson } from './connection-json';
import { type Json, nullIf, objectOf, orElse, quote, render, sql, text } from './json';
import { localizedJson } from './localized';
import { orderSql } from './order';
import { partJson } from './part';
import type { Row } from './row';
import { scalarJson } from './scalar';
import { below, fieldsOf, type Selected } from './selection';
import { fromClause, isBare, onlySql, relatedTo, toldOf } from './source';

/** What selection sets ask of a row, as a JSON object. */
export function rowJson(
  row: Row,
  selections: readonly SelectionSetNode[],
  compilation: Compilation,
): Json {
  return row.type.sort === 'interface'
    ? anyJson(row, selections, compilation)
    : objectOf(membersOf(row, row.type, selections, compilation));
}

type Member = readonly [key: string, value: Json];

function membersOf(
  row: Row,
  type: GraphType,
  selections: readonly SelectionSetNode[],
  compilation: Compilation,
): Member[] {
  const asked = fieldsOf(selections, namesOf(type), compilation);
  const members = new Map<string, Json>(asked.map(({ key }) => [key, []]));
  // What an ancestry may have the key of comes last: by then it is known which of the row's tables are read anyway.
  const isAncestral = ({ name }: Selected): boolean => {
    const field = type.fields.get(name);
    return field?.sort === 'one' && row.hasAncestral(field.step);
  };
  const others = asked.filter((each) => !isAncestral(each));
  for (const selected of [...others, ...asked.filter(isAncestral)]) {
    members.set(selected.key, memberJson(row, type, selected, compilation));
  }
  return [...members];
}

const namesOf = (type: GraphType): ReadonlySet<string> =>
  new Set([type.name, ...type.interfaces.map((above) => above.name)]);

/**
 * A row whose type is known only when it is read. The types that are asked for the same fields of the
 * interface share one object; each other type has its own, with its own tables joined:
 *
 *     CASE t1."kind"::text WHEN 'SUMMIT' THEN … ELSE … END
 */
function anyJson(
  row: Row,
  selections: readonly SelectionSetNode[],
  compilation: Compilation,
): Json {
  const kind = kindSql(row);
  const own: string[] = [];
  let shared: Json | null = null;
  for (const type of row.type.concrete) {
    const fields = fieldsOf(selections, namesOf(type), compilation);
    const common = fields.every(({ name }) => name === '__typename' || row.type.fields.has(name));
    const plain = common && isSameAs(fields, row.type, selections, compilation);
    if (plain) {
      shared ??= objectOf(membersOf(row, row.type, selections, compilation));
      continue;
    }
    own.push(`WHEN ${quote(type.kind)} THEN ${ownSql(row, type, selections, compilation)}`);
  }
  shared ??= own.length < row.type.concrete.length ? objectOf([]) : null;
  if (own.length === 0) return shared ?? objectOf([]);
  const rest = shared ? render(shared, row.isOnly) : "'null'";
  return [sql(`CASE ${kind} ${own.join(' ')} ELSE ${rest} END`)];
}

/** What is asked of a row that is of one of the types of an interface. */
function ownSql(
  row: Row,
  type: GraphType,
  selections: readonly SelectionSetNode[],
  compilation: Compilation,
): string {
  const own = row.isOnly ? row.only(type) : row.as(type);
  const json = render(objectOf(membersOf(own, type, selections, compilation)), row.isOnly);
  return row.isOnly ? lookedUp(json, own.joins) : json;
}

/** Whether a concrete type is asked for just what every value of the interface is asked for. */
function isSameAs(
  fields: readonly Selected[],
  above: GraphType,
  selections: readonly SelectionSetNode[],
  compilation: Compilation,
): boolean {
  const general = fieldsOf(selections, namesOf(above), compilation);
  return (
    general.length === fields.length &&
    general.every(
      (each, i) => each.key === fields[i]?.key && each.nodes.length === fields[i]?.nodes.length,
    )
  );
}

function kindSql(row: Row): string {
  const name = row.type.options.discriminator ?? '';
  const field = row.type.fields.get(name);
  if (field?.sort !== 'column') throw new Error(`${row.type.name} has no discriminator ${name}`);
  return `${row.column(field.place)}::text`;
}

function memberJson(row: Row, type: GraphType, selected: Selected, compilation: Compilation): Json {
  if (selected.name === '__typename') return typenameJson(row, type);
  const field = type.fields.get(selected.name);
  if (!field) throw new Error(`${type.name} has no field ${selected.name}`);
  return fieldJson(row, field, type, selected, compilation);
}

function typenameJson(row: Row, type: GraphType): Json {
  if (type.sort !== 'interface') return [text(JSON.stringify(type.name))];
  const names = type.concrete.map(({ kind, name }) => `WHEN ${quote(kind)} THEN ${quote(name)}`);
  return [text('"'), sql(`CASE ${kindSql(row)} ${names.join(' ')} END`), text('"')];
}

function fieldJson(
  row: Row,
  field: GraphField,
  type: GraphType,
  selected: Selected,
  compilation: Compilation,
): Json {
  switch (field.sort) {
    case 'column':
      return scalarJson(row.column(field.place), field);
    case 'localized':
      return localizedJson(row, field, compilation.args(type.name, selected), compilation);
    case 'part':
      return partJson(row, field, selected, rowJson, compilation);
    case 'computed':
      throw new Error(`${field.name} stands in a part`);
    case 'one':
      return oneJson(row, field, selected, compilation);
    case 'list':
      return listJson(row, field, selected, compilation);
    case 'many':
      return connectionJson(
        { field, parent: row, selected, args: compilation.args(type.name, selected) },
        rowJson,
        compilation,
      );
  }
}

/**
 * What is asked of the row at the end of an edge to one noun. It is joined where many rows have it; for an only row
 * it is looked up, which PostgreSQL plans in less time than it takes to weigh the ways to join.
 */
function oneJson(row: Row, field: OneField, selected: Selected, compilation: Compilation): Json {
  const source = row.isOnly ? toldOf(row, field, compilation) : null;
  const other = source ? source.row.only() : row.follow(field);
  const json = rowJson(other, below(selected), compilation);
  if (source && !(isBare(source) && other.joins.length === 0)) {
    return [orElse(sql(onlySql(render(json, true), source, other)))];
  }
  return field.nullable ? nullIf(`${other.id} IS NULL`, json, row.isOnly) : json;
}

function listJson(row: Row, field: ListField, selected: Selected, compilation: Compilation): Json {
  const source = relatedTo(row, field, compilation);
  const item = render(rowJson(source.row, below(selected), compilation));
  const keys = field.orderBy.map((name) => {
    const key = source.row.type.fields.get(name);
    if (key?.sort !== 'column') throw new Error(`${source.row.type.name} has no column ${name}`);
    const collated =
      key.place.column.enum || key.place.column.type !== 'String' ? '' : ' COLLATE "C"';
    return {
      sql: `${source.row.column(key.place)}${collated}`,
      type: '',
      descending: false,
      nullsFirst: false,
      nullable: key.place.column.nullable,
      name,
    };
  });
  const items = `SELECT string_agg(${item},',' ORDER BY ${orderSql(keys, false)}) ${fromClause(source)}`;
  return [text('['), sql(`coalesce((${items}),'')`), text(']')];
}
