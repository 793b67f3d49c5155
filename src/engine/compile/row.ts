import type { GraphType, OneField, Place, Step } from '../catalog';
import type { Join } from '../join';
import { type Ancestry, type Key, keyIn } from './ancestry';
import type { Compilation } from './compilation';

/** In the order in which they were asked for. */
export type Joins = Join[];

/** Gives a column of a model by its name. */
export type ColumnOf = (name: string) => string;

interface Standing {
  readonly type: GraphType;
  readonly id: string;
  readonly joins: Joins;
  /** The columns of each model whose table is there. */
  readonly columns: Map<string, ColumnOf>;
  readonly isOptional?: boolean;
  readonly isOnly?: boolean;
  /** What is known of its keys from the row that it was reached from. */
  readonly ancestry?: Ancestry | null;
  /** The rows that its keys lead to, as far as they have been followed. */
  readonly followed: Map<string, Row>;
  /** Columns of rows that its keys lead to, from elsewhere than a join of their tables. */
  readonly beyond: Map<string, ReadonlyMap<string, ColumnOf>>;
}

/**
 * A row of a noun in a FROM clause. Its columns may stand in several tables that share its id
 * (class-table inheritance); each is joined when a column of it is first named, and none for the id.
 */
export class Row {
  private constructor(
    private readonly standing: Standing,
    private readonly compilation: Compilation,
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
    return new Row({ ...unfollowed(), type, id: `${alias}.id`, joins, columns }, compilation);
  }

  /** The row of an id that is certain to be one of its type, or null where that is possible. */
  static at(
    type: GraphType,
    id: string,
    joins: Joins,
    compilation: Compilation,
    more: Pick<Standing, 'isOptional' | 'ancestry'> = {},
  ): Row {
    return new Row({ ...unfollowed(), type, id, joins, columns: new Map(), ...more }, compilation);
  }

  get type(): GraphType {
    return this.standing.type;
  }

  get id(): string {
    return this.standing.id;
  }

  /** Whether it is the only one of its FROM clause: what else is needed for it is looked up once, and need not be joined. */
  get isOnly(): boolean {
    return this.standing.isOnly === true;
  }

  /** What has been joined to it, and to the others of its FROM clause. */
  get joins(): Joins {
    return this.standing.joins;
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

  /** The same for a row that a key leads to. */
  supplyBeyond(key: string, columns: ReadonlyMap<string, ColumnOf>): void {
    this.standing.beyond.set(key, columns);
  }

  /** The rows that have been followed by now, each by the key that leads to it. */
  get followed(): ReadonlyMap<string, Row> {
    return this.standing.followed;
  }

  /** What has been named by now: the columns of each model whose table is there. */
  get named(): ReadonlyMap<string, ColumnOf> {
    return this.columns;
  }

  /** The column from which a relation starts; the shared id needs no table. */
  start({ model, relation }: Step): string {
    return relation.from === 'id' ? this.id : this.columnIn(model, relation.from);
  }

  /**
   * The key from which a relation starts, for what is told of the row: where its own table is not read anyway, an
   * ancestry may know it, and the keys beyond.
   */
  key(step: Step): Key {
    const isRead = step.relation.from === 'id' || this.columns.has(step.model);
    const known = isRead ? null : this.ancestralKey(step.relation.from);
    return known ?? { sql: this.start(step), ancestry: null };
  }

  /** Whether an ancestry has the key from which a relation starts. */
  hasAncestral({ relation }: Step): boolean {
    return this.type.ancestry?.keys.has(relation.from) ?? false;
  }

  /** The same row as one of the types that an interface stands for; its own tables may have no row. */
  as(type: GraphType): Row {
    return new Row({ ...this.standing, type, isOptional: true }, this.compilation);
  }

  /** The same row, known to be the only one, with joins of its own; as one of the types that an interface stands for. */
  only(type = this.type): Row {
    const columns = new Map(this.columns);
    const own = { type, joins: [], columns, followed: new Map(), isOnly: true };
    return new Row({ ...this.standing, ...own }, this.compilation);
  }

  /** SQL that is written for any row, for this one: `{row}.ids` → `t4."ids"`. */
  here(statement: string, [model = ''] = this.type.chain): string {
    return statement.replace(/\{row\}\.(\w+)/g, (_, name: string) =>
      name === 'id' ? this.id : this.columnIn(model, name),
    );
  }

  /** The row at the other end of an edge to one noun. */
  follow({ step, type, nullable }: Pick<OneField, 'step' | 'type' | 'nullable'>): Row {
    const { joins } = this;
    const other = this.compilation.catalog.type(type);
    const isOptional = this.isOptional || nullable;
    if (isKeyOf(other, step)) return this.followKey(step, other, isOptional);
    const model = other.chain[0] ?? type;
    const { to, lateral } = step.relation;
    const alias = lateral
      ? this.joinFound(lateral, isOptional)
      : this.join(model, (joined) => `${joined}."${to}"`, this.start(step), isOptional);
    const columns = new Map([[model, columnOf(alias)]]);
    return new Row(
      { ...unfollowed(), type: other, id: `${alias}.id`, joins, columns, isOptional },
      this.compilation,
    );
  }

  private followKey(step: Step, type: GraphType, isOptional: boolean): Row {
    const { followed, beyond, joins } = this.standing;
    const name = `${type.name} ${step.model}.${step.relation.from}`;
    const known = followed.get(name);
    if (known) return known;
    const { sql, ancestry } = this.key(step);
    const row = Row.at(type, sql, joins, this.compilation, { isOptional, ancestry });
    for (const [model, columnOf] of beyond.get(name) ?? []) row.supply(model, columnOf);
    followed.set(name, row);
    return row;
  }

  /** Joins what is computed of the row, which keeps the number of rows. */
  attach(joins: readonly Join[]): void {
    this.joins.push(...joins);
  }

  private get columns(): Map<string, ColumnOf> {
    return this.standing.columns;
  }

  private get isOptional(): boolean {
    return this.standing.isOptional === true;
  }

  /** The columns of a model of its type's chain. */
  private of(model: string): ColumnOf {
    const known = this.columns.get(model);
    if (known) return known;
    const alias = this.join(model, (joined) => `${joined}.id`, this.id, this.isOptional);
    const columns = columnOf(alias);
    this.columns.set(model, columns);
    return columns;
  }

  private ancestralKey(name: string): Key | null {
    const known = this.standing.ancestry ? keyIn(this.standing.ancestry, name) : null;
    const own = this.type.ancestry;
    if (known || !own) return known;
    const columnOf: ColumnOf = (column) => this.columnIn(own.model, column);
    return keyIn({ keys: own.keys, columnOf, way: '' }, name);
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

const unfollowed = (): Pick<Standing, 'followed' | 'beyond'> => ({
  followed: new Map(),
  beyond: new Map(),
});

const columnOf =
  (alias: string): ColumnOf =>
  (name) =>
    name === 'id' || name === '*' ? `${alias}.${name}` : `${alias}."${name}"`;

/** Whether a relation is a foreign key to the id of that very type: then the key tells that the row is there. */
export const isKeyOf = (type: GraphType, { relation }: Step): boolean =>
  relation.owned && relation.to === 'id' && relation.model === type.chain[0];
