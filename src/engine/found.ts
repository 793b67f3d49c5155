import { GraphQLBoolean, GraphQLID, GraphQLInt } from 'graphql';

import type {
  ColumnDeclaration,
  ColumnType,
  FieldDeclaration,
  ListDeclaration,
  ManyDeclaration,
  OneDeclaration,
  PartDeclaration,
  TypeDeclaration,
} from './declaration';
import { isEnumeration } from './enumeration';
import { snakeCase } from './names';
import { DateTime, Decimal } from './scalars';
import type { Table, TableColumn, TableRelation, Tables } from './tables';

/**
 * The tables of the types whose rows a question's statement finds: no model says what they are, so the
 * declaration does. A column is the field's name in snake case; an edge to one noun stands in `…_id`, which the
 * statement took from a key to just that noun, to many in the array `…_ids`, unless the declaration gives the SQL of
 * its rows, as it may for any type:
 *
 *     known      int      knownAs    text      sum {amount, currency}   the columns that the part names
 *     provider   provider_id uuid              financings   financing_ids uuid[]
 */
export function foundTables(declarations: readonly TypeDeclaration[], models: Tables): Tables {
  const byName = new Map(declarations.map((each) => [each.name, each]));
  const found = declarations.filter(({ options }) => options.found);
  return Object.fromEntries(
    found.map((declaration) => [declaration.name, new Finding(byName, models).table(declaration)]),
  );
}

class Finding {
  private readonly enums: ReadonlySet<string>;

  constructor(
    private readonly declarations: ReadonlyMap<string, TypeDeclaration>,
    private readonly models: Tables,
  ) {
    const columns = Object.values(models).flatMap((table) => Object.values(table.columns));
    this.enums = new Set(columns.flatMap((column) => column.enum ?? []));
  }

  table({ fields }: TypeDeclaration): Table {
    const columns = fields.flatMap((field) => this.columns(field));
    const relations = fields.flatMap((field) => this.relation(field));
    return {
      name: '',
      key: ['id'],
      columns: { id: this.column('id', GraphQLID, false), ...Object.fromEntries(columns) },
      relations: Object.fromEntries(relations),
    };
  }

  private columns(field: FieldDeclaration): [string, TableColumn][] {
    if (field.sort === 'column') return [this.ownColumn(field)];
    return field.sort === 'part' ? this.partColumns(field) : [];
  }

  private ownColumn({ name, from = name, type, required, list = false }: ColumnDeclaration) {
    const column = this.column(from, type, !required);
    return [from, list ? { ...column, list } : column] satisfies [string, TableColumn];
  }

  private partColumns({ type, columns }: PartDeclaration): [string, TableColumn][] {
    const part = this.declarations.get(type);
    return Object.entries(columns).map(([name, from]) => {
      const of = part?.fields.find((each) => each.name === name);
      if (of?.sort !== 'column') throw new Error(`${type} has no field ${name}`);
      return [from, this.column(from, of.type, true)];
    });
  }

  private column(name: string, type: ColumnType, nullable: boolean): TableColumn {
    const stored = isEnumeration(type) && this.enums.has(type.name);
    return {
      name: snakeCase(name),
      type: stored ? type.name : (NATIVE.get(type) ?? 'String'),
      nullable,
      ...(stored && { enum: type.name }),
    };
  }

  private relation(field: FieldDeclaration): [string, TableRelation][] {
    if (field.sort !== 'one' && field.sort !== 'many' && field.sort !== 'list') return [];
    if (field.rows !== undefined) return [];
    const name = field.from ?? field.name;
    if (field.sort !== 'one') return [[name, foundEdge(field, this.listed(field.type, name))]];
    const from = `${snakeCase(name)}_id`;
    return [[name, { ...EDGE, model: field.type, owned: true, nullable: !field.required, from }]];
  }

  /** The nodes whose ids stand in an array. */
  private listed(type: string, name: string): string {
    const table = this.models[type]?.name;
    if (!table) throw new Error(`${name}: no rows are given, and ${type} has no table`);
    const ids = `${snakeCase(name).replace(/s$/, '')}_ids`;
    return `SELECT listed.* FROM "${table}" listed WHERE listed.id = ANY({row}.${ids})`;
  }
}

type EdgeDeclaration = OneDeclaration | ManyDeclaration | ListDeclaration;

/** An edge whose rows a statement gives. */
export function foundEdge(declaration: EdgeDeclaration, lateral: string): TableRelation {
  const { type, sort } = declaration;
  const nullable = !(sort === 'one' && declaration.required);
  return { ...EDGE, model: type, list: sort !== 'one', nullable, lateral };
}

const EDGE = { inverse: '', list: false, owned: false, nullable: true, from: 'id', to: 'id' };

const NATIVE: ReadonlyMap<ColumnType, string> = new Map<ColumnType, string>([
  [GraphQLID, 'Uuid'],
  [GraphQLInt, 'Int'],
  [GraphQLBoolean, 'Boolean'],
  [Decimal, 'Decimal'],
  [DateTime, 'Timestamptz'],
]);
