import { tables } from '../../src/generated/tables';
import { declaredCatalog } from '../../src/graph';

/** A key of a node's ancestry: its column, and the fields that lead to what it is the key of. */
export interface Way {
  readonly column: string;
  readonly fields: readonly string[];
}

/** The types of which each row has an ancestry. */
export const descendants = [...declaredCatalog().types.values()]
  .filter(({ options }) => options.ancestry !== undefined)
  .map(({ name }) => name);

/** All ways up from the rows of a model, by its foreign keys and those of the models that they lead to. */
export function waysFrom(model: string, below: Way = { column: '', fields: [] }): Way[] {
  return Object.entries(tables[model]?.relations ?? {}).flatMap(([field, relation]) => {
    const way = { column: `${below.column}${relation.from}`, fields: [...below.fields, field] };
    if (!relation.owned || relation.from === 'id' || !isKept(way.column)) return [];
    const beyond = { ...way, column: way.column.replace(/id$/, '') };
    return [way, ...waysFrom(relation.model, beyond)];
  });
}

/** The columns of the ancestry but its id. */
export const keptColumns = Object.values(tables.Ancestry?.columns ?? {})
  .map(({ name }) => name)
  .filter((name) => name !== 'id');

const isKept = (column: string): boolean => keptColumns.includes(column);
