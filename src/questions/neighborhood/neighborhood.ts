import { GraphQLID, GraphQLInt } from 'graphql';

import type { RingsQuestion } from '../../edges/answerer';
import { rowsOf } from '../../engine/compile/source';
import type { Question } from '../../engine/question';
import { EdgeKind } from '../path/edges';
import { kindsOf, NODE, nameOf, ONLY_KINDS, within } from '../path/kinds';
import { isJoined, stepsSql } from '../path/rows';

const HOPS = { least: 1, usual: 1, most: 3 };
const FIRST = { least: 1, usual: 50, most: 100 };

export const neighborhood: Question = {
  name: 'neighborhood',
  description:
    'What stands around a node, to be drawn: the nodes up to three edges away and the edges between them, and how many were left out. What only weak edges lead to, such as a country, is shown but not walked on from.',
  args: [
    {
      name: 'id',
      description: NODE,
      type: GraphQLID,
      required: true,
    },
    {
      name: 'hops',
      description: 'How many edges away, 1 to 3; 1 when not given.',
      type: GraphQLInt,
    },
    {
      name: 'kinds',
      description: ONLY_KINDS,
      type: EdgeKind,
      list: true,
    },
    {
      name: 'first',
      description: 'How many nodes around it, 1 to 100; 50 when not given.',
      type: GraphQLInt,
    },
  ],
  answer: {
    type: 'Neighborhood',
    one({ id, hops, kinds, first }, compilation) {
      const { tables } = compilation.catalog;
      const name = compilation.search({
        finder: 'rings',
        asked: (variables): RingsQuestion => ({
          asks: 'rings',
          center: nameOf(id, variables),
          hops: within('hops', hops, variables, HOPS),
          first: within('first', first, variables, FIRST),
          kinds: kindsOf(kinds, undefined, variables),
        }),
        rowOf: (found) => `
          SELECT n.id AS node_id, f.truncated OR NOT e.held AS truncated, f.looked, f.nodes_left_out,
                 f.edges_left_out, f.rings, f.nodes, coalesce(e.steps, '[]') AS edges,
                 e.held AND ${isJoined('n')} = f.known AS holds,
                 CASE WHEN n.id IS NULL THEN 'UNKNOWN_NODE'
                      WHEN NOT ${isJoined('n')} THEN 'IS_EDGE' END AS reason
          FROM jsonb_to_record(${found}) AS f(center uuid, known boolean, truncated boolean, looked int,
            nodes_left_out int, edges_left_out int, rings jsonb, nodes jsonb, steps jsonb)
          LEFT JOIN node n ON n.id = f.center
          CROSS JOIN LATERAL (${stepsSql('f.steps', tables)}) e`,
      });
      return rowsOf(compilation.catalog.type('Neighborhood'), `SELECT * FROM ${name}`, compilation);
    },
  },
};
