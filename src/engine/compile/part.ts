import type { ComputedField, PartField } from '../catalog';
import { computedRow } from '../computed';
import type { Compilation } from './compilation';
import { computedOf } from './computed';
import { type Json, nullIf, objectOf, render, sql, text } from './json';
import type { RenderRow } from './render-row';
import type { Row } from './row';
import { scalarJson } from './scalar';
import { below, fieldsOf, type Selected } from './selection';
import { fromClause, onlySql, rowsOf } from './source';

/** Several columns of a row as one object; null where the first of them is. */
export function partJson(
  row: Row,
  field: PartField,
  selected: Selected,
  renderRow: RenderRow,
  compilation: Compilation,
): Json {
  const part = compilation.catalog.type(field.type);
  const members = fieldsOf(below(selected), new Set([part.name]), compilation).map(
    (asked): readonly [string, Json] => {
      const { key, name } = asked;
      if (name === '__typename') return [key, [text(JSON.stringify(part.name))]];
      const of = part.fields.get(name);
      if (of?.sort === 'computed') {
        return [key, computedJson(row, field, of, asked, renderRow, compilation)];
      }
      if (of?.sort !== 'column') throw new Error(`${part.name} has no field ${name}`);
      const place = field.places.get(name);
      if (!place) return [key, [text('null')]];
      return [key, scalarJson(row.column(place), { ...of, place }, of.nullable)];
    },
  );
  const [presence] = field.places.values();
  if (!presence) throw new Error(`${field.name} has no columns`);
  return nullIf(`${row.column(presence)} IS NULL`, objectOf(members), row.isOnly);
}

/** What is asked of a row that is computed: `(SELECT … FROM (SELECT … FROM (SELECT) one LEFT JOIN …) t2)` */
function computedJson(
  row: Row,
  part: PartField,
  field: ComputedField,
  selected: Selected,
  renderRow: RenderRow,
  compilation: Compilation,
): Json {
  const args = compilation.args(part.type, selected);
  const statement = computedRow(computedOf(row, part, field, args, compilation));
  const source = rowsOf(compilation.catalog.type(field.type), statement, compilation);
  const computed = row.isOnly ? source.row.only() : source.row;
  const json = render(renderRow(computed, below(selected), compilation), row.isOnly);
  return [
    sql(row.isOnly ? onlySql(json, source, computed) : `(SELECT ${json} ${fromClause(source)})`),
  ];
}
