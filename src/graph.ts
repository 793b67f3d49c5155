import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Pool } from 'pg';

import { Answerer, type RunStatement } from './engine/answer';
import { type Catalog, catalogOf } from './engine/catalog';
import { rootsOf } from './engine/compile/roots';
import { RequestError } from './engine/errors';
import { buildGraphSchema } from './engine/schema/graph-schema';
import { tables } from './generated/tables';
import { nouns } from './nouns';
import { questions, questionTables, questionTypes } from './questions';

/** The graph, ready to be asked. */
export interface Graph {
  readonly schema: GraphQLSchema;
  readonly catalog: Catalog;
  /** Answers a validated query with the finished JSON text of `data`. Throws GraphQLErrors for the caller's faults. */
  answer(request: GraphRequest): Promise<Answer>;
  /** The SQL that a query becomes. */
  explain(request: GraphRequest): string;
}

export interface GraphRequest {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As the client sent them, not yet coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface Answer {
  readonly data: string;
}

/** The declared graph over its tables. */
export function declaredCatalog(): Catalog {
  return catalogOf([...nouns, ...questionTypes], { ...tables, ...questionTables });
}

/** The schema alone: no database is needed to print it. */
export function declaredSchema(catalog = declaredCatalog()): Promise<GraphQLSchema> {
  return buildGraphSchema(catalog, questions);
}

export async function createGraph(pool: Pool): Promise<Graph> {
  const catalog = declaredCatalog();
  const schema = await declaredSchema(catalog);
  const graphs = { catalog, schema, roots: rootsOf(catalog, questions) };
  const answerer = new Answerer(graphs, statementRunner(pool));
  return {
    schema,
    catalog,
    answer: async (request) => ({ data: await answerer.answer(request) }),
    explain: (request) => answerer.explain(request),
  };
}

/** SQLSTATE class 22: a value that cannot be read as its type, which only a tampered cursor brings. */
const DATA_EXCEPTION = /^22/;
const QUERY_CANCELED = '57014';

function statementRunner(pool: Pool): RunStatement {
  return async (statement) => {
    try {
      const { rows } = await pool.query({ ...statement, rowMode: 'array' });
      return rows[0] as string[];
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (DATA_EXCEPTION.test(code)) {
        throw new RequestError('a cursor or value cannot be read as what it should be');
      }
      if (code === QUERY_CANCELED) {
        throw new RequestError('the query took too long: ask for less at a time', 'TIMEOUT');
      }
      throw error;
    }
  };
}
