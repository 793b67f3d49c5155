import type { ColumnField, GraphType, ListField, ManyField, OneField } from '../catalog';
import { isEnumeration } from '../enumeration';
import type { Facet } from '../listing';
import { type Compilation, uuidOrNull } from './compilation';
import { at, givenKeys, type Input, type Variables } from './input';
import { allOf, attach, fromClause, relatedTo, type Source } from './source';

/** A condition of a filter that words of a facet tell: that a row has one of them. */
export interface FacetCondition {
  readonly facet: Facet;
  readonly among: (variables: Variables) => readonly string[];
}

type Edge = OneField | ManyField | ListField;

/** How many edges lead to the words of a facet at most: each is a join of whole tables. */
const MOST_EDGES = 2;

/** The conditions of a filter, where facets tell all of them; else null. */
export function facetConditions(
  type: GraphType,
  where: Input,
  compilation: Compilation,
): FacetCondition[] | null {
  return allOrNone(givenKeys(where), (key) => conditionOf([], type, key, at(where, key)));

  function conditionOf(
    path: readonly Edge[],
    end: GraphType,
    key: string,
    given: Input,
  ): FacetCondition[] | null {
    if (key === 'AND') return joined(given);
    const field = end.fields.get(key);
    const [operator = '', ...others] = givenKeys(given);
    if (!field || others.length > 0) return null;
    const value = at(given, operator);
    if (field.sort === 'column') {
      // What is unique leaves one row: there is nothing to list.
      const among = path.length === 0 && isUnique(field) ? null : amongOf(field, operator, value);
      return among && [{ facet: facetOf(type, path, field, compilation), among }];
    }
    const isEdge = field.sort === 'one' || field.sort === 'many' || field.sort === 'list';
    const isSome = operator === 'is' || operator === 'some';
    return isEdge && isSome ? beyond([...path, field], value) : null;
  }

  /** What must hold of what edges lead to. Two conditions must hold of the same, which words do not tell. */
  function beyond(path: readonly Edge[], where: Input): FacetCondition[] | null {
    const [key = '', ...others] = givenKeys(where);
    const last = path.at(-1);
    if (!last || key === '' || others.length > 0 || path.length > MOST_EDGES) return null;
    if (key === 'AND' || last.step.relation.lateral) return null;
    return conditionOf(path, compilation.catalog.type(last.type), key, at(where, key));
  }

  function joined(list: Input): FacetCondition[] | null {
    const { length } = list.now as readonly unknown[];
    return allOrNone(Array.from({ length }).keys(), (i) => {
      const where = at(list, i);
      return allOrNone(givenKeys(where), (key) => conditionOf([], type, key, at(where, key)));
    });
  }
}

function allOrNone<T, R>(items: Iterable<T>, of: (item: T) => R[] | null): R[] | null {
  const all: R[] = [];
  for (const item of items) {
    const some = of(item);
    if (!some) return null;
    all.push(...some);
  }
  return all;
}

/** Whether it tells one row of a type from all others: a slug or an id. */
const isUnique = ({ isKey, place }: ColumnField): boolean => isKey || place.column.name === 'id';

/** Reads the words that a column is compared with, where it has words: those of an enum, slugs and ids. */
function amongOf(
  field: ColumnField,
  operator: string,
  value: Input,
): FacetCondition['among'] | null {
  const { type, list, place } = field;
  if (list || !(isUnique(field) || isEnumeration(type))) return null;
  if (operator !== 'eq' && operator !== 'in') return null;
  const isId = place.column.type === 'Uuid';
  return (variables) => {
    const words = [value.read(variables)].flat().filter((word) => word !== null);
    return isId
      ? words.flatMap((word) => uuidOrNull(word)?.toLowerCase() ?? [])
      : words.map(String);
  };
}

/** Its SQL is written when it is wanted, which is seldom. It may be kept for long, so it holds nothing of the request. */
function facetOf(
  type: GraphType,
  path: readonly Edge[],
  column: ColumnField,
  compilation: Compilation,
): Facet {
  const name = [...path.map((edge) => edge.name), column.name].join('.');
  const aside = compilation.apart();
  return { name, words: () => wordsSql(type, path, column, aside) };
}

/** `SELECT t1.id, t4."slug"::text FROM "project" t1 JOIN "sector_share" t2 … WHERE …` */
function wordsSql(
  type: GraphType,
  path: readonly Edge[],
  column: ColumnField,
  compilation: Compilation,
): string {
  const source = allOf(type, compilation);
  const word = wordBeyond(source, path, column, compilation);
  const isKnown = `${word} IS NOT NULL`;
  return `SELECT ${source.row.id}, ${word}::text ${fromClause(source, [isKnown])}`;
}

/** SQL of the word, of which the tables that lead to it are joined to where the path begins. */
function wordBeyond(
  { row, conditions }: Pick<Source, 'row' | 'conditions'>,
  [edge, ...rest]: readonly Edge[],
  column: ColumnField,
  compilation: Compilation,
): string {
  if (!edge) return row.column(column.place);
  const next = relatedTo(row, edge, compilation);
  const word = wordBeyond(next, rest, column, compilation);
  attach(row, next);
  conditions.push(...next.conditions);
  return word;
}
