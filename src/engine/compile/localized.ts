import type { LocalizedField } from '../catalog';
import type { Compilation } from './compilation';
import { type Args, isGiven } from './input';
import { type Json, jsonOf, orElse, quote } from './json';
import type { Row } from './row';

/** The label in the first language that has one, else the fallback column. */
export function localizedJson(
  row: Row,
  field: LocalizedField,
  args: Args,
  compilation: Compilation,
): Json {
  const { fallback } = field;
  const column = row.column(fallback);
  const label = labelSql(row, field, args, compilation);
  const json = jsonOf(label ? `coalesce((${label}),${column})` : column);
  return [fallback.column.nullable ? orElse(json) : json];
}

/** Null where no language is wanted. */
function labelSql(
  row: Row,
  { labels, labelTable, kind }: LocalizedField,
  { lang }: Args,
  compilation: Compilation,
): string | null {
  if (!isGiven(lang)) return null;
  const alias = compilation.alias();
  const languages = compilation.parameter(
    (variables) => (lang.read(variables) as readonly string[]).map((tag) => tag.toLowerCase()),
    'text[]',
  );
  const start = row.start(labels);
  return `SELECT ${alias}.text FROM "${labelTable.name}" ${alias} WHERE ${alias}."${labels.relation.to}" = ${start} AND ${alias}.kind = ${quote(kind)} AND ${alias}.language = ANY(${languages}) ORDER BY array_position(${languages}, ${alias}.language), ${alias}.text LIMIT 1`;
}
