import { tables } from '../../src/generated/tables';
import { declaredCatalog } from '../../src/graph';

/** A key of a node's ancestry, and the step that leads to what it is the key of. */
export interface Way {
  /** Of the ancestry. */
  readonly column: string;
  /** All fields on the way. */
  readonly fields: readonly string[];
  /** The way to the row that has the key, null for the node itself; the key there, and the table that it leads to. */
  readonly before: Way | null;
  readonly key: string;
  readonly table: string;
}

/** The types of which each row has an ancestry. */
export const descendants = [...declaredCatalog().types.values()]
  .filter(({ options }) => options.ancestry !== undefined)
  .map(({ name }) => name);

/** The columns of the ancestry but its id. */
export const keptColumns = Object.values(tables.Ancestry?.columns ?? {})
  .map(({ name }) => name)
  .filter((name) => name !== 'id');

/** All ways up from the rows of a model, by its foreign keys and those of the models that they lead to. */
export function waysFrom(model: string, before: Way | null = null): Way[] {
  return Object.entries(tables[model]?.relations ?? {}).flatMap(([field, relation]) => {
    const { from: key, owned, model: next } = relation;
    const column = `${before?.column.replace(/id$/, '') ?? ''}${key}`;
    if (!owned || key === 'id' || !keptColumns.includes(column)) return [];
    const fields = [...(before?.fields ?? []), field];
    const way = { column, fields, before, key, table: tables[next]?.name ?? next };
    return [way, ...waysFrom(next, way)];
  });
}
