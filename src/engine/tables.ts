/** What the compiler knows of one table: written by `prisma/tables-generator.mjs` from the Prisma schema. */
export interface Table {
  readonly name: string;
  /** The fields of the primary key. */
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, TableColumn>>;
  readonly relations: Readonly<Record<string, TableRelation>>;
}

export interface TableColumn {
  readonly name: string;
  /** The native type as Prisma names it (`Uuid`, `VarChar`, `Decimal`, …), or an enum's name. */
  readonly type: string;
  readonly enum?: string;
  readonly list?: boolean;
  readonly nullable: boolean;
}

export interface TableRelation {
  readonly model: string;
  /** The field of `model` that is the same relation, walked the other way. */
  readonly inverse: string;
  readonly list: boolean;
  /** Whether the foreign key stands in this table. */
  readonly owned: boolean;
  readonly nullable: boolean;
  /** Column of this table. */
  readonly from: string;
  /** Column of the other table. */
  readonly to: string;
  /**
   * SQL that gives the rows at the other end; `{row}` stands for the row they belong to.
   * Where it is given, `from` and `to` are not needed.
   */
  readonly lateral?: string;
}

export type Tables = Readonly<Record<string, Table>>;
export type EnumValues = Readonly<Record<string, readonly string[]>>;
