import type {
  AdditionDeclaration,
  ColumnDeclaration,
  ColumnType,
  ComputedDeclaration,
  Fact,
  FieldDeclaration,
  ListDeclaration,
  LocalizedDeclaration,
  ManyDeclaration,
  OneDeclaration,
  PartDeclaration,
  TypeDeclaration,
} from './declare';
import { foundEdge, foundTables } from './found';
import type { Table, TableColumn, TableRelation, Tables } from './tables';

/** The declared graph bound to its tables: all that the schema builder and the compiler know. */
export interface Catalog {
  readonly types: ReadonlyMap<string, GraphType>;
  readonly tables: Tables;
  /** The type of that name; an unknown name is a fault of the declaration. */
  type(name: string): GraphType;
}

export interface GraphType {
  readonly name: string;
  readonly description: string;
  readonly sort: TypeDeclaration['sort'];
  readonly options: TypeDeclaration['options'];
  /** Models that hold its columns: its own first, then the supertypes that share its id. */
  readonly chain: readonly string[];
  readonly interfaces: readonly GraphType[];
  /** The object types that a value of this type can have: itself, unless it is an interface. */
  readonly concrete: readonly GraphType[];
  /** In the order of declaration, inherited ones first. */
  readonly fields: ReadonlyMap<string, GraphField>;
}

/** A column and the model of the chain in whose table it stands. */
export interface Place {
  readonly model: string;
  readonly column: TableColumn;
}

/** A relation and the model of the chain on which it stands. */
export interface Step {
  readonly model: string;
  readonly name: string;
  readonly relation: TableRelation;
}

interface Base {
  readonly name: string;
  readonly description: string;
}

export interface ColumnField extends Base {
  readonly sort: 'column';
  readonly type: ColumnType;
  readonly place: Place;
  readonly orderPlace: Place;
  readonly nullable: boolean;
  readonly list: boolean;
  /** Whether no two of a noun have the same. */
  readonly isKey: boolean;
}

export interface LocalizedField extends Base {
  readonly sort: 'localized';
  readonly fallback: Place;
  readonly orderPlace: Place;
  readonly labels: Step;
  readonly labelTable: Table;
  readonly kind: string;
}

export interface PartField extends Base {
  readonly sort: 'part';
  readonly type: string;
  /** The column behind each field of the part; the first decides whether there is a part. */
  readonly places: ReadonlyMap<string, Place>;
  readonly facts: ReadonlyMap<string, readonly BoundFact[]>;
}

/** Where a fact about a row stands: in a column, of the row or of one that it leads to, or in SQL on its table. */
export type BoundFact =
  | { readonly through: Pick<OneField, 'step' | 'type' | 'nullable'> | null; readonly place: Place }
  | { readonly sql: string; readonly model: string };

/** A row that is computed: a field of a part. */
export interface ComputedField extends Base {
  readonly sort: 'computed';
  readonly type: string;
  readonly declaration: ComputedDeclaration;
}

export interface OneField extends Base {
  readonly sort: 'one';
  readonly type: string;
  readonly step: Step;
  readonly nullable: boolean;
  readonly orderBy: string | null;
}

export interface ManyField extends Base {
  readonly sort: 'many';
  readonly type: string;
  /** From this type to the other end, or to the rows of the edge. */
  readonly step: Step;
  /** From the rows of the edge on to the other end. */
  readonly onward: Step | null;
  readonly declaration: ManyDeclaration;
}

export interface ListField extends Base {
  readonly sort: 'list';
  readonly type: string;
  readonly step: Step;
  readonly orderBy: readonly string[];
  /** How many rows there are at most, where that is known. */
  readonly most?: number | undefined;
}

export type GraphField =
  | ColumnField
  | LocalizedField
  | PartField
  | ComputedField
  | OneField
  | ManyField
  | ListField;

/**
 * Binds declarations to tables.
 *
 * @throws when a declaration names a column, relation or type that is not there
 */
export function catalogOf(
  declarations: readonly TypeDeclaration[],
  models: Tables,
  additions: readonly AdditionDeclaration[] = [],
): Catalog {
  const tables = { ...models, ...foundTables(declarations, models) };
  const types = new Map<string, GraphType>();
  const catalog: Catalog = {
    types,
    tables,
    type(name) {
      const found = types.get(name);
      if (!found) throw new Error(`${name} is not declared as a type of the graph`);
      return found;
    },
  };
  for (const declaration of declarations) {
    types.set(declaration.name, bind(declaration, additions, catalog));
  }
  for (const name of additions.flatMap(({ to }) => to)) catalog.type(name);
  for (const type of types.values()) checkTargets(type, catalog);
  return catalog;
}

function bind(
  declaration: TypeDeclaration,
  additions: readonly AdditionDeclaration[],
  catalog: Catalog,
): GraphType {
  const lineage = lineageOf(declaration);
  const chain = modelsOf(lineage, catalog.tables);
  // A field is bound where it is declared: `claims` of a node stays that, also on a source, which makes claims.
  const fields = lineage.flatMap((each, level) => {
    const binder = new Binder(
      each.name,
      modelsOf(lineage.slice(level), catalog.tables),
      catalog.tables,
    );
    const added = additions
      .filter(({ to }) => to.includes(each.name))
      .flatMap(({ fields }) => fields);
    return [...each.fields, ...added]
      .reverse()
      .map((field) => [field.name, binder.bind(field)] as const);
  });
  const interfaces = once(() => {
    const above = lineage.slice(1).filter((each) => each.sort === 'interface');
    return above.map((each) => catalog.type(each.name));
  });
  const implementers = once(() => implementersOf(declaration.name, catalog));
  return {
    name: declaration.name,
    description: declaration.description,
    sort: declaration.sort,
    options: declaration.options,
    chain,
    get interfaces() {
      return interfaces();
    },
    get concrete() {
      return declaration.sort === 'interface' ? implementers() : [this];
    },
    fields: new Map(fields.reverse()),
  };
}

/** What can be made only when all types are bound, and needs to be made only once. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function modelsOf(lineage: readonly TypeDeclaration[], tables: Tables): string[] {
  return lineage.map((each) => each.name).filter((name) => name in tables);
}

function lineageOf(declaration: TypeDeclaration): TypeDeclaration[] {
  return declaration.parent ? [declaration, ...lineageOf(declaration.parent)] : [declaration];
}

function implementersOf(name: string, catalog: Catalog): GraphType[] {
  return [...catalog.types.values()].filter(
    (type) => type.sort === 'noun' && type.interfaces.some((above) => above.name === name),
  );
}

function checkTargets(type: GraphType, catalog: Catalog): void {
  for (const field of type.fields.values()) {
    if (field.sort !== 'column' && field.sort !== 'localized') catalog.type(field.type);
    if (field.sort === 'many' && field.declaration.edge) catalog.type(field.declaration.edge);
  }
}

/** Finds the columns and relations that the fields of one type name. */
class Binder {
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
