import type {
  BoundFact,
  ColumnField,
  GraphField,
  ListField,
  LocalizedField,
  ManyField,
  OneField,
  PartField,
  Place,
  Step,
} from './catalog';
import type {
  ColumnDeclaration,
  Fact,
  FieldDeclaration,
  ListDeclaration,
  LocalizedDeclaration,
  ManyDeclaration,
  OneDeclaration,
  PartDeclaration,
} from './declaration';
import { foundEdge } from './found';
import type { Table, TableRelation, Tables } from './tables';

/** Finds the columns and relations that the fields of one type name. */
export class FieldBinder {
  constructor(
    private readonly typeName: string,
    private readonly chain: readonly string[],
    private readonly tables: Tables,
  ) {}

  bind(field: FieldDeclaration): GraphField {
    switch (field.sort) {
      case 'column':
        return this.column(field);
      case 'localized':
        return this.localized(field);
      case 'part':
        return this.part(field);
      case 'computed': {
        const { sort, name, description, type } = field;
        return { sort, name, description, type, declaration: field };
      }
      case 'one':
        return this.one(field);
      case 'many':
        return this.many(field);
      case 'list':
        return this.list(field);
    }
  }

  private column(field: ColumnDeclaration): ColumnField {
    const { sort, name, description, type } = field;
    const base = { sort, name, description, type, isKey: field.key === true };
    if (this.chain.length === 0) {
      const column = { name, type: 'Part', nullable: field.required !== true };
      const place = { model: this.typeName, column };
      return { ...base, place, orderPlace: place, nullable: column.nullable, list: false };
    }
    const place = this.place(field.from ?? name);
    const orderPlace = field.orderBy ? this.place(field.orderBy) : place;
    const { nullable, list = false } = place.column;
    return { ...base, place, orderPlace, nullable: nullable && !list, list };
  }

  private localized(field: LocalizedDeclaration): LocalizedField {
    const labels = this.step(field.labels);
    return {
      sort: 'localized',
      name: field.name,
      description: field.description,
      fallback: this.place(field.fallback),
      orderPlace: this.place(field.orderBy),
      labels,
      labelTable: this.table(labels.relation.model),
      kind: field.kind,
    };
  }

  private part({ columns, facts, ...field }: PartDeclaration): PartField {
    const places = Object.entries(columns).map(([of, column]) => [of, this.place(column)] as const);
    const bound = Object.entries(facts).map(
      ([of, all]) => [of, all.map((fact) => this.fact(fact))] as const,
    );
    return { ...field, places: new Map(places), facts: new Map(bound) };
  }

  private fact(fact: Fact): BoundFact {
    if (typeof fact !== 'string') return { sql: fact.sql, model: this.chain[0] ?? this.typeName };
    const [name = '', end] = fact.split('.');
    if (end === undefined) return { through: null, place: this.place(name) };
    const step = this.step(name);
    const { model, nullable } = step.relation;
    const column = this.table(model).columns[end];
    if (!column) throw new Error(`${this.typeName}.${fact}: ${model} has no column ${end}`);
    return { through: { step, type: model, nullable }, place: { model, column } };
  }

  private one(declaration: OneDeclaration): OneField {
    const { sort, name, description, type, orderBy } = declaration;
    const step = this.edge(declaration);
    const { nullable } = step.relation;
    return { sort, name, description, type, step, nullable, orderBy: orderBy ?? null };
  }

  private many(declaration: ManyDeclaration): ManyField {
    const { sort, name, description, type, to } = declaration;
    const step = this.edge(declaration);
    const model = step.relation.model;
    const onward = to ? { model, name: to, relation: this.relation(model, to) } : null;
    return { sort, name, description, type, step, onward, declaration };
  }

  private list(declaration: ListDeclaration): ListField {
    const { sort, name, description, type, orderBy, most } = declaration;
    return { sort, name, description, type, step: this.edge(declaration), orderBy, most };
  }

  /** The first step of an edge: a relation, or one whose rows are found by SQL. */
  private edge(declaration: OneDeclaration | ManyDeclaration | ListDeclaration): Step {
    const { name, from, rows } = declaration;
    if (rows === undefined) return this.step(from ?? name);
    return { model: this.chain[0] ?? this.typeName, name, relation: foundEdge(declaration, rows) };
  }

  private table(model: string): Table {
    const table = this.tables[model];
    if (!table) throw new Error(`${this.typeName}: the Prisma schema has no model ${model}`);
    return table;
  }

  private place(name: string): Place {
    for (const model of this.chain) {
      const column = this.table(model).columns[name];
      if (column) return { model, column };
    }
    throw new Error(`${this.typeName}.${name}: no such column in ${this.chain.join(', ')}`);
  }

  private step(name: string): Step {
    for (const model of this.chain) {
      const relation = this.table(model).relations[name];
      if (relation) return { model, name, relation };
    }
    throw new Error(`${this.typeName}.${name}: no such relation in ${this.chain.join(', ')}`);
  }

  private relation(model: string, name: string): TableRelation {
    const relation = this.table(model).relations[name];
    if (!relation) throw new Error(`${this.typeName}: no relation ${name} on ${model}`);
    return relation;
  }
}
