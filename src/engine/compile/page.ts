import type { GraphField } from '../catalog';
import { joinSql } from '../join';
import type { Compilation } from './compilation';
import { type Connection, keysOf, pageSize, sourceOf } from './connection';
import { cursorSql, orderMark } from './cursor';
import { isGiven } from './input';
import { type Json, objectOf, render, sql, text } from './json';
import { beyondSql, type CursorArgument, cursorParameters } from './keyset';
import type { ListedRows } from './listed';
import { type OrderKey, orderName, orderSql } from './order';
import type { RenderRow } from './render-row';
import { type ColumnOf, type Joins, Row } from './row';
import { scalarJson } from './scalar';
import { below, fieldsOf, type Selected } from './selection';
import { fromClause, type Source } from './source';

/** The rows of one page, and what is asked of them: one subquery. */
export class Page {
  private readonly size: number;
  private readonly backward: boolean;
  private readonly alias: string;
  private readonly joins: Joins = [];
  private readonly source: Source;
  private readonly keys: readonly OrderKey[];
  private readonly mark: string;
  private readonly row: Row;
  private readonly edgeColumns = new Map<string, string>();
  private readonly suppliedColumns = new Map<string, string>();
  private readonly cursors = new Map<CursorArgument, readonly string[]>();
  private readonly asksPageInfo: boolean;
  /** What matches, where more is asked of it than a page: so it is looked for only once. */
  private readonly matches: { readonly name: string; readonly source: Source } | null;

  constructor(
    private readonly connection: Connection,
    private readonly stem: string,
    asked: readonly Selected[],
    private readonly listed: ListedRows | null,
    private readonly renderRow: RenderRow,
    private readonly compilation: Compilation,
  ) {
    const { args, found } = connection;
    this.backward = isGiven(args.last);
    this.size = pageSize(args);
    this.asksPageInfo = asked.some(({ name }) => name === 'pageInfo');
    const before = compilation.counted;
    const source = listed?.source ?? sourceOf(connection, compilation);
    const isCounted = !listed && asked.some(({ name }) => name === 'totalCount');
    const isTurned = this.asksPageInfo && (isGiven(args.after) || isGiven(args.before));
    // What columns of the rows themselves say is counted by an index, and the page read by another.
    const isSearched = compilation.counted > before;
    const isTwice = found ? isCounted || isTurned : isCounted && isSearched;
    const isShared = isTwice && source.edge === null;
    this.matches = isShared ? { name: compilation.alias(), source } : null;
    this.source = this.matches ? this.among(this.matches.name, source) : source;
    this.keys = keysOf(connection, this.source, compilation);
    this.mark = orderMark(orderName(this.source.row.type, this.keys));
    this.alias = compilation.alias();
    this.row = Row.at(this.source.row.type, `${this.alias}.id`, this.joins, compilation);
    this.supplyNamed();
  }

  /** What was joined to find the rows and put them in order need not be joined again to render them. */
  private supplyNamed(): void {
    const { row } = this.source;
    for (const [model, columnOf] of row.named) {
      const supplied = this.supplied(`~${model}`, columnOf);
      this.row.supply(model, (name) => (name === 'id' ? `${this.alias}.id` : supplied(name)));
    }
    for (const [i, [key, { named }]] of [...row.followed].entries()) {
      const columns = [...named].map(
        ([model, columnOf]) => [model, this.supplied(`~${i}.${model}`, columnOf)] as const,
      );
      this.row.supplyBeyond(key, new Map(columns));
    }
  }

  /** Takes columns along with the page once they are named. */
  private supplied(prefix: string, columnOf: ColumnOf): ColumnOf {
    return (name) => {
      const as = `${prefix}.${name}`;
      this.suppliedColumns.set(as, columnOf(name));
      return `${this.alias}."${as}"`;
    };
  }

  /** How many match, where they are at hand; null where they are to be counted by themselves. */
  count(): Json | null {
    return this.matches ? [sql(`(SELECT count(*) FROM ${this.matches.name})::text`)] : null;
  }

