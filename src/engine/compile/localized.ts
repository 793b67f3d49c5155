import type { LocalizedField } from '../catalog';
import type { Compilation } from './compilation';
import { type Args, isGiven } from './input';
import { type Json, quote, sql } from './json';
import type { Row } from './row';

/** The label in the first language that has one, else the fallback column. */
export function localizedJson(
  row: Row,
  { fallback, labels, labelTable, kind }: LocalizedField,
  { lang }: Args,
  compilation: Compilation,
): Json {
  const column = row.column(fallback);
  const otherwise = fallback.column.nullable
    ? `coalesce(to_json(${column})::text,'null')`
    : `to_json(${column})::text`;
  if (!isGiven(lang)) return [sql(otherwise)];
  const alias = compilation.alias();
  const languages = compilation.parameter(
    (variables) => (lang.read(variables) as readonly string[]).map((tag) => tag.toLowerCase()),
    'text[]',
  );
  const start = row.start(labels);
  const label = `SELECT to_json(${alias}.text)::text FROM "${labelTable.name}" ${alias} WHERE ${alias}."${labels.relation.to}" = ${start} AND ${alias}.kind = ${quote(kind)} AND ${alias}.language = ANY(${languages}) ORDER BY array_position(${languages}, ${alias}.language), ${alias}.text LIMIT 1`;
  return [sql(`coalesce((${label}),${otherwise})`)];
}
