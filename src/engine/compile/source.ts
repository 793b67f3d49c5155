import type { GraphType, ListField, ManyField, OneField, Step } from '../catalog';
import { joinSql, lookedUp } from '../join';
import type { Key } from './ancestry';
import type { Compilation } from './compilation';
import { quote } from './json';
import { isKeyOf, type Joins, Row } from './row';

/** Where the rows of a list come from: a FROM clause that grows as columns are named, and conditions. */
export interface Source {
  readonly row: Row;
  readonly joins: Joins;
  /** The table that the clause begins with; null where it begins with the first that is joined, if any is. */
  readonly from: string | null;
  readonly conditions: string[];
  /** The rows of the edge table between, where there is one. */
  readonly edge: { readonly alias: string; readonly model: string } | null;
}

/**
 * All rows of a type.
 *
 * @param model whose table the clause begins with: a supertype's also has the rows of others
 */
export function allOf(type: GraphType, compilation: Compilation, model = type.chain[0]): Source {
  const alias = compilation.alias();
  const joins: Joins = [];
  const row = Row.of(type, alias, joins, compilation, model);
  const from = `${tableOf(model, compilation)} ${alias}`;
  return { row, joins, from, conditions: [], edge: null };
}

/** The rows that a statement gives, as rows of a type. */
export function rowsOf(type: GraphType, statement: string, compilation: Compilation): Source {
  const alias = compilation.alias();
  const joins: Joins = [];
  const row = Row.of(type, alias, joins, compilation);
  return { row, joins, from: `(${statement}) ${alias}`, conditions: [], edge: null };
}

/**
 * The rows at the other end of an edge:
 *
 *     "plan" t2 … WHERE t2."summit_id" = t1.id
 *     "sector_share" t2 JOIN "project" t3 ON t3.id = t2."node_id" … WHERE t2."sector_id" = t1.id
 */
export function relatedTo(
  parent: Row,
  field: OneField | ManyField | ListField,
  compilation: Compilation,
): Source {
  const type = compilation.catalog.type(field.type);
  const start = parent.start(field.step);
  if (field.sort === 'many' && field.onward) {
    return through(field, field.onward, start, type, compilation);
  }
  const { model, to, lateral } = field.step.relation;
  if (lateral) return rowsOf(type, parent.here(lateral), compilation);
  if (isKeyOf(type, field.step)) return keyed(type, { sql: start, ancestry: null }, compilation);
  const source = allOf(type, compilation);
  // A row of a detail is a row of its own table; a noun's key may stand in a supertype's table.
  source.conditions.push(`${source.row.columnIn(model, to)} = ${start}`);
  return source;
}

/** Whether there is no table to look into. */
export const isBare = ({ from, joins }: Source): boolean => from === null && joins.length === 0;

/**
 * What is told of the row at the end of an edge to one noun: as `relatedTo`, but a key may be known without the row's
 * own table.
 */
export function toldOf(parent: Row, field: OneField, compilation: Compilation): Source {
  const type = compilation.catalog.type(field.type);
  return isKeyOf(type, field.step)
    ? keyed(type, parent.key(field.step), compilation)
    : relatedTo(parent, field, compilation);
}

/** The one row that a foreign key leads to. */
function keyed(type: GraphType, { sql, ancestry }: Key, compilation: Compilation): Source {
  const joins: Joins = [];
  const row = Row.at(type, sql, joins, compilation, { ancestry });
  return { row, joins, from: null, conditions: [], edge: null };
}

function through(
  field: ManyField,
  onward: Step,
  start: string,
  type: GraphType,
  compilation: Compilation,
): Source {
  const edge = { alias: compilation.alias(), model: onward.model };
  const joins: Joins = [];
  const id = `${edge.alias}."${onward.relation.from}"`;
  const isCertain = isKeyOf(type, onward);
  const alias = isCertain ? '' : compilation.alias();
  const row = isCertain
    ? Row.at(type, id, joins, compilation)
    : Row.of(type, alias, joins, compilation);
  const conditions = [`${edge.alias}."${field.step.relation.to}" = ${start}`];
  for (const [name, word] of Object.entries(field.declaration.where ?? {})) {
    const column = compilation.catalog.tables[edge.model]?.columns[name]?.name;
    conditions.push(`${edge.alias}."${column}" = ${quote(word)}`);
  }
  const other = isCertain
    ? ''
    : ` JOIN ${tableOf(type.chain[0], compilation)} ${alias} ON ${alias}.id = ${id}`;
  const from = `${tableOf(edge.model, compilation)} ${edge.alias}${other}`;
  return { row, joins, from, conditions, edge };
}

/** Joins the rows of a source, and what was joined to them, to another row; their conditions are left to the caller. */
export function attach(row: Row, { from, joins }: Source): void {
  const first = from === null ? [] : [{ table: from, on: 'true', isOptional: false }];
  row.attach([...first, ...joins]);
}

/** `FROM … WHERE …`, with all that has been asked of the source so far. */
export function fromClause(
  { from, joins, conditions }: Source,
  more: readonly string[] = [],
): string {
  const [first, ...rest] = joins;
  const isBegun = from !== null || first === undefined;
  const begun = isBegun ? from : first.table;
  const tables = [begun, ...(isBegun ? joins : rest).map(joinSql)];
  const all = [...(isBegun ? [] : [first.on]), ...conditions, ...more];
  return `FROM ${tables.join(' ')}${all.length ? ` WHERE ${all.join(' AND ')}` : ''}`;
}

/** What is asked of the only row of a source, with what was joined to it: `(SELECT … FROM … WHERE …)` */
export function onlySql(json: string, source: Source, row: Row, first = ''): string {
  const asked = lookedUp(json, row.joins);
  return isBare(source) ? asked : `(SELECT ${asked} ${fromClause(source)}${first})`;
}

function tableOf(model: string | undefined, compilation: Compilation): string {
  return `"${compilation.catalog.tables[model ?? '']?.name}"`;
}