  member(selected: Selected): Json {
    switch (selected.name) {
      case 'nodes':
        return this.items(this.renderRow(this.row, below(selected), this.compilation));
      case 'edges':
        return this.items(this.edge(selected));
      default:
        return this.pageInfo(selected);
    }
  }

  /** The statement that gives the text of the page; to be called when all members are compiled. */
  select(json: string): string {
    const rows = this.rows();
    const numbered = `SELECT *, row_number() OVER () AS "~n", count(*) OVER () AS "~c" FROM (${rows}) q`;
    const page = this.asksPageInfo ? numbered : rows;
    const from = [`(${page}) ${this.alias}`, ...this.joins.map(joinSql)].join(' ');
    // HAVING makes the answer one row also where no member counts or gathers anything.
    return `(${this.withMatches()}SELECT ${json} FROM ${from} HAVING true)`;
  }

  /** The page, in the order in which it is read. */
  private rows(): string {
    const supplied = [...this.suppliedColumns].map(([as, column]) => `${column} AS "${as}"`);
    const columns = [
      `${this.source.row.id} AS id`,
      ...this.keyColumns(),
      ...this.carriedColumns(),
      ...supplied,
    ];
    const from = fromClause(this.source, this.window());
    return `SELECT ${columns.join(', ')} ${from} ${this.cut()}`;
  }

  /** `WITH m AS MATERIALIZED (…) `: the ids of all that matches, or whole rows that are in no table. */
  private withMatches(): string {
    if (!this.matches) return '';
    const { name, source } = this.matches;
    const { row } = source;
    const columns = this.isTable(source) ? `${row.id} AS id` : row.columnIn(row.type.name, '*');
    return `WITH ${name} AS MATERIALIZED (SELECT ${columns} ${fromClause(source)}) `;
  }

  /** The rows of what matches, to be put in order and cut. */
  private among(matches: string, source: Source): Source {
    const { type } = source.row;
    const joins: Joins = [];
    const row = this.isTable(source)
      ? Row.at(type, `${matches}.id`, joins, this.compilation)
      : Row.of(type, matches, joins, this.compilation);
    return { row, joins, from: matches, conditions: [], edge: null };
  }

  /** Whether the rows stand in a table, and were not found by a statement of a question's own. */
  private isTable({ row }: Source): boolean {
    return row.type.options.found !== true;
  }

  /** The last key is the id, which is there already: named twice, PostgreSQL would not know the order by it. */
  private keyColumns(): string[] {
    return this.keys.slice(0, -1).map((key, i) => `${key.sql} AS "~k${i}"`);
  }

  private carriedColumns(): string[] {
    const { edge } = this.source;
    return [...this.edgeColumns].map(([as, column]) => `${edge?.alias}."${column}" AS "${as}"`);
  }

  /** What stands between the cursors, where that is not told. */
  private window(): string[] {
    if (this.listed) return [];
    return (['after', 'before'] as const).flatMap((argument) => {
      const values = this.cursorValues(argument);
      return values ? beyondSql(this.keys, argument, values) : [];
    });
  }

  /** The parameters of a cursor, the same wherever it is compared with; null where none is given. */
  private cursorValues(argument: CursorArgument): readonly string[] | null {
    const input = this.connection.args[argument];
    if (!isGiven(input)) return null;
    const { keys, mark, compilation } = this;
    const values =
      this.cursors.get(argument) ?? cursorParameters(keys, { argument, input, mark }, compilation);
    this.cursors.set(argument, values);
    return values;
  }

  /** Page sizes are literals: with a parameter PostgreSQL plans anew at every execution. */
  private cut(): string {
    const limit = this.size + (this.asksPageInfo ? 1 : 0);
    return `ORDER BY ${orderSql(this.keys, this.backward)} LIMIT ${limit}`;
  }

  private items(item: Json): Json {
    const shown = this.asksPageInfo ? ` FILTER (WHERE ${this.alias}."~n" <= ${this.size})` : '';
    const all = `string_agg(${render(item)},',' ORDER BY ${this.place()})${shown}`;
    return [text('['), sql(`coalesce(${all},'')`), text(']')];
  }

