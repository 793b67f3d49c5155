import type { Compilation } from '../../engine/compile/compilation';
import { type Input, isGiven } from '../../engine/compile/input';
import { allOf, fromClause } from '../../engine/compile/source';
import { whereSql } from '../../engine/compile/where';

/** SQL of the ids of the rows of a noun that a `where` allows: all, when none is given. */
export function matchedSql(
  noun: string,
  where: Input | undefined,
  compilation: Compilation,
): string {
  const rows = allOf(compilation.catalog.type(noun), compilation);
  if (isGiven(where)) rows.conditions.push(`(${whereSql(rows.row, where, compilation)})`);
  return `SELECT ${rows.row.id} ${fromClause(rows)}`;
}
