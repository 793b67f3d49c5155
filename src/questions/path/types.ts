import { GraphQLBoolean, GraphQLInt, GraphQLString } from 'graphql';

import { Column, declarationOf, Few, Found, Many, One } from '../../engine/declare';
import { enumeration } from '../../engine/enumeration';
import { PartialDate } from '../../engine/scalars';
import type { Node } from '../../nouns/node';
import type { Source } from '../../nouns/source';
import { EdgeKind } from './edges';

export const PathReason = enumeration('PathReason', 'Why there is no path.', {
  UNKNOWN_FROM: 'No node has the id or slug given as `from`.',
  UNKNOWN_TO: 'No node has the id or slug given as `to`.',
  END_IS_EDGE:
    'An end is itself an edge, as a participation or a membership is: ask from one of the nodes that it joins.',
  NO_PATH:
    'There is none of at most so many hops over the kinds of edges asked for; all of them were searched.',
  GAVE_UP: 'None was found before the search had to end; there may be one.',
});

/** The columns of a step in JSON. */
const STEP = `s(position int, from_id uuid, to_id uuid, kind text, meaning text, weak boolean,
  role text, starts_on text, ends_on text, record_id uuid, source_id uuid)`;

/** The rows of the steps that stand in a column of a row. */
export const stepsIn = (column: string): string =>
  `SELECT * FROM jsonb_to_recordset({row}.${column}) AS ${STEP}`;

@Found('One edge, as it is walked from one node to the next.')
export class PathStep {
  @Column(GraphQLInt, 'Its place among the steps, from 1.', { required: true })
  position!: number;

  @Column(EdgeKind, 'What kind of edge it is.', { required: true })
  kind!: string;

  @Column(
    GraphQLString,
    'What the edge says in the direction in which it is walked: `from`, this, `to`. Such as `is funded by`.',
    { required: true },
  )
  meaning!: string;

  @Column(
    GraphQLBoolean,
    'Whether it leads to what many share (a country, a theme, a source), and neither end of the path is that itself.',
    { required: true },
  )
  weak!: boolean;

  @Column(
    GraphQLString,
    'The role in it: that of a participation, or as what a member belongs, such as `President of Chile`. Null where it has none.',
  )
  role!: string | null;

  @Column(PartialDate, 'Since when, or on which day. Null where no source says, or it has no date.')
  startsOn!: string | null;

  @Column(
    PartialDate,
    'Until when; the same day where it was of one. Null where it lasts, no source says, or it has no date.',
  )
  endsOn!: string | null;

  @One('Node', 'Where the step begins.', { required: true })
  from!: Node;

  @One('Node', 'Where it leads.', { required: true })
  to!: Node;

  @One(
    'Node',
    'The record that states it: the participation, the membership, or the node whose own property it is.',
    { required: true },
  )
  record!: Node;

  @Many('Source', 'The sources of that record.', {
    orderBy: 'publishedOn',
    rows: `SELECT s.* FROM source s WHERE s.id = {row}.source_id OR ({row}.source_id IS NULL
      AND s.id IN (SELECT c.source_id FROM citation c WHERE c.node_id = {row}.record_id))`,
  })
  sources!: Many<Source>;
}

@Found('A way from one node to another, no node twice.')
export class Path {
  @Column(GraphQLInt, 'Its place among the paths, from 1.', { required: true })
  position!: number;

  @Column(GraphQLInt, 'How many edges it has; 0 from a node to itself.', { required: true })
  hops!: number;

  @Column(GraphQLInt, 'How many of them are weak. Paths with weak edges come after all others.', {
    required: true,
  })
  weakHops!: number;

  @Few('PathStep', 'The edges, from the first node to the last.', {
    orderBy: ['position'],
    rows: stepsIn('steps'),
    most: 8,
  })
  steps!: Few<PathStep>;
}

@Found('How two nodes are connected.')
export class PathAnswer {
  @Column(PathReason, 'Why there is no path. Null where there is one.')
  reason!: string | null;

  @Column(
    GraphQLBoolean,
    'Whether the search ended before it had looked at all that was asked for: there may be more paths, and of those with as many hops as the last some may come before it.',
    { required: true },
  )
  truncated!: boolean;

  @Column(GraphQLInt, 'How many edges were looked at, about.', { required: true })
  looked!: number;

  @One('Node', 'Where the paths begin. Null where no node has that id or slug.')
  from!: Node | null;

  @One('Node', 'Where they lead. Null where no node has that id or slug.')
  to!: Node | null;

  @Few(
    'Path',
    'The shortest paths, in order: those without weak edges first, then those with fewer hops, with fewer weak edges, and over nodes that have fewer edges. Empty where there is none: see `reason`.',
    {
      orderBy: ['position'],
      rows: 'SELECT * FROM jsonb_to_recordset({row}.paths) AS p(position int, hops int, weak_hops int, steps jsonb)',
      most: 10,
    },
  )
  paths!: Few<Path>;
}

export const pathTypes = [PathAnswer, Path, PathStep].map(declarationOf);
