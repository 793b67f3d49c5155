import { buildSchema, type GraphQLSchema } from 'graphql';

/** Two nouns that lead to each other: what the guard bounds does not hang on what the graph is about. */
export const TOY: GraphQLSchema = buildSchema(`
  type Query {
    summit(slug: String): Summit
    nodes(ids: [ID!]!): [Summit]!
    projects(first: Int = 20, last: Int, where: ProjectFilter): ProjectConnection!
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
