import { GraphQLBoolean, GraphQLID, GraphQLInt, GraphQLString } from 'graphql';

import { Column, Detail, Many, One } from '../engine/declare';
import { enumeration } from '../engine/enumeration';
import { DateTime, PartialDate } from '../engine/scalars';
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

  @One(
    'ContestedValue',
    'The one of the contested values that it states. Null where nothing disagrees with it.',
  )
  contestedValue!: ContestedValue | null;
}

export const DisputeKind = enumeration('DisputeKind', 'In which way a property is contested.', {
  SOURCES_DIFFER: 'Sources state different values of it.',
  RECORD_DIFFERS: 'What sources state agrees, and the record has another value.',
  SET_AGAINST:
    'What is stated of it agrees, and cannot hold together with what is stated of another property or node: see `against`.',
});

/** What has a conflict group in common, but for what the same source says of the same node: that is one side. */
const AGAINST = `
  SELECT p.* FROM contested_property p WHERE p.id <> {row}.id AND p.id IN (
    SELECT b.contested_property_id FROM claim a JOIN claim b ON b.conflict_group = a.conflict_group
    WHERE a.contested_property_id = {row}.id AND (b.node_id <> a.node_id OR b.source_id <> a.source_id)
      AND a.retracted_at IS NULL AND b.retracted_at IS NULL)`;

@Detail('A property of a node on which sources disagree, with all they say.', {
  plural: 'contested',
  orderBy: 'node',
})
export class ContestedProperty {
  @Column(GraphQLID, 'Opaque and permanent while the disagreement lasts.')
  id!: string;

  @Column(GraphQLString, 'The property, by the name of its field where it has one: `amount`.')
  property!: string;

  @Column(DisputeKind, 'In which way it is contested.')
  kind!: string;

  @Column(GraphQLString, 'Why the preferred value is preferred.')
  reason!: string;

  @Column(
    PartialDate,
    'Since when: the day on which the second of the values that disagree was first published. Null where the sources of fewer than two have a date.',
  )
  since!: string | null;

  @Column(DateTime, 'When the disagreement was first recorded here.')
  firstSeenAt!: string;

  @One('Node', 'Of what.', { orderBy: 'name' })
  node!: Node;

  @Many(
    'ContestedValue',
    'The values side by side, each with who states it: those of the latest year first, and of each year the preferred.',
    { orderBy: 'position' },
  )
  values!: Many<ContestedValue>;

  @Many(
    'ContestedProperty',
    'What it cannot hold together with, on another property or node: what a conflict group sets against it.',
    { orderBy: 'node', rows: AGAINST },
  )
  against!: Many<ContestedProperty>;

  @Many('Claim', 'What sources say, claim by claim, the preferred first.', {
    orderBy: 'rank',
    shorthands: ['rank'],
  })
  claims!: Many<Claim>;
}

/** What speaks for the record's own value: what the record cites. */
const OWN_CITATIONS = `
  SELECT c.* FROM contested_property p JOIN citation c ON c.node_id = p.node_id
  WHERE p.id = {row}.contested_property_id AND {row}.is_own`;

@Detail('One of the values of a contested property, and who states it.', { orderBy: 'position' })
export class ContestedValue {
  @Column(GraphQLID, 'Opaque, and permanent while the disagreement lasts.')
  id!: string;

  @Column(GraphQLInt, 'Its place among the values, from 0.')
  position!: number;

  @Column(GraphQLString, 'The value, in the words of the best claim to it, or of the record.')
  value!: string;

  @Column(
    PartialDate,
    'The year that it is of, where values of several years are stated. Null where of no particular one.',
  )
  year!: string | null;

  @Column(
    GraphQLBoolean,
    'Whether the record itself has it, by its citations. One value at most is, and no claim need state it.',
    { from: 'isOwn' },
  )
  own!: boolean;

  @Column(ClaimRank, 'How it is weighed against the others of its year.')
  rank!: string;

  @Column(GraphQLString, 'Why it has that rank.')
  reason!: string;

  @One('ContestedProperty', 'What it is a value of.')
  contestedProperty!: ContestedProperty;

  @Many('Claim', 'The claims that state it. None where only the record has it.', {
    orderBy: 'slug',
  })
  claims!: Many<Claim>;

  @Many('Citation', 'What the record cites, where the value is its own.', {
    orderBy: 'position',
    rows: OWN_CITATIONS,
  })
  citations!: Many<Citation>;
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
