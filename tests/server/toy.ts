import { buildSchema, execute, type GraphQLSchema } from 'graphql';

import { RequestError } from '../../src/engine/errors';
import type { Graph } from '../../src/graph';

/** Two nouns that lead to each other: enough for whatever does not hang on what the graph is about. */
export const TOY: GraphQLSchema = buildSchema(`
  type Query {
    summit(slug: String): Summit
    nodes(ids: [ID!]!): [Summit]!
    projects(first: Int = 20, last: Int, where: ProjectFilter): ProjectConnection!
    broken: String
    slow: String
  }
  type Summit {
    slug: String
    names: [Name!]!
    projects(first: Int = 20, last: Int): ProjectConnection!
  }
  type Name { lang: String text: String }
  type Project {
    name: String
    summit: Summit
    projects(first: Int = 20, last: Int): ProjectConnection!
  }
  type ProjectConnection { edges: [ProjectEdge!]! nodes: [Project!]! totalCount: Int! }
  type ProjectEdge { cursor: String! node: Project! }
  input ProjectFilter { not: ProjectFilter and: [ProjectFilter!] name: String }
`);

const rootValue = {
  summit: ({ slug }: { slug: string | null }) => slug && { slug, names: [] },
  nodes: () => [],
  projects: () => ({ nodes: [], edges: [], totalCount: 0 }),
  broken: () => {
    throw new Error('relation "secret" does not exist at /home/someone/src/engine.ts:1');
  },
  slow: () => {
    throw Object.assign(new Error('canceling statement due to statement timeout'), {
      code: '57014',
    });
  },
};

/** Answers by graphql-js, and fails as the graph does: whole, with what the failure was. */
export const toyGraph: Graph = {
  schema: TOY,
  async answer({ document, operation, variables }) {
    const { data, errors } = await execute({
      schema: TOY,
      document,
      rootValue,
      variableValues: variables,
      operationName: operation.name?.value,
    });
    const [error] = errors ?? [];
    if (error?.originalError) throw error.originalError;
    if (error) throw new RequestError(error.message);
    return { data: JSON.stringify(data) };
  },
};
