import { GraphQLID, GraphQLInt, GraphQLString } from 'graphql';

import { Column, Detail, Many, One } from '../engine/declare';
import { enumeration } from '../engine/enumeration';
import { DateTime } from '../engine/scalars';
import { Confidence, type Node } from './node';
import type { Source } from './source';

export const ClaimRank = enumeration('ClaimRank', 'How a claim is weighed against the others.', {
  PREFERRED: 'The best supported: it feeds the plain field.',
  NORMAL: 'Stands beside the others.',
  DEPRECATED: 'Known to be wrong or superseded; kept because a source says it.',
});

export const Certainty = enumeration('Certainty', 'How a value came about.', {
  REPORTED: 'The source states it.',
  ESTIMATED: 'The source states it as approximate or expected.',
  INFERRED: 'It was inferred from what the source states.',
});

@Detail('That a source says that a property of a node has a value.', {
  plural: 'claims',
  orderBy: 'slug',
})
export class Claim {
  @Column(GraphQLID, 'Opaque and permanent.')
  id!: string;

  @Column(GraphQLString, 'Readable key, unique among claims, such as `claim-039`.')
  slug!: string;

  @Column(GraphQLString, 'The property, by the name of its field where it has one: `amount`.')
  property!: string;

  @Column(
    GraphQLString,
    'The value that the source gives, as the curator wrote it down: a word, a date, an amount with its currency, or the slug of a node (see `valueNode`).',
  )
  value!: string;

  @Column(ClaimRank, 'How it is weighed against the others.')
  rank!: string;

  @Column(GraphQLString, 'Why it has that rank. Null where nothing disagrees with it.')
  rankReason!: string | null;

  @Column(Certainty, 'How the value came about.')
  certainty!: string;

  @Column(Confidence, 'How sure the curator is that the source is right.')
  confidence!: string;

  @Column(GraphQLString, 'Where in the source. Null where the source is short.')
  locator!: string | null;

  @Column(GraphQLString, 'Names the disagreement to which it belongs. Null where to none.')
  conflictGroup!: string | null;

  @Column(DateTime, 'When it was first recorded here.')
  firstSeenAt!: string;

  @Column(DateTime, 'When it was last found to be in the source.')
  lastSeenAt!: string;

  @Column(DateTime, 'When the source took it back. Null where it did not.')
  retractedAt!: string | null;

  @One('Node', 'About what.', { orderBy: 'name' })
  node!: Node;

  @One('Node', 'The value, where it is a node of the graph. Null where it is a word.')
  valueNode!: Node | null;

  @One('Source', 'Who says so.', { orderBy: 'publishedOn' })
  source!: Source;

  @One('ContestedProperty', 'The disagreement on this property. Null where there is none.')
  contestedProperty!: ContestedProperty | null;
}

@Detail('A property of a node on which sources disagree, with all they say.', {
  plural: 'contested',
  orderBy: 'node',
})
export class ContestedProperty {
  @Column(GraphQLID, 'Opaque and permanent while the disagreement lasts.')
  id!: string;

  @Column(GraphQLString, 'The property, by the name of its field where it has one: `amount`.')
  property!: string;

  @Column(GraphQLString, 'Why the preferred value is preferred.')
  reason!: string;

  @One('Node', 'Of what.', { orderBy: 'name' })
  node!: Node;

  @Many('Claim', 'What sources say, side by side, the preferred first.', {
    orderBy: 'rank',
    shorthands: ['rank'],
  })
  claims!: Many<Claim>;
}

@Detail('That a source supports a record as a whole.')
export class Citation {
  @Column(GraphQLID, 'Opaque and permanent.')
  id!: string;

  @Column(GraphQLString, 'Where in the source. Null where the source is short.')
  locator!: string | null;

  @Column(GraphQLInt, 'Its place among the citations of the record, from 0.')
  position!: number;

  @One('Node', 'What it supports.', { orderBy: 'name' })
  node!: Node;

  @One('Source', 'The source.', { orderBy: 'name' })
  source!: Source;
}
