import type { PartField } from '../catalog';
import type { Compilation } from './compilation';
import { type Json, nullIf, objectOf, text } from './json';
import type { Row } from './row';
import { scalarJson } from './scalar';
import { below, fieldsOf, type Selected } from './selection';

/** Several columns of a row as one object; null where the first of them is. */
export function partJson(
  row: Row,
  field: PartField,
  selected: Selected,
  compilation: Compilation,
): Json {
  const part = compilation.catalog.type(field.type);
  const members = fieldsOf(below(selected), new Set([part.name]), compilation).map(
    ({ key, name }): readonly [string, Json] => {
      if (name === '__typename') return [key, [text(JSON.stringify(part.name))]];
      const of = part.fields.get(name);
      if (of?.sort !== 'column') throw new Error(`${part.name} has no field ${name}`);
      const place = field.places.get(name);
      if (!place) return [key, [text('null')]];
      return [key, scalarJson(row.column(place), { ...of, place }, of.nullable)];
    },
  );
  const [presence] = field.places.values();
  if (!presence) throw new Error(`${field.name} has no columns`);
  return nullIf(`${row.column(presence)} IS NULL`, objectOf(members));
}