  /** The order in which the rows are shown: by their numbers, where they were numbered. */
  private place(): string {
    if (this.asksPageInfo) return `${this.alias}."~n" ${this.backward ? 'DESC' : 'ASC'}`;
    return orderSql(this.shownKeys(), false);
  }

  private edge(edges: Selected): Json {
    const names = new Set([`${this.stem}Edge`]);
    const members = fieldsOf(below(edges), names, this.compilation).map(
      (selected) => [selected.key, this.edgeMember(selected)] as const,
    );
    return objectOf(members);
  }

  private edgeMember(selected: Selected): Json {
    if (selected.name === '__typename') return [text(`"${this.stem}Edge"`)];
    if (selected.name === 'cursor') return [sql(this.cursor())];
    if (selected.name === 'node') {
      return this.renderRow(this.row, below(selected), this.compilation);
    }
    const { field, found } = this.connection;
    const carried = this.compilation.catalog.type(found?.edge ?? field?.declaration.edge ?? '');
    return this.carried(carried.fields.get(selected.name), selected.name);
  }

  /** A value that the edge carries: a column of the edge's rows, taken along with the page. */
  private carried(field: GraphField | undefined, name: string): Json {
    if (field?.sort !== 'column') throw new Error(`an edge can carry columns only, not ${name}`);
    const as = `~e${field.name}`;
    this.edgeColumns.set(as, field.place.column.name);
    return scalarJson(`${this.alias}."${as}"`, field);
  }

  private cursor(): string {
    return cursorSql(this.mark, this.shownKeys());
  }

  /** The keys as columns of the page. */
  private shownKeys(): OrderKey[] {
    const last = this.keys.length - 1;
    return this.keys.map((key, i) => ({
      ...key,
      sql: i === last ? `${this.alias}.id` : `${this.alias}."~k${i}"`,
    }));
  }

  private pageInfo(info: Selected): Json {
    const asked = fieldsOf(below(info), new Set(['PageInfo']), this.compilation);
    return objectOf(asked.map(({ key, name }) => [key, this.pageInfoMember(name)] as const));
  }

  private pageInfoMember(name: string): Json {
    const { alias, size } = this;
    switch (name) {
      case 'hasNextPage':
        return [sql(this.hasMore(!this.backward, 'before'))];
      case 'hasPreviousPage':
        return [sql(this.hasMore(this.backward, 'after'))];
      case 'startCursor':
      case 'endCursor': {
        // Rows are numbered from the end that the page was read from.
        const isFirstRead = (name === 'startCursor') !== this.backward;
        const place = isFirstRead ? '1' : `least(${size}, ${alias}."~c")`;
        const cursor = `max(CASE WHEN ${alias}."~n" = ${place} THEN ${this.cursor()} END)`;
        return [sql(`coalesce(${cursor},'null')`)];
      }
      default:
        return [text('"PageInfo"')];
    }
  }

  /** Whether there is more in the direction of reading, or beyond the cursor behind it. */
  private hasMore(ahead: boolean, argument: CursorArgument): string {
    const more = ahead ? [`coalesce(bool_or(${this.alias}."~n" > ${this.size}),false)`] : [];
    if (this.listed) {
      if (isGiven(this.connection.args[argument])) more.push(this.listed.beyond[argument]);
      return anyOf(more);
    }
    const values = this.cursorValues(argument);
    if (values) {
      const source = this.matches
        ? this.among(this.matches.name, this.matches.source)
        : sourceOf(this.connection, this.compilation);
      const keys = keysOf(this.connection, source, this.compilation);
      const beyond = beyondSql(keys, argument, values);
      more.push(`EXISTS (SELECT ${fromClause(source, [`(${beyond}) IS NOT TRUE`])})`);
    }
    return anyOf(more);
  }
}

const anyOf = (conditions: readonly string[]): string =>
  `(${conditions.length ? conditions.join(' OR ') : 'false'})::text`;
