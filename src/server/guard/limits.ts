/**
 * How much one request may ask for. Each bound exists because something grows with it before the
 * database can say no: parsing with tokens, validation with fields and repeats, the answer with nodes.
 */
export const LIMITS = {
  /** Lexical tokens of a document. The standard introspection query has about 300. */
  tokens: 5_000,
  /** Brackets open at once, of any kind: what the recursive parser descends into. */
  brackets: 120,
  /** Operations in one document. */
  operations: 50,
  /** Fields above one another. The standard introspection query has 16. */
  depth: 20,
  aliases: 100,
  /** Root fields: each is a column of the one SQL statement. */
  rootFields: 20,
  directives: 50,
  /** Fields once every fragment is written out where it is spread. */
  fields: 3_000,
  /** Comparisons of fields that answer under one name: what validation's overlap check costs. */
  repeats: 10_000,
  /** Objects and lists inside one another in a variable. */
  variableDepth: 32,
  /** Values in all variables together. */
  variableValues: 5_000,
  /** Nodes that an operation could reach, page size by page size. */
  nodes: 500_000,
  /** Values that it could answer with: some 36 bytes each. */
  values: 1_000_000,
} as const;
