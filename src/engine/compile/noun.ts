import type { SelectionSetNode } from 'graphql';

import type { ColumnField, GraphType } from '../catalog';
import { RequestError } from '../errors';
import { type Compilation, uuidOrNull } from './compilation';
import { at, type Input, isGiven } from './input';
import { render } from './json';
import { kindConditions } from './kind';
import { rowJson } from './object';
import type { Row } from './row';
import type { Selected } from './selection';
import { allOf, onlySql, type Source } from './source';

const KEYS = ['id', 'slug', 'identifier'] as const;

/** What a field names the noun by that it wants. */
export interface Key {
  readonly by: (typeof KEYS)[number];
  readonly input: Input;
}

/** @throws RequestError when a field gives no key, or several */
export function keyOf(selected: Selected, compilation: Compilation): Key {
  const args = compilation.args('Query', selected);
  const given = KEYS.flatMap((by) => {
    const input = args[by];
    return isGiven(input) ? [{ by, input }] : [];
  });
  const [key] = given;
  if (key && given.length === 1) return key;
  const came = given.map(({ by }) => by).join(' and ') || 'none';
  throw new RequestError(
    `${selected.name} takes exactly one of id, slug and identifier, got ${came}`,
  );
}

/** A key as parameters: two for an identifier, one for any other. */
export function keyParameters({ by, input }: Key, compilation: Compilation): readonly string[] {
  if (by === 'id') return [compilation.parameter((vars) => uuidOrNull(input.read(vars)), 'uuid')];
  const texts = by === 'slug' ? [input] : [at(input, 'scheme'), at(input, 'value')];
  return texts.map(({ read }) => compilation.parameter(read, 'text'));
}

/**
 * What is asked of a noun, looked up by its key; null where there is none.
 *
 * @param key SQL of what it is made of
 */
export function nounSql(
  type: GraphType,
  by: Key['by'],
  key: readonly string[],
  selections: readonly SelectionSetNode[],
  compilation: Compilation,
): string {
  const isInKind = by === 'slug' && type.sort === 'noun';
  const source = isInKind ? ofKind(type, compilation) : allOf(type, compilation);
  source.conditions.push(keyCondition(source.row, by, key, compilation));
  // An identifier may be shared, and a slug by nouns of several kinds: the oldest is meant.
  const first = by === 'id' || isInKind ? '' : ` ORDER BY ${source.row.id} LIMIT 1`;
  return firstSql(source, selections, compilation, first);
}

/** What is asked of the only row of a source, or of the first; null, as a root field may be, where there is none. */
export function firstSql(
  source: Source,
  selections: readonly SelectionSetNode[],
  compilation: Compilation,
  first = '',
): string {
  const row = source.row.only();
  // A supertype's table does not tell that its own has the row too.
  row.columnIn(row.type.chain[0] ?? row.type.name, 'id');
  return onlySql(render(rowJson(row, selections, compilation), true), source, row, first);
}

/** All of a noun, in the table where its slugs are, each of them one among those of its kind. */
function ofKind(type: GraphType, compilation: Compilation): Source {
  const { model } = slugOf(type).place;
  const source = allOf(type, compilation, model);
  source.conditions.push(...kindConditions(source.row, model));
  return source;
}

function keyCondition(
  row: Row,
  by: Key['by'],
  [first = '', second = '']: readonly string[],
  compilation: Compilation,
): string {
  if (by === 'id') return `${row.id} = ${first}`;
  if (by === 'slug') return `${row.column(slugOf(row.type).place)} = ${first}`;
  const identifiers = row.type.fields.get('identifiers');
  if (identifiers?.sort !== 'list') throw new Error(`${row.type.name} has no identifiers`);
  const { model, to } = identifiers.step.relation;
  const alias = compilation.alias();
  return `${row.id} IN (SELECT ${alias}."${to}" FROM "${compilation.catalog.tables[model]?.name}" ${alias} WHERE ${alias}.scheme = ${first} AND ${alias}.value = ${second})`;
}

function slugOf(type: GraphType): ColumnField {
  const slug = type.fields.get('slug');
  if (slug?.sort !== 'column') throw new Error(`${type.name} has no slug`);
  return slug;
}
