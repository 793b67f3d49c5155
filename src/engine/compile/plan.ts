import { hash } from 'node:crypto';

import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';

import type { Catalog } from '../catalog';
import type { Listing, Listings } from '../listing';
import { nounColumns } from './alike';
import { type Clock, Compilation, type Reader, type Searched } from './compilation';
import type { Variables } from './input';
import { render } from './json';
import { type Roots, rootTypename } from './roots';
import type { Finder } from './search';
import { type Fragments, fieldsOf, type Selected } from './selection';

/** An operation compiled for variables of one shape. */
export interface Plan {
  /** One statement for the whole operation, a column of JSON text for each root field; null where none needs it. */
  readonly statement: { readonly text: string; readonly name: string } | null;
  readonly readers: readonly Reader[];
  /** What is looked for before the statement is run. */
  readonly searches: readonly Searched[];
  /** The column that says whether what was found still holds, where anything is looked for. */
  readonly holds: number;
  /** What its lists could be told by, where there is nothing else to look for; where any are, it is compiled for it. */
  readonly listings: readonly Listing[];
  /** The column of the text that refuses the request; null where nothing can. */
  readonly refusal: number | null;
  /**
   * The members of the answer: what stands before the value of each (`"summit":`), and the column that holds it, or an introspection field to execute.
   */
  readonly members: readonly Member[];
  /** Whether the answer depends on which day it is. */
  readonly isOfToday: boolean;
}

export type Member = { readonly head: string } & (
  | { readonly column: number }
  | { readonly introspection: Selected }
);

export interface Graphs {
  readonly catalog: Catalog;
  readonly schema: GraphQLSchema;
  readonly roots: Roots;
  /** What looks for what SQL is not the means to find, by name. */
  readonly finders?: Readonly<Record<string, Finder>>;
  /** What tells lists without reading them. */
  readonly listings?: Listings;
  /** SQL of one more column, the last, that tells which state of the data a statement saw. */
  readonly revision?: string;
  /** The system's, when not given. */
  readonly clock?: Clock;
}

const systemClock: Clock = () => new Date();

/** How many lists of an operation are told at most. */
const MOST_LISTS = 2;

/**
 * Compiles an operation: one SQL statement whose columns are the finished JSON text of its root fields.
 *
 * @param areTold whether listings are to tell its lists
 */
export function planOf(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  variables: Variables,
  { catalog, schema, roots, revision, listings, clock = systemClock }: Graphs,
  areTold = false,
): Plan {
  const lists = listings ? { revision: listings.revision, areTold } : null;
  const compilation = new Compilation(catalog, schema, fragments, variables, clock, lists);
  const columns: string[] = [];
  const names = new Set([schema.getQueryType()?.name ?? 'Query']);
  const asked = fieldsOf([operation.selectionSet], names, compilation);
  const nouns = nounColumns(asked, roots.nouns, compilation);
  const members = asked.map((selected): Member => {
    const { key, name } = selected;
    const head = `${JSON.stringify(key)}:`;
    if (name === '__schema' || name === '__type') return { head, introspection: selected };
    const root = roots.fields.get(name) ?? (name === '__typename' && rootTypename(schema));
    const column = nouns.columns.get(selected) ?? (root && render(root(selected, compilation)));
    if (!column) throw new Error(`no root field ${name}`);
    columns.push(column);
    return { head, column: columns.length - 1 };
  });
  const { readers, searches, refusals, isOfToday } = compilation;
  const noted = compilation.listings;
  const canBeTold = searches.length === 0 && noted.length <= MOST_LISTS;
  const holds = columns.length;
  if (searches.length > 0) columns.push(holdsSql(searches));
  const refusal = refusals.length > 0 ? columns.push(`coalesce(${refusals.join(', ')})`) - 1 : null;
  const state = revision ?? (areTold ? lists?.revision : undefined);
  if (columns.length > 0 && state !== undefined) columns.push(state);
  const statement = statementOf(columns, nouns.tables, searches);
  return {
    statement,
    readers,
    searches,
    holds,
    listings: areTold || canBeTold ? noted : [],
    refusal,
    members,
    isOfToday,
  };
}

const holdsSql = (searches: readonly Searched[]): string =>
  `(${searches.map(({ name }) => `(SELECT holds FROM ${name})`).join(' AND ')})::text`;

function statementOf(
  columns: readonly string[],
  tables: readonly string[],
  searches: readonly Searched[],
): Plan['statement'] {
  if (columns.length === 0) return null;
  const found = searches.map(({ name, row }) => `${name} AS MATERIALIZED (${row})`);
  const head = found.length > 0 ? `WITH ${found.join(', ')} ` : '';
  const from = tables.length > 0 ? ` FROM ${tables.join(', ')}` : '';
  const text = `${head}SELECT ${columns.join(', ')}${from}`;
  return { text, name: hash('sha1', text, 'base64url') };
}
