import type { GraphQLSchema } from 'graphql';

import type { Catalog, GraphType } from '../catalog';
import { singularOf } from '../names';
import type { Question } from '../question';
import type { Compilation } from './compilation';
import { connectionJson } from './connection-json';
import { type Json, sql, text } from './json';
import { firstSql } from './noun';
import { rowJson } from './object';
import { below, type Selected } from './selection';

/** What compiles each root field of the schema, by its name. */
export interface Roots {
  readonly fields: ReadonlyMap<string, (selected: Selected, compilation: Compilation) => Json>;
  /** Those that give one noun by its key. */
  readonly nouns: ReadonlyMap<string, GraphType>;
}

export function rootsOf(catalog: Catalog, questions: readonly Question[]): Roots {
  const fields = new Map<string, (selected: Selected, compilation: Compilation) => Json>();
  const nouns = new Map<string, GraphType>();
  for (const type of catalog.types.values()) {
    const { plural } = type.options;
    if (!plural) continue;
    if (type.sort !== 'detail') nouns.set(singularOf(type.name), type);
    fields.set(plural, (selected, c) =>
      connectionJson({ type, selected, args: c.args('Query', selected) }, rowJson, c),
    );
  }
  for (const { name, answer } of questions) {
    fields.set(name, (selected, c) => {
      const args = c.args('Query', selected);
      if ('one' in answer) return [sql(firstSql(answer.one(args, c), below(selected), c))];
      return 'list' in answer
        ? answer.list(selected, args, c)
        : connectionJson({ found: answer, selected, args }, rowJson, c);
    });
  }
  return { fields, nouns };
}

/** The text of `__typename` at the root. */
export const rootTypename = (schema: GraphQLSchema) => (): Json => [
  text(JSON.stringify(schema.getQueryType()?.name ?? 'Query')),
];
