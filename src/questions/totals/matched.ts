import type { Compilation } from '../../engine/compile/compilation';
import { type Input, isGiven } from '../../engine/compile/input';
import { allOf, fromClause } from '../../engine/compile/source';
import { whereSql } from '../../engine/compile/where';

/** SQL of the rows of a noun's own table that a `where` allows: all, when none is given. */
export function matchedSql(
  noun: string,
  where: Input | undefined,
  compilation: Compilation,
): string {
  const type = compilation.catalog.type(noun);
  const rows = allOf(type, compilation);
  if (isGiven(where)) rows.conditions.push(`(${whereSql(rows.row, where, compilation)})`);
  return `SELECT ${rows.row.columnIn(type.chain[0] ?? noun, '*')} ${fromClause(rows)}`;
}
