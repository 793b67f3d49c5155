/** What Prisma cannot say: the functions of `functions.ts`. */
export const TOTALS = `
  SELECT stage::text, currency, sector_id, amount::text, known, unknown, excluded FROM bench.totals_of_plan($1)`;

export interface TotalRow {
  readonly stage: string;
  readonly currency: string | null;
  readonly sector_id: string | null;
  readonly amount: string | null;
  readonly known: number;
  readonly unknown: number;
  readonly excluded: number;
}

export const FOUND = `
  SELECT node_id, property, snippet, match FROM bench.search_nodes($1, $2)`;

export interface FoundRow {
  readonly node_id: string;
  readonly property: string;
  readonly snippet: string;
  readonly match: string;
}
