import { GraphQLID, GraphQLInt } from 'graphql';

import type { RoutesQuestion } from '../../edges/answerer';
import { rowsOf } from '../../engine/compile/source';
import type { Question } from '../../engine/question';
import { EdgeKind } from './edges';
import { kindsOf, NODE, nameOf, ONLY_KINDS, within } from './kinds';
import { pathRow } from './rows';

const MAX_HOPS = { least: 1, usual: 6, most: 8 };
const FIRST = { least: 1, usual: 3, most: 10 };

export const path: Question = {
  name: 'path',
  description:
    'How two nodes are connected: the shortest paths between them, each edge with its meaning in words, its dates, role and sources. That both are in one country, one sector or one source says little: such paths come last.',
  args: [
    {
      name: 'from',
      description: NODE,
      type: GraphQLID,
      required: true,
    },
    { name: 'to', description: 'The same of another.', type: GraphQLID, required: true },
    {
      name: 'maxHops',
      description: 'How many edges a path may have, 1 to 8; 6 when not given.',
      type: GraphQLInt,
    },
    {
      name: 'via',
      description: ONLY_KINDS,
      type: EdgeKind,
      list: true,
    },
    {
      name: 'avoid',
      description: 'No edges of these kinds; none is avoided, when not given or an empty list.',
      type: EdgeKind,
      list: true,
    },
    {
      name: 'first',
      description: 'How many paths, 1 to 10; 3 when not given.',
      type: GraphQLInt,
    },
  ],
  answer: {
    type: 'PathAnswer',
    one({ from, to, maxHops, via, avoid, first }, compilation) {
      const name = compilation.search({
        finder: 'routes',
        asked: (variables): RoutesQuestion => ({
          asks: 'routes',
          from: nameOf(from, variables),
          to: nameOf(to, variables),
          maxHops: within('maxHops', maxHops, variables, MAX_HOPS),
          first: within('first', first, variables, FIRST),
          kinds: kindsOf(via, avoid, variables),
        }),
        rowOf: (found) => pathRow(found, compilation.catalog.tables),
      });
      const type = compilation.catalog.type('PathAnswer');
      return rowsOf(type, `SELECT * FROM ${name}`, compilation);
    },
  },
};
