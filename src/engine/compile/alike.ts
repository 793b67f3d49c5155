import type { SelectionSetNode } from 'graphql';

import type { GraphType } from '../catalog';
import type { Compilation } from './compilation';
import { type Key, keyOf, keyParameters, nounSql } from './noun';
import { below, type Selected } from './selection';

/** Fields that ask the same of nouns of one type, by keys of one sort. */
interface Alike {
  readonly type: GraphType;
  readonly by: Key['by'];
  readonly selections: readonly SelectionSetNode[];
  readonly fields: { readonly selected: Selected; readonly key: Key }[];
}

/** SQL of what is asked of nouns: of each a column, and the tables that these stand in. */
export interface NounColumns {
  readonly columns: ReadonlyMap<Selected, string>;
  readonly tables: readonly string[];
}

/**
 * The nouns that fields ask for by their keys, each in a column; null where there is none. Clients that make one request
 * of several ask the same of many: those are looked up together.
 */
export function nounColumns(
  asked: readonly Selected[],
  nouns: ReadonlyMap<string, GraphType>,
  compilation: Compilation,
): NounColumns {
  const columns = new Map<Selected, string>();
  const tables: string[] = [];
  for (const alike of alikeAmong(asked, nouns, compilation)) {
    const { type, by, selections, fields } = alike;
    const keys = fields.map(({ key }) => keyParameters(key, compilation));
    if (fields.length > 1) {
      const found = compilation.alias();
      tables.push(`${togetherSql(alike, keys, compilation)} ${found}`);
      for (const [i, { selected }] of fields.entries()) {
        columns.set(selected, `${found}.answers[${i + 1}]`);
      }
    } else {
      for (const { selected } of fields) {
        columns.set(selected, nounSql(type, by, keys.flat(), selections, compilation));
      }
    }
  }
  return { columns, tables };
}

function alikeAmong(
  asked: readonly Selected[],
  nouns: ReadonlyMap<string, GraphType>,
  compilation: Compilation,
): readonly Alike[] {
  const found: Alike[] = [];
  for (const selected of asked) {
    const type = nouns.get(selected.name);
    if (!type) continue;
    const key = keyOf(selected, compilation);
    const selections = below(selected);
    const alike = found.find(
      (one) => one.type === type && one.by === key.by && isSame(one.selections, selections),
    );
    if (alike) alike.fields.push({ selected, key });
    else found.push({ type, by: key.by, selections, fields: [{ selected, key }] });
  }
  return found;
}

/** Whether parts of a document say the same, wherever they stand. */
function isSame(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return one === other;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => name === 'loc' || isSame(one[name], other[name]))
  );
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/**
 * The answers in one array, in the order of the keys. PostgreSQL plans what is asked once, and not for each:
 *
 *     (SELECT ARRAY(SELECT (SELECT … WHERE t3."slug" = t2.key0)
 *                   FROM unnest(ARRAY[$1::text,$2::text]) WITH ORDINALITY t2(key0,place) ORDER BY t2.place) AS answers
 *      OFFSET 0)
 */
function togetherSql(
  { type, by, selections, fields }: Alike,
  keys: readonly (readonly string[])[],
  compilation: Compilation,
): string {
  const given = compilation.alias();
  const names = keys[0]?.map((_, i) => `key${i}`) ?? [];
  const lists = names.map((_, i) => `ARRAY[${keys.map((key) => key[i]).join(',')}]`);
  const key = names.map((name) => `${given}.${name}`);
  const answer = compilation.counting(fields.length, () =>
    nounSql(type, by, key, selections, compilation),
  );
  const rows = `unnest(${lists.join(',')}) WITH ORDINALITY ${given}(${names.join(',')},place)`;
  return `(SELECT ARRAY(SELECT ${answer} FROM ${rows} ORDER BY ${given}.place) AS answers OFFSET 0)`;
}
