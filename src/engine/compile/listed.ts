import type { GraphType } from '../catalog';
import type { Listing } from '../listing';
import type { Compilation } from './compilation';
import type { Connection } from './connection';
import { orderMark } from './cursor';
import { type FacetCondition, facetConditions } from './facets';
import { type Args, type Input, isGiven, type Variables } from './input';
import { type CursorArgument, cursorParameters, cursorReader } from './keyset';
import { orderKeys, orderName, orderSql } from './order';
import { type Joins, Row } from './row';
import { allOf, fromClause, type Source } from './source';

/** The rows of a page that a listing tells, and how many there are on all pages. */
export interface ListedRows {
  readonly source: Source;
  /** SQL of it, as text. */
  readonly count: string;
  /** SQL of whether any is beyond a cursor, where one is given. */
  readonly beyond: Readonly<Record<CursorArgument, string>>;
}

/** How many conditions a list may be filtered by. */
const MOST_CONDITIONS = 6;

/**
 * The rows that a listing tells, where the operation is compiled to be told them; else it is noted that they could be.
 *
 * @param limit how many rows are wanted; 0 where only their number is
 * @returns null where they are to be looked for
 */
export function listedRows(
  { type, field, found, args }: Connection,
  limit: number,
  compilation: Compilation,
): ListedRows | null {
  const { where, orderBy } = args;
  if (!compilation.hasListings || !type || field || found) return null;
  const isPaged = limit > 0;
  if (isPaged && isGiven(orderBy) && !isOwnOrder(type, orderBy, compilation)) return null;
  const conditions = isGiven(where) ? facetConditions(type, where, compilation) : [];
  if (!conditions || conditions.length > MOST_CONDITIONS) return null;
  const told = compilation.list(listingOf(type, conditions, compilation.apart()), () => {
    // A count has no order, and no cursor counts for it.
    const given = isPaged ? args : {};
    const after = cursorIn('after', type, given, compilation);
    const before = cursorIn('before', type, given, compilation);
    return {
      among: (variables) => conditions.map(({ among }) => among(variables)),
      limit,
      isFromEnd: isGiven(args.last),
      after: after.id,
      before: before.id,
      holds: [...after.holds, ...before.holds],
    };
  });
  if (told === null) return null;
  const of = (column: string) => `(SELECT ${column} FROM ${told})`;
  const alias = compilation.alias();
  const joins: Joins = [];
  const row = Row.at(type, `${alias}.id`, joins, compilation);
  const from = `unnest(${of('ids')}::uuid[]) ${alias}(id)`;
  const source: Source = { row, joins, from, conditions: [], edge: null };
  return { source, count: of('count'), beyond: { after: of('behind'), before: of('ahead') } };
}

/** It may be kept for long, so it holds nothing of the request. */
function listingOf(
  type: GraphType,
  conditions: readonly FacetCondition[],
  aside: Compilation,
): Listing {
  const facets = conditions.map(({ facet }) => facet);
  return { type: type.name, facets, rows: () => rowsSql(type, aside) };
}

/** The id in a cursor, and that its row still stands where the cursor has it. */
function cursorIn(
  argument: CursorArgument,
  type: GraphType,
  args: Args,
  compilation: Compilation,
): { readonly id: (variables: Variables) => string | null; readonly holds: readonly string[] } {
  const input = args[argument];
  if (!isGiven(input)) return { id: () => null, holds: [] };
  const source = allOf(type, compilation);
  const keys = orderKeys(source, null, undefined, compilation);
  const cursor = { argument, input, mark: orderMark(orderName(type, keys)) };
  const read = cursorReader(keys, cursor);
  const values = cursorParameters(keys, cursor, compilation);
  // Equal by a plain sign where nothing is unknown: then an index finds the row.
  const same = keys.map(
    ({ sql, nullable }, i) => `${sql} ${nullable ? 'IS NOT DISTINCT FROM' : '='} ${values[i]}`,
  );
  return {
    id: (variables) => read(variables).at(-1) ?? null,
    holds: [`EXISTS (SELECT ${fromClause(source, same)})`],
  };
}

function isOwnOrder(type: GraphType, orderBy: Input, compilation: Compilation): boolean {
  // Only asked for its name: what it is computed with is no parameter of the statement.
  const nameOf = (input?: Input): string => {
    const aside = compilation.apart();
    return orderName(type, orderKeys(allOf(type, aside), null, input, aside));
  };
  return nameOf(orderBy) === nameOf();
}

/** `SELECT t1.id FROM "project" t1 JOIN "node" t2 … ORDER BY t2."sort_name" COLLATE "C", t2.id` */
function rowsSql(type: GraphType, compilation: Compilation): string {
  const source = allOf(type, compilation);
  const keys = orderKeys(source, null, undefined, compilation);
  return `SELECT ${source.row.id} ${fromClause(source)} ORDER BY ${orderSql(keys, false)}`;
}
