import type { GraphType, OneField, Place, Step } from '../catalog';
import type { Join } from '../join';
import type { Compilation } from './compilation';

/** In the order in which they were asked for. */
export type Joins = Join[];

/** Gives a column of a model by its name. */
type ColumnOf = (name: string) => string;

/**
 * A row of a noun in a FROM clause. Its columns may stand in several tables that share its id
 * (class-table inheritance); each is joined when a column of it is first named, and none for the id.
 */
export class Row {
  private constructor(
    readonly type: GraphType,
    readonly id: string,
    private readonly joins: Joins,
    private readonly columns: Map<string, ColumnOf>,
    private readonly optional: boolean,
    private readonly compilation: Compilation,
    /** Whether it is the only one of its FROM clause: what its keys lead to is looked up once, and need not be joined. */
    readonly isOnly = false,
  ) {}

  /** The row that `alias` stands for in a FROM clause; `model` is the model of that table. */
  static of(
    type: GraphType,
    alias: string,
    joins: Joins,
    compilation: Compilation,
    model = type.chain[0] ?? type.name,
  ): Row {
    const columns = new Map([[model, columnOf(alias)]]);
    return new Row(type, `${alias}.id`, joins, columns, false, compilation);
  }

  /** The row of an id that is certain to be one of its type, or null where that is possible. */
  static at(
    type: GraphType,
    id: string,
    joins: Joins,
    compilation: Compilation,
    optional = false,
  ): Row {
    return new Row(type, id, joins, new Map(), optional, compilation);
  }

  column({ model, column }: Place): string {
    return this.columnIn(model, column.name);
  }

  /** A column of the table of a model of its type's chain, or `*` for all of them. */
  columnIn(model: string, name: string): string {
    return this.of(model)(name);
  }

  /** Takes the columns of a model from elsewhere than a join of its table. */
  supply(model: string, columnOf: ColumnOf): void {
    this.columns.set(model, columnOf);
  }

  /** What has been named by now: the columns of each model whose table is there. */
  get named(): ReadonlyMap<string, ColumnOf> {
    return this.columns;
  }

  /** The column from which a relation starts; the shared id needs no table. */
  start({ model, relation }: Step): string {
    return relation.from === 'id' ? this.id : this.columnIn(model, relation.from);
  }

  /** The same row as one of the types that an interface stands for; its own tables may have no row. */
  as(type: GraphType): Row {
    return new Row(type, this.id, this.joins, this.columns, true, this.compilation, this.isOnly);
  }

  /** The same row, known to be the only one. */
  only(): Row {
    const { type, id, joins, columns, optional, compilation } = this;
    return new Row(type, id, joins, columns, optional, compilation, true);
  }

  /** SQL that is written for any row, for this one: `{row}.ids` → `t4."ids"`. */
  here(statement: string, [model = ''] = this.type.chain): string {
    return statement.replace(/\{row\}\.(\w+)/g, (_, name: string) =>
      name === 'id' ? this.id : this.columnIn(model, name),
    );
  }

  /** The row at the other end of an edge to one noun. */
  follow({ step, type, nullable }: Pick<OneField, 'step' | 'type' | 'nullable'>): Row {
    const other = this.compilation.catalog.type(type);
    const optional = this.optional || nullable;
    if (isKeyOf(other, step)) {
      return Row.at(other, this.start(step), this.joins, this.compilation, optional);
    }
    const model = other.chain[0] ?? type;
    const { to, lateral } = step.relation;
    const alias = lateral
      ? this.joinFound(lateral, optional)
      : this.join(model, (joined) => `${joined}."${to}"`, this.start(step), optional);
    const columns = new Map([[model, columnOf(alias)]]);
    return new Row(other, `${alias}.id`, this.joins, columns, optional, this.compilation);
  }

  /** Joins what is computed of the row, which keeps the number of rows. */
  attach(joins: readonly Join[]): void {
    this.joins.push(...joins);
  }

  /** The columns of a model of its type's chain. */
  private of(model: string): ColumnOf {
    const known = this.columns.get(model);
    if (known) return known;
    const alias = this.join(model, (joined) => `${joined}.id`, this.id, this.optional);
    const columns = columnOf(alias);
    this.columns.set(model, columns);
    return columns;
  }

  private joinFound(statement: string, optional: boolean): string {
    const alias = this.compilation.alias();
    const table = `LATERAL (${this.here(statement)}) ${alias}`;
    this.joins.push({ table, on: 'true', isOptional: optional });
    return alias;
  }

  private join(
    model: string,
    key: (alias: string) => string,
    value: string,
    optional: boolean,
  ): string {
    const alias = this.compilation.alias();
    const table = this.compilation.catalog.tables[model]?.name;
    this.joins.push({
      table: `"${table}" ${alias}`,
      on: `${key(alias)} = ${value}`,
      isOptional: optional,
    });
    return alias;
  }
}

const columnOf =
  (alias: string): ColumnOf =>
  (name) =>
    name === 'id' || name === '*' ? `${alias}.${name}` : `${alias}."${name}"`;

/** Whether a relation is a foreign key to the id of that very type: then the key tells that the row is there. */
export const isKeyOf = (type: GraphType, { relation }: Step): boolean =>
  relation.owned && relation.to === 'id' && relation.model === type.chain[0];
