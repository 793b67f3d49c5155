import { execute, GraphQLError, type GraphQLSchema, Kind } from 'graphql';

import type { Request } from './answer';
import type { Selected } from './compile/selection';

/** The JSON text of a field that asks what the schema is. That is graphql-js's business: the field alone is executed. */
export function introspected(
  schema: GraphQLSchema,
  { document, operation, variables }: Request,
  selected: Selected,
): string {
  const selections = selected.nodes;
  const alone = { ...operation, selectionSet: { ...operation.selectionSet, selections } };
  const rest = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  const result = execute({
    schema,
    document: { ...document, definitions: [alone, ...rest] },
    variableValues: { ...variables },
  });
  if ('then' in result) throw new Error('introspection is synchronous');
  const [error] = result.errors ?? [];
  if (error) throw new GraphQLError(error.message, { originalError: error });
  return JSON.stringify(result.data?.[selected.key] ?? null);
}
