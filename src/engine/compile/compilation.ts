import type { FieldNode, GraphQLSchema } from 'graphql';

import type { Catalog } from '../catalog';
import { RequestError } from '../errors';
import type { Listing, ListingQuestion } from '../listing';
import type { TableColumn } from '../tables';
import { type Args, inputOf, type Variables } from './input';
import type { Finding, Search } from './search';
import type { Fragments, Selected } from './selection';

/** Reads the value of one parameter from the variables of a request, or from what was found for it. */
export type Reader = (variables: Variables, findings: readonly Finding[]) => unknown;

/** What time it is. */
export type Clock = () => Date;

/** What one operation may hold at most, and the words that refuse more. */
const BOUNDS = {
  /** Each is looked up for every row that the filter stands over. */
  relation: { limit: 50, what: 'filters may hold at most 50 conditions on related nouns' },
  /** Each brings joins of its own, which PostgreSQL takes longer to plan than to run. */
  computed: { limit: 8, what: 'lists may be filtered and ordered by at most 8 computed values' },
} as const;

/** One operation being compiled: what it asks, and the parameters and aliases used so far. */
export class Compilation {
  readonly readers: Reader[] = [];
  readonly searches: Searched[] = [];
  /** Queries whose text, where they give one, is why the request is refused. */
  readonly refusals: string[] = [];
  /** What lists could be told by, or are. */
  readonly listings: Listing[] = [];
  /** Whether the answer depends on which day it is. */
  isOfToday = false;
  private aliases = 0;
  /** For how many fields that is compiled which is being compiled. */
  private times = 1;
  private readonly counts = { relation: 0, computed: 0 };

  constructor(
    readonly catalog: Catalog,
    readonly schema: GraphQLSchema,
    readonly fragments: Fragments,
    readonly variables: Variables,
    private readonly clock: Clock,
    private readonly lists: Lists | null = null,
  ) {}

  /** Whether there are listings that could tell lists. */
  get hasListings(): boolean {
    return this.lists !== null;
  }

  /** Another, of the same graph, for a statement that stands by itself. */
  apart(): Compilation {
    return new Compilation(this.catalog, this.schema, new Map(), {}, this.clock);
  }

  /**
   * Counts a condition on what an edge leads to, or a value that is computed to compare by.
   *
   * @throws RequestError when an operation has more than it may
   */
  count(what: keyof typeof BOUNDS): void {
    this.counts[what] += this.times;
    const { limit, what: most } = BOUNDS[what];
    if (this.counts[what] <= limit) return;
    throw new RequestError(`${most} in one operation`, 'COST_LIMIT', { limit });
  }

  /** Compiles once what several fields ask, and counts it for each. */
  counting<T>(times: number, compile: () => T): T {
    this.times = times;
    try {
      return compile();
    } finally {
      this.times = 1;
    }
  }

  /** How many of them there are by now. */
  get counted(): number {
    return this.counts.relation + this.counts.computed;
  }

  /** Refuses the request with the text that a query gives, where it gives one: what only the data can tell. */
  refuse(query: string): void {
    this.refusals.push(`(${query})`);
  }

  /** A new name for a table in the statement. */
  alias(): string {
    this.aliases += 1;
    return `t${this.aliases}`;
  }

  /** A parameter with its type: `$1::uuid`. */
  parameter(read: Reader, type: string): string {
    this.readers.push(read);
    return `$${this.readers.length}::${type}`;
  }

  /** The day on which the operation is asked, in UTC, as a parameter: the answer is of that day, and not kept. */
  today(): string {
    this.isOfToday = true;
    return this.parameter(() => this.clock().toISOString().slice(0, 10), 'text::date');
  }

  /**
   * Has something looked for before the statement is run, and puts it at the head of the statement.
   *
   *     WITH t1 AS MATERIALIZED (…$1::jsonb…) SELECT …
   *
   * @returns the name of its one row
   */
  search({ finder, asked, rowOf }: Search): string {
    const index = this.searches.length;
    const found = this.parameter((_, findings) => findings[index]?.json, 'jsonb');
    const name = this.alias();
    this.searches.push({ name, finder, asked, row: rowOf(found) });
    return name;
  }

  /**
   * Has a listing tell rows before the statement is run, where the operation is compiled for that; else notes that it
   * could.
   *
   * @returns the name of one row: the `count` of all, as text, the `ids` of those that are wanted, and whether any is
   *   `behind` or `ahead` of them
   */
  list(listing: Listing, wanted: () => WantedRows): string | null {
    this.listings.push(listing);
    if (!this.lists?.areTold) return null;
    const { type, facets } = listing;
    const { among, after, before, holds, limit, isFromEnd } = wanted();
    const asked = (variables: Variables): ListingQuestion => {
      const words = among(variables).map((each, i) => ({
        facet: facets[i]?.name ?? '',
        among: each,
      }));
      return { type, words, limit, isFromEnd, after: after(variables), before: before(variables) };
    };
    const isSo = [`f->>'revision' = ${this.lists.revision}::text`, ...holds].join(' AND ');
    const rowOf = (found: string): string =>
      `SELECT f->>'count' AS count, ARRAY(SELECT jsonb_array_elements_text(f->'ids')) AS ids, (f->>'isAnyBehind')::boolean AS behind, (f->>'isAnyAhead')::boolean AS ahead, ${isSo} AS holds FROM (SELECT ${found} AS f) found`;
    return this.search({ finder: 'listing', asked, rowOf });
  }

  /** The arguments of a field, by name. */
  args(parent: string, { name, nodes }: Selected): Args {
    const type = this.schema.getType(parent);
    const field = type && 'getFields' in type ? type.getFields()[name] : undefined;
    if (!field || !('args' in field)) return {};
    const given = (nodes[0] as FieldNode).arguments ?? [];
    return Object.fromEntries(
      field.args.map((argument) => {
        const node = given.find((each) => each.name.value === argument.name)?.value;
        return [argument.name, inputOf(argument, node, this.variables)];
      }),
    );
  }
}

/** What there is to tell lists without reading them. */
export interface Lists {
  /** SQL of the revision of the data. */
  readonly revision: string;
  /** Whether the operation is compiled to be told them; else it is noted that it could be. */
  readonly areTold: boolean;
}

/** Which rows of a listing are wanted: by the words of each of its facets, how many from which end, and between which. */
interface WantedRows extends Pick<ListingQuestion, 'limit' | 'isFromEnd'> {
  readonly among: (variables: Variables) => readonly (readonly string[])[];
  readonly after: (variables: Variables) => string | null;
  readonly before: (variables: Variables) => string | null;
  /** SQL of what else must be so in the data that the statement sees. */
  readonly holds: readonly string[];
}

/** A search of an operation, and what the statement makes of its finding. */
export interface Searched extends Pick<Search, 'finder' | 'asked'> {
  readonly name: string;
  /** SQL of the one row. */
  readonly row: string;
}

const TYPES: Readonly<Record<string, string>> = {
  Uuid: 'uuid',
  Int: 'int',
  Boolean: 'boolean',
  Decimal: 'numeric',
  Timestamptz: 'timestamptz',
  Char: 'bpchar',
};

/** The SQL type of a column's values: `"ProjectStatus"`, `numeric`; text for all kinds of strings. */
export function sqlType(column: TableColumn): string {
  return column.enum ? `"${column.enum}"` : (TYPES[column.type] ?? 'text');
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id that no node can have is null: unknown ids are no errors. */
export const uuidOrNull = (value: unknown): string | null =>
  typeof value === 'string' && UUID.test(value) ? value : null;
