import type { EdgeSource } from '../../edges/edge-index';
import type { Table, Tables } from '../../engine/tables';
import type { EdgeRows } from './edge-rows';
import { EDGE_WORDS, EDGES, type Edge, type EdgeWord } from './edges';
import { EDGE_NOUNS } from './no-edges';

/** Rows of a table that join nodes by the same two columns; those of several kinds are told apart by a column. */
interface RowGroup extends EdgeRows {
  readonly words: readonly { readonly kind: EdgeWord; readonly word: string | null }[];
}

/** The SQL that the declared edges become. */
export class EdgeStatements {
  private readonly groups: readonly RowGroup[];

  constructor(private readonly tables: Tables) {
    const groups = new Map<string, RowGroup>();
    for (const kind of EDGE_WORDS) {
      for (const rows of (EDGES[kind] as Edge).rows) {
        const name = [rows.model, rows.from, rows.to].join('.');
        const words = groups.get(name)?.words ?? [];
        groups.set(name, { ...rows, words: [...words, { kind, word: rows.word?.[1] ?? null }] });
      }
    }
    this.groups = [...groups.values()];
  }

  /** What an index of all edges is made of. */
  get source(): EdgeSource {
    return { nodes: this.nodes, edges: this.edges };
  }

  /** The ids of all nodes that edges join, in order. */
  get nodes(): string {
    const kinds = EDGE_NOUNS.map((noun) => `'${noun}'`).join(', ');
    return `SELECT id FROM node WHERE kind NOT IN (${kinds}) ORDER BY id`;
  }

  /**
   * All edges: their ends and the number of their kind.
   *
   *     SELECT r.participant_id, r.node_id, (CASE r.role WHEN 'FUNDER' THEN 3 … END)::smallint FROM participation r …
   *     UNION ALL …
   */
  get edges(): string {
    return this.groups
      .map((rows) => {
        const { from, to } = this.columns(rows);
        const conditions = [`${to} IS NOT NULL`, ...this.conditions(rows)];
        return `SELECT ${from}, ${to}, (${this.kindNumber(rows)})::smallint FROM ${this.tableName(rows)} r WHERE ${conditions.join(' AND ')}`;
      })
      .join('\nUNION ALL\n');
  }

  /**
   * What the rows say of an edge whose ends and kind stand in `e.start_id`, `e.end_id` and `e.kind`, the latest first;
   * no row where there is no such edge.
   */
  get edge(): string {
    const rows = this.groups.map((group) => {
      const { from, to, record, source, role, startsOn, endsOn } = this.columns(group);
      const kinds = group.words.map(({ kind }) => `'${kind}'`).join(', ');
      const conditions = [
        `e.kind IN (${kinds})`,
        `${from} = e.start_id`,
        `${to} = e.end_id`,
        ...this.wordIs(group),
        ...this.conditions(group),
      ];
      return `SELECT ${record} AS record_id, ${source}::uuid AS source_id, ${role}::text AS role, ${startsOn}::text AS starts_on, ${endsOn}::text AS ends_on
        FROM ${this.tableName(group)} r WHERE ${conditions.join(' AND ')}`;
    });
    return `SELECT * FROM (${rows.join('\nUNION ALL\n')}) rows ORDER BY starts_on DESC NULLS LAST, record_id LIMIT 1`;
  }

  private table({ model }: EdgeRows): Table {
    const table = this.tables[model];
    if (!table) throw new Error(`the Prisma schema has no model ${model}`);
    return table;
  }

  private tableName = (rows: EdgeRows): string => `"${this.table(rows).name}"`;

  private columns(rows: EdgeRows) {
    const { columns, relations } = this.table(rows);
    const column = (name: string | undefined): string => {
      if (name === undefined) return 'NULL';
      const found = relations[name]?.from ?? columns[name]?.name;
      if (!found) throw new Error(`${rows.model} has neither relation nor column ${name}`);
      return `r."${found}"`;
    };
    return {
      from: column(rows.from),
      to: column(rows.to),
      record: column(rows.record),
      source: column(rows.source),
      role: column(rows.role),
      startsOn: column(rows.startsOn),
      endsOn: column(rows.endsOn),
      word: column(rows.word?.[0]),
    };
  }

  /**
   * What must hold of a row for the edge to be there. What stands in another's place has withdrawn it: its record
   * stays, and leads to that one alone.
   */
  private conditions(rows: RowGroup): string[] {
    const { record, word } = this.columns(rows);
    const isLink = rows.model === 'NodeLink';
    const replaced = `EXISTS (SELECT FROM node_link w WHERE w.from_id = ${record} AND w.kind = 'REPLACED_BY')`;
    const words = rows.words.map((each) => `'${each.word}'`).join(', ');
    return [
      ...(rows.word ? [`${word} IN (${words})`] : []),
      ...(rows.where ? [rows.where] : []),
      isLink ? `(${word} = 'REPLACED_BY' OR NOT ${replaced})` : `NOT ${replaced}`,
    ];
  }

  private kindNumber(rows: RowGroup): string {
    const number = (kind: EdgeWord) => EDGE_WORDS.indexOf(kind);
    const [first] = rows.words;
    if (!rows.word) return String(number(first?.kind as EdgeWord));
    const cases = rows.words.map(({ kind, word }) => `WHEN '${word}' THEN ${number(kind)}`);
    return `CASE ${this.columns(rows).word} ${cases.join(' ')} END`;
  }

  private wordIs(rows: RowGroup): string[] {
    if (!rows.word) return [];
    const cases = rows.words.map(({ kind, word }) => `WHEN '${kind}' THEN '${word}'`);
    return [`${this.columns(rows).word}::text = CASE e.kind ${cases.join(' ')} END`];
  }
}
