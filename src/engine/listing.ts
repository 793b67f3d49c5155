/** All rows of a type in the order of its own, and the facets by which lists of them are filtered. */
export interface Listing {
  readonly type: string;
  readonly facets: readonly Facet[];
  /** SQL of the ids of its rows, in order. */
  rows(): string;
}

/**
 * What a row is filtered by: a word of its own, or of what its edges lead to, such as the slugs of its sectors. A row
 * may have several words, or none.
 */
export interface Facet {
  /** Where it stands in a filter: `sectors.slug`. */
  readonly name: string;
  /** SQL of the ids of rows, and a word that each has, as text; in no order, and any of them more than once. */
  words(): string;
}

/** Asks for the rows that have a word of each facet. */
export interface ListingQuestion {
  readonly type: string;
  readonly words: readonly {
    readonly facet: string;
    /** One of them is enough. */
    readonly among: readonly string[];
  }[];
  /** How many of the rows are wanted, in the order of the listing, or from its end. */
  readonly limit: number;
  readonly isFromEnd: boolean;
  /** The ids of the rows between which they stand. */
  readonly after: string | null;
  readonly before: string | null;
}

export interface Listed {
  /** The revision of the data that it is so in. */
  readonly revision: string;
  readonly count: number;
  readonly ids: readonly string[];
  /** Whether any row is not after that of `after`. */
  readonly isAnyBehind: boolean;
  /** Whether any row is not before that of `before`. */
  readonly isAnyAhead: boolean;
}

/** Tells lists without reading them. */
export interface Listings {
  /** SQL of the revision of the data, to be compared with that of a list. */
  readonly revision: string;
  /** Whether it can tell all of them now; what it cannot, it gets ready for. */
  has(listings: readonly Listing[]): boolean;
  /** Null where it cannot. */
  find(question: ListingQuestion): Listed | null;
  /** The data are of this revision: a listing of another one tells nothing more. */
  outdate(type: string, revision: string): void;
}
