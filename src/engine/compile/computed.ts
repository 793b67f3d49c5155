import type { BoundFact, ComputedField, PartField } from '../catalog';
import { type Computed, comparedColumn } from '../computed';
import type { Compilation } from './compilation';
import { type Args, isGiven } from './input';
import type { Row } from './row';

/** What a field of a part comes to in a row, for the arguments that are given. */
export function computedOf(
  row: Row,
  part: PartField,
  { declaration }: ComputedField,
  args: Args,
  compilation: Compilation,
): Computed {
  const values = new Map(
    Object.entries(args).flatMap(([name, input]): [string, string][] =>
      isGiven(input) ? [[name, compilation.parameter(input.read, 'text')]] : [],
    ),
  );
  const column = (name: string): string => {
    const place = part.places.get(name);
    return place ? row.column(place) : 'NULL';
  };
  const fact = (name: string): string => factOf(row, part, name);
  // What is not asked for may be known of the place.
  const arg = (name: string): string => values.get(name) ?? fact(name);
  return declaration.sql({ column, fact, arg }, compilation.alias());
}

/** What is known of the row for the part, by the name of the fact: the first of the places that has it. */
export function factOf(row: Row, part: PartField, name: string): string {
  const facts = part.facts.get(name) ?? [];
  return facts.length ? `coalesce(${facts.map((each) => factSql(row, each)).join(', ')})` : 'NULL';
}

function factSql(row: Row, fact: BoundFact): string {
  if ('sql' in fact) return `(${row.here(fact.sql, [fact.model])})`;
  return (fact.through ? row.follow(fact.through) : row).column(fact.place);
}

/**
 * SQL of that column, in the FROM clause of the row.
 *
 * @throws RequestError when an operation compares by more than it may
 */
export function comparedSql(
  row: Row,
  part: PartField,
  computed: ComputedField,
  args: Args,
  compilation: Compilation,
): string {
  compilation.count('computed');
  const { joins, columns } = computedOf(row, part, computed, args, compilation);
  row.attach(joins);
  const { column } = comparedColumn(computed, compilation.catalog).place;
  return `(${columns[column.name]})`;
}
