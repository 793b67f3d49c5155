import { GraphQLBoolean, GraphQLInt } from 'graphql';

import type { ColumnField } from '../catalog';
import { DateTime, Decimal } from '../scalars';
import { type Json, sql, text } from './json';

/**
 * A column's value as JSON text in its wire form: decimals as exact strings, instants in UTC, unknown as null.
 *
 *     '"'||trim_scale(t1."amount")||'"'      to_json(t1."name")::text      t1."ordinal"::text
 */
export function scalarJson(column: string, field: ColumnField, nullable = field.nullable): Json {
  if (field.list) return [sql(`coalesce(to_json(${column})::text,'[]')`)];
  const quoted = plainText(column, field);
  if (!nullable && quoted) return [text('"'), sql(quoted), text('"')];
  const value = quoted ? `'"'||${quoted}||'"'` : bareText(column, field);
  return [sql(nullable ? `coalesce(${value},'null')` : value)];
}

/** The value as text that needs no escaping within quotes; null where the column's type cannot promise that. */
function plainText(column: string, { type, place }: ColumnField): string | null {
  if (type === Decimal) return `trim_scale(${column})::text`;
  if (type === DateTime) {
    return `to_char(${column} AT TIME ZONE 'UTC','YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  }
  const safe = place.column.enum || ['Uuid', 'VarChar', 'Char'].includes(place.column.type);
  return safe ? `${column}::text` : null;
}

function bareText(column: string, { type }: ColumnField): string {
  return type === GraphQLInt || type === GraphQLBoolean
    ? `${column}::text`
    : `to_json(${column})::text`;
}
