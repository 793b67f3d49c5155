import { type OperationDefinitionNode, parse, validate } from 'graphql';

import { createGraph, type Graph } from '../../src/graph';
import { counted } from './counted';
import { useDatabase } from './database';

/**
 * The graph over a private copy of a database: `ask` runs an operation as a client would and gives its
 * `data`; `statements` is the SQL that the last one cost.
 */
export function useWorld(options: { data: boolean }) {
  const database = useDatabase(options);
  const statements: string[] = [];
  let graph: Graph | undefined;

  const open = async (): Promise<Graph> => {
    if (graph) return graph;
    graph = await createGraph(counted(database.pool, statements));
    return graph;
  };

  afterAll(() => graph?.close());

  return {
    database,
    statements,
    graph: open,
    /** @throws when the operation is not valid, or is answered with an error */
    async ask<T = Record<string, never>>(
      source: string,
      variables: Record<string, unknown> = {},
    ): Promise<T> {
      const { schema, answer } = await open();
      const document = parse(source);
      const [invalid] = validate(schema, document);
      if (invalid) throw invalid;
      const operation = document.definitions.find(
        (each): each is OperationDefinitionNode => each.kind === 'OperationDefinition',
      );
      if (!operation) throw new Error('no operation');
      statements.length = 0;
      const { data } = await answer({ document, operation, variables });
      return JSON.parse(data) as T;
    },
  };
}
