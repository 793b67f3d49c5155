import { GraphQLBoolean, GraphQLInt } from 'graphql';

import { Column, declarationOf, Few, Found, One } from '../../engine/declare';
import { enumeration } from '../../engine/enumeration';
import type { Node } from '../../nouns/node';
import { type PathStep, stepsIn } from '../path/types';

export const NeighborhoodReason = enumeration('NeighborhoodReason', 'Why nothing is shown.', {
  UNKNOWN_NODE: 'No node has that id or slug.',
  IS_EDGE:
    'It is itself an edge, as a participation or a membership is: ask about one of the nodes that it joins.',
});

@Found('A node that stands around another.')
export class Neighbor {
  @Column(
    GraphQLInt,
    'Its place: by ring, and in a ring by what matters more. 0 is the node itself.',
    {
      required: true,
    },
  )
  position!: number;

  @Column(GraphQLInt, 'How many edges it is away; 0 is the node itself.', { required: true })
  ring!: number;

  @Column(GraphQLInt, 'How many edges it has in all, of all kinds, shown or not.', {
    required: true,
  })
  degree!: number;

  @One('Node', 'The node.', { required: true })
  node!: Node;
}

@Found('What stands as many edges away.')
export class NeighborhoodRing {
  @Column(GraphQLInt, 'How many edges away; 0 is the node itself.', { required: true })
  ring!: number;

  @Column(GraphQLInt, 'How many nodes it has. Null where the search ended before all were counted.')
  total!: number | null;

  @Column(GraphQLInt, 'How many of them are shown.', { required: true })
  shown!: number;
}

@Found('What stands around a node, to be drawn: nodes, and the edges between them.')
export class Neighborhood {
  @Column(NeighborhoodReason, 'Why nothing is shown. Null where something is.')
  reason!: string | null;

  @Column(
    GraphQLBoolean,
    'Whether the search ended before it had looked at all that was asked for.',
    { required: true },
  )
  truncated!: boolean;

  @Column(GraphQLInt, 'How many edges were looked at, about.', { required: true })
  looked!: number;

  @Column(
    GraphQLInt,
    'How many nodes of these rings are not shown. Null where the search ended before all were counted.',
  )
  nodesLeftOut!: number | null;

  @Column(GraphQLInt, 'How many edges between the nodes shown are not: at most 500 are.', {
    required: true,
  })
  edgesLeftOut!: number;

  @One('Node', 'The node asked about. Null where there is none.')
  node!: Node | null;

  @Few('NeighborhoodRing', 'How many nodes there are, by how far away they are.', {
    orderBy: ['ring'],
    rows: 'SELECT * FROM jsonb_to_recordset({row}.rings) AS r(ring int, total int, shown int)',
    most: 4,
  })
  rings!: Few<NeighborhoodRing>;

  @Few(
    'Neighbor',
    'The node itself and those around it: the nearer first; in a ring those that more than weak edges lead to first, then those with more edges to what is nearer, then those with more edges in all.',
    {
      orderBy: ['position'],
      rows: 'SELECT * FROM jsonb_to_recordset({row}.nodes) AS n(position int, node_id uuid, ring int, degree int)',
      most: 101,
    },
  )
  nodes!: Few<Neighbor>;

  @Few(
    'PathStep',
    'The edges between the nodes shown, each in its own direction. At most 500: see `edgesLeftOut`.',
    { orderBy: ['position'], rows: stepsIn('edges'), most: 500 },
  )
  edges!: Few<PathStep>;
}

export const neighborhoodTypes = [Neighborhood, NeighborhoodRing, Neighbor].map(declarationOf);
