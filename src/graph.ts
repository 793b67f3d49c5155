import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Pool } from 'pg';

import { textOf } from './bytes';
import { statementsOn } from './database/statements';
import { createEdges } from './edges/edges';
import { Answerer, type Asked, type RunStatement } from './engine/answer';
import { catalogOf } from './engine/bind';
import type { Catalog } from './engine/catalog';
import type { Clock } from './engine/compile/compilation';
import { rootsOf } from './engine/compile/roots';
import { RequestError } from './engine/errors';
import { buildGraphSchema } from './engine/schema/graph-schema';
import { tables } from './generated/tables';
import { createListings, type ListingOptions } from './listings/listings';
import { nouns } from './nouns';
import { additions, questions, questionTypes } from './questions';
import { edgeFinders } from './questions/path/finders';
import { EdgeStatements } from './questions/path/statements';

/** The graph, ready to be asked. */
export interface Graph {
  readonly schema: GraphQLSchema;
  readonly catalog: Catalog;
  /** Takes a validated query. Throws GraphQLErrors for the caller's faults, as does what it gives. */
  ask(request: GraphRequest): Asked;
  /** Answers at once: the JSON text of `data`, and the revision of the data where it is known. */
  answer(
    request: GraphRequest,
  ): Promise<{ readonly data: string; readonly revision: string | null }>;
  /** The SQL that a query becomes. */
  explain(request: GraphRequest): string;
  /** Ends what was begun to answer, such as a thread; the pool stays open. */
  close(): Promise<void>;
}

export interface GraphRequest {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As the client sent them, not yet coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface GraphOptions {
  /** Whether every answer says which revision of the data it is of. */
  readonly revisions?: boolean;
  /** What lists are told from memory; null: none is. */
  readonly listings?: ListingOptions | null;
  /** What time it is; the system's, when not given. */
  readonly clock?: Clock;
}

/** As a column of the statement: read in the same snapshot as everything else in it. */
const REVISION = '(SELECT value FROM revision)';

/** The declared graph over its tables. */
export function declaredCatalog(): Catalog {
  return catalogOf([...nouns, ...questionTypes], tables, additions);
}

/** The schema alone: no database is needed to print it. */
export function declaredSchema(catalog = declaredCatalog()): Promise<GraphQLSchema> {
  return buildGraphSchema(catalog, questions);
}

export async function createGraph(
  pool: Pool,
  { revisions = false, listings: options = {}, clock }: GraphOptions = {},
): Promise<Graph> {
  const catalog = declaredCatalog();
  const schema = await declaredSchema(catalog);
  const roots = rootsOf(catalog, questions);
  const edges = createEdges(pool, new EdgeStatements(catalog.tables).source);
  const listings = options && createListings(pool, REVISION, options);
  const graphs = {
    catalog,
    schema,
    roots,
    finders: edgeFinders(edges),
    ...(listings && { listings }),
    ...(revisions && { revision: REVISION }),
    ...(clock && { clock }),
  };
  const answerer = new Answerer(graphs, statementRunner(pool));
  return {
    schema,
    catalog,
    ask: (request) => answerer.ask(request),
    async answer(request) {
      const { data, revision } = await answerer.ask(request).answer();
      return { data: textOf(...data), revision };
    },
    explain: (request) => answerer.ask(request).statement()?.text ?? '',
    async close() {
      await Promise.all([edges.close(), listings?.close()]);
    },
  };
}

const QUERY_CANCELED = '57014';

function statementRunner(pool: Pool): RunStatement {
  const run = statementsOn(pool);
  return async (statement) => {
    try {
      return await run(statement);
    } catch (error) {
      if ((error as { code?: string }).code === QUERY_CANCELED) {
        throw new RequestError('the query took too long: ask for less at a time', 'TIMEOUT');
      }
      throw error;
    }
  };
}
