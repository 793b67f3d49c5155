import type { AncestryTable, Catalog, GraphType } from './catalog';
import type { AdditionDeclaration, TypeDeclaration } from './declaration';
import { FieldBinder } from './field-binder';
import { foundTables } from './found';
import { constantCase } from './names';
import type { Tables } from './tables';

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
    const binder = new FieldBinder(
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
    kind: constantCase(declaration.name),
    description: declaration.description,
    sort: declaration.sort,
    options: declaration.options,
    chain,
    ancestry: ancestryOf(declaration, catalog.tables),
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

function ancestryOf({ name, options }: TypeDeclaration, tables: Tables): AncestryTable | null {
  const { ancestry: model } = options;
  if (model === undefined) return null;
  const table = tables[model];
  if (!table) throw new Error(`${name} has its ancestry in ${model}, which is no model`);
  const names = Object.values(table.columns).map((column) => column.name);
  return { model, keys: new Set(names.filter((each) => each !== 'id')) };
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
