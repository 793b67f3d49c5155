import type { GraphQLSchema } from 'graphql';

import type { Catalog, ColumnField, GraphType } from '../catalog';
import { RequestError } from '../errors';
import { singularOf } from '../names';
import type { Question } from '../question';
import { type Compilation, uuidOrNull } from './compilation';
import { connectionJson } from './connection-json';
import { at, type Input, isGiven } from './input';
import { type Json, render, sql, text } from './json';
import { kindConditions } from './kind';
import { rowJson } from './object';
import type { Row } from './row';
import { below, type Selected } from './selection';
import { allOf, onlySql, type Source } from './source';

/** What compiles each root field of the schema, by its name. */
export type Roots = ReadonlyMap<string, (selected: Selected, compilation: Compilation) => Json>;

export function rootsOf(catalog: Catalog, questions: readonly Question[]): Roots {
  const roots = new Map<string, (selected: Selected, compilation: Compilation) => Json>();
  for (const type of catalog.types.values()) {
    const { plural } = type.options;
    if (!plural) continue;
    if (type.sort !== 'detail') {
      roots.set(singularOf(type.name), (selected, c) => singleJson(type, selected, c));
    }
    roots.set(plural, (selected, c) =>
      connectionJson({ type, selected, args: c.args('Query', selected) }, rowJson, c),
    );
  }
  for (const { name, answer } of questions) {
    roots.set(name, (selected, c) => {
      const args = c.args('Query', selected);
      if ('one' in answer) return firstJson(answer.one(args, c), selected, c);
      return 'list' in answer
        ? answer.list(selected, args, c)
        : connectionJson({ found: answer, selected, args }, rowJson, c);
    });
  }
  return roots;
}

/** One noun by its id, slug or identifier; null where there is none. */
function singleJson(type: GraphType, selected: Selected, compilation: Compilation): Json {
  const args = compilation.args('Query', selected);
  const given = ['id', 'slug', 'identifier'].filter((name) => isGiven(args[name]));
  const [name] = given;
  const input = args[name ?? ''];
  if (given.length !== 1 || !input) {
    const came = given.length ? given.join(' and ') : 'none';
    throw new RequestError(
      `${selected.name} takes exactly one of id, slug and identifier, got ${came}`,
    );
  }
  if (name === 'slug' && type.sort === 'noun') {
    return firstJson(bySlug(type, input, compilation), selected, compilation);
  }
  const source = allOf(type, compilation);
  source.conditions.push(keyCondition(source.row, name ?? '', input, compilation));
  // An identifier may be shared, and a slug by nouns of several kinds: the oldest is meant.
  const first = name === 'id' ? '' : ` ORDER BY ${source.row.id} LIMIT 1`;
  return firstJson(source, selected, compilation, first);
}

/** What is asked of the only row of a source, or of the first; null, as a root field may be, where there is none. */
function firstJson(source: Source, selected: Selected, compilation: Compilation, first = ''): Json {
  const row = source.row.only();
  // A supertype's table does not tell that its own has the row too.
  row.columnIn(row.type.chain[0] ?? row.type.name, 'id');
  const json = render(rowJson(row, below(selected), compilation), true);
  return [sql(onlySql(json, source, row, first))];
}

/** The noun of a slug, which is one among those of its kind. */
function bySlug(type: GraphType, slug: Input, compilation: Compilation): Source {
  const { place } = slugOf(type);
  const source = allOf(type, compilation, place.model);
  const { row } = source;
  source.conditions.push(
    ...kindConditions(row, place.model),
    `${row.column(place)} = ${compilation.parameter(slug.read, 'text')}`,
  );
  return source;
}

function keyCondition(row: Row, name: string, input: Input, compilation: Compilation): string {
  if (name === 'id') {
    return `${row.id} = ${compilation.parameter((vars) => uuidOrNull(input.read(vars)), 'uuid')}`;
  }
  if (name === 'slug') {
    return `${row.column(slugOf(row.type).place)} = ${compilation.parameter(input.read, 'text')}`;
  }
  const identifiers = row.type.fields.get('identifiers');
  if (identifiers?.sort !== 'list') throw new Error(`${row.type.name} has no identifiers`);
  const { model, to } = identifiers.step.relation;
  const alias = compilation.alias();
  const scheme = compilation.parameter(at(input, 'scheme').read, 'text');
  const value = compilation.parameter(at(input, 'value').read, 'text');
  return `${row.id} IN (SELECT ${alias}."${to}" FROM "${compilation.catalog.tables[model]?.name}" ${alias} WHERE ${alias}.scheme = ${scheme} AND ${alias}.value = ${value})`;
}

function slugOf(type: GraphType): ColumnField {
  const slug = type.fields.get('slug');
  if (slug?.sort !== 'column') throw new Error(`${type.name} has no slug`);
  return slug;
}

/** The text of `__typename` at the root. */
export const rootTypename = (schema: GraphQLSchema): Json => [
  text(JSON.stringify(schema.getQueryType()?.name ?? 'Query')),
];
