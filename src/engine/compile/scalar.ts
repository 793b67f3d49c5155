import { GraphQLBoolean, GraphQLInt } from 'graphql';

import type { ColumnField } from '../catalog';
import { DateTime, Decimal } from '../scalars';
import { type Json, jsonOf, orElse, type SqlPiece, sql, text } from './json';

/**
 * A column's value as JSON text in its wire form: decimals as exact strings, instants in UTC, unknown as null.
 *
 *     '"'||trim_scale(t1."amount")::text||'"'      to_json(t1."name")::text      t1."ordinal"::text
 */
export function scalarJson(column: string, field: ColumnField, nullable = field.nullable): Json {
  if (field.list) return [orElse(jsonOf(column), '[]')];
  const plain = plainJson(column, field);
  if (plain && !nullable) return [text('"'), plain, text('"')];
  const value = plain ? quoted(plain) : bareJson(column, field);
  return [nullable ? orElse(value) : value];
}

/** The value as what needs no escaping within quotes; null where the column's type cannot promise that. */
function plainJson(column: string, { type, place }: ColumnField): SqlPiece | null {
  if (type === Decimal) return sql(`trim_scale(${column})::text`);
  if (type === DateTime) {
    return sql(`to_char(${column} AT TIME ZONE 'UTC','YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
  }
  if (place.column.enum || ['Uuid', 'VarChar'].includes(place.column.type)) {
    return sql(`${column}::text`, column);
  }
  return place.column.type === 'Char' ? sql(`${column}::text`) : null;
}

const quoted = (plain: SqlPiece): SqlPiece =>
  sql(`'"'||${plain.sql}||'"'`, `to_json(${plain.once})`);

const bareJson = (column: string, { type }: ColumnField): SqlPiece =>
  type === GraphQLInt || type === GraphQLBoolean ? sql(`${column}::text`) : jsonOf(column);
