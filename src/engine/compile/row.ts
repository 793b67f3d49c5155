import type { GraphType, OneField, Place, Step } from '../catalog';
import type { Compilation } from './compilation';

/** Joins that the rows of one FROM clause have asked for, in order. */
export type Joins = string[];

/**
 * A row of a noun in a FROM clause. Its columns may stand in several tables that share its id
 * (class-table inheritance); each is joined when a column of it is first named.
 */
export class Row {
  private readonly supplies = new Map<string, (name: string) => string>();

  private constructor(
    readonly type: GraphType,
    private readonly joins: Joins,
    private readonly aliases: Map<string, string>,
    /** The alias of the table that the row was found in. */
    readonly base: string,
    private readonly optional: boolean,
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
    return new Row(type, joins, new Map([[model, alias]]), alias, false, compilation);
  }

  get id(): string {
    return `${this.base}.id`;
  }

  /** The alias of the table of a model of the type's chain. */
  alias(model: string): string {
    const known = this.aliases.get(model);
    if (known) return known;
    const alias = this.compilation.alias();
    this.join(model, alias, `${alias}.id = ${this.id}`, this.optional);
    this.aliases.set(model, alias);
    return alias;
  }

  column({ model, column }: Place): string {
    const supplied = this.supplies.get(model);
    return supplied ? supplied(column.name) : `${this.alias(model)}."${column.name}"`;
  }

  /** Takes the columns of a model from elsewhere than a join of its table. */
  supply(model: string, columnOf: (name: string) => string): void {
    this.supplies.set(model, columnOf);
  }

  /** The models whose tables are joined by now, besides the first. */
  get joined(): ReadonlyMap<string, string> {
    return new Map([...this.aliases].filter(([, alias]) => alias !== this.base));
  }

  /** The column from which a relation starts; the shared id needs no table but the first. */
  start({ model, relation }: Step): string {
    return relation.from === 'id' ? this.id : `${this.alias(model)}."${relation.from}"`;
  }

  /** The same row as one of the types that an interface stands for; its own tables may have no row. */
  as(type: GraphType): Row {
    return new Row(type, this.joins, this.aliases, this.base, true, this.compilation);
  }

  /** The row at the other end of an edge to one noun. */
  follow({ step, type, nullable }: OneField): Row {
    const other = this.compilation.catalog.type(type);
    const model = other.chain[0] ?? type;
    const alias = this.compilation.alias();
    const optional = this.optional || nullable;
    this.join(model, alias, `${alias}."${step.relation.to}" = ${this.start(step)}`, optional);
    return new Row(other, this.joins, new Map([[model, alias]]), alias, optional, this.compilation);
  }

  private join(model: string, alias: string, condition: string, optional: boolean): void {
    const table = this.compilation.catalog.tables[model]?.name;
    this.joins.push(`${optional ? 'LEFT JOIN' : 'JOIN'} "${table}" ${alias} ON ${condition}`);
  }
}
