import type { GraphQLScalarType } from 'graphql';

import type { Computed } from './computed';
import type { Enumeration } from './enumeration';

export interface TypeDeclaration {
  readonly name: string;
  readonly description: string;
  readonly sort: 'interface' | 'noun' | 'detail' | 'part';
  readonly options: NounOptions;
  readonly fields: readonly FieldDeclaration[];
  readonly parent: TypeDeclaration | null;
}

/** Fields that are added to types that do not know of them. */
export interface AdditionDeclaration {
  readonly to: readonly string[];
  readonly fields: readonly FieldDeclaration[];
}

export interface NounOptions {
  /** Name of the root field that lists this type; the singular is the type's name in lower case. */
  readonly plural?: string;
  /** The order of root lists where the caller gives none: a field of this type. */
  readonly orderBy?: string;
  /** For interfaces: the field whose enum value, in constant case, names the concrete type. */
  readonly discriminator?: string;
  /** The model whose row of the same id has the keys of what it stands in, all the way up: `programPlanId`. */
  readonly ancestry?: string;
  /** Whether its rows are no table's: the statement of a question finds them. */
  readonly found?: true;
}

export type FieldDeclaration =
  | ColumnDeclaration
  | LocalizedDeclaration
  | PartDeclaration
  | ComputedDeclaration
  | OneDeclaration
  | ManyDeclaration
  | ListDeclaration;

interface Described {
  readonly name: string;
  readonly description: string;
}

export type ColumnType = GraphQLScalarType | Enumeration;

export interface ColumnDeclaration extends Described, ColumnOptions {
  readonly sort: 'column';
  readonly type: ColumnType;
}

export interface ColumnOptions {
  /** The field of the Prisma model, where it has another name. */
  readonly from?: string;
  /** The field to order by instead of this one (a folded name). */
  readonly orderBy?: string;
  /** Whether no two of a noun have the same. */
  readonly key?: true;
  /** Of a part or of rows that are found: never null where there is one. */
  readonly required?: boolean;
  /** Of rows that are found: whether the column is an array; an empty one stands for null. */
  readonly list?: boolean;
}

export interface LocalizedDeclaration extends Described {
  readonly sort: 'localized';
  readonly labels: string;
  readonly fallback: string;
  readonly kind: string;
  readonly orderBy: string;
}

export interface PartDeclaration extends Described {
  readonly sort: 'part';
  readonly type: string;
  /** Column of this type by field of the part; the first one decides whether there is a part. */
  readonly columns: Readonly<Record<string, string>>;
  /** What the computed fields of the part want to know of the row that it stands in, by name. */
  readonly facts: Readonly<Record<string, readonly Fact[]>>;
}

/**
 * Where a fact stands: a column, one of the noun at the end of an edge to one (`summit.startsOn`), or SQL in which
 * `{row}` stands for the row. Of several the first that is known counts.
 */
export type Fact = string | { readonly sql: string };

export interface ComputedDeclaration extends Described, ComputedOptions {
  readonly sort: 'computed';
  readonly type: string;
}

export interface ComputedOptions {
  readonly args: readonly ComputedArg[];
  /** The column of what it comes to by which rows are filtered. */
  readonly compared: string;
  /** Whether a list can be ordered by it, under the name of the part. */
  readonly orders?: boolean;
  /** What it comes to; `alias` begins the names of all that is joined. */
  readonly sql: (given: ComputedFrom, alias: string) => Computed;
}

/** SQL of what is computed with, by name: `NULL` where there is none of the name. */
export interface ComputedFrom {
  readonly column: (name: string) => string;
  readonly fact: (name: string) => string;
  /** As text. */
  readonly arg: (name: string) => string;
}

export interface ComputedArg {
  readonly name: string;
  readonly description: string;
  readonly type: GraphQLScalarType;
  readonly required?: boolean;
  /** Of a required one: what an order goes by that does not give it. */
  readonly otherwise?: unknown;
}

export interface OneDeclaration extends Described, OneOptions {
  readonly sort: 'one';
  readonly type: string;
}

export interface OneOptions {
  /** The relation of the Prisma model, where it has another name. */
  readonly from?: string;
  /** Field of the other end by which lists of this type can be ordered. */
  readonly orderBy?: string;
  /** Of an edge that is found: always there. */
  readonly required?: boolean;
  /** SQL of the row at the other end, at most one, where no relation leads there; as for an edge to many. */
  readonly rows?: string;
}

export interface ManyDeclaration extends Described, ManyOptions {
  readonly sort: 'many';
  readonly type: string;
}

export interface ManyOptions {
  /** The relation of the Prisma model, where it has another name: for `to`, the one to the edge's rows. */
  readonly from?: string;
  /** The relation by which the rows of an edge table lead on to the other end. */
  readonly to?: string;
  /** What the rows of the edge must hold, such as one role. */
  readonly where?: Readonly<Record<string, string>>;
  /** The detail whose columns the edges carry. */
  readonly edge?: string;
  /** The order where the caller gives none: a field of the other end, or of the edge's rows, or several. */
  readonly orderBy?: string | readonly string[];
  /** Fields of the other end that can also be asked for as plain arguments. */
  readonly shorthands?: readonly string[];
  /** A boolean of the filter that says whether there is any. */
  readonly flag?: string;
  /** SQL of the rows at the other end, where no relation leads there; `{row}` stands for the row they belong to. */
  readonly rows?: string;
}

export interface ListDeclaration extends Described, ListOptions {
  readonly sort: 'list';
  readonly type: string;
}

export interface ListOptions {
  readonly from?: string;
  readonly orderBy: readonly string[];
  /** SQL of the rows at the other end, where no relation leads there; `{row}` stands for the row they belong to. */
  readonly rows?: string;
  /** How many rows there are at most, where that is known: what the guard takes them for. */
  readonly most?: number;
}
