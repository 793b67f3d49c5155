import { GraphQLID } from 'graphql';

import { Column, Composite, declarationOf, Found, Many, One } from '../../engine/declare';
import { PartialDate } from '../../engine/scalars';
import type { Money } from '../../nouns/money';
import type { Node } from '../../nouns/node';
import type { Source } from '../../nouns/source';
import { TimelineEventKind } from './events';

@Found('Something that happened, on a date that a source tells.', { orderBy: 'date' })
export class TimelineEvent {
  @Column(GraphQLID, 'Names the event in this answer; it is no node.', { required: true })
  id!: string;

  @Column(TimelineEventKind, 'What happened.', { required: true })
  kind!: string;

  @Column(
    PartialDate,
    'When, as precisely as sources say: `2014` is some time in that year, and stands at its beginning.',
    { required: true },
  )
  date!: string;

  @One('Node', 'To what it happened.', { orderBy: 'name', required: true, from: 'node' })
  node!: Node;

  @One(
    'Node',
    'To what that belongs, on the way from what was asked for; of a statement, what it is about; of a membership or participation, the other side. Null for the events of what was asked for.',
    { orderBy: 'name' },
  )
  belongsTo!: Node | null;

  @Composite(
    'Money',
    'How much money was pledged, bound or moved, or what the signed contract is worth. Null for other events, and where no source says.',
    { amount: 'amount', currency: 'currency' },
    { date: ['date'] },
  )
  amount!: Money | null;

  @Many(
    'Source',
    'Who says so: the documents that support the record, or make a claim on the date.',
    {
      orderBy: 'publishedOn',
      rows: `
      SELECT s.* FROM source s WHERE s.id IN (
        SELECT c.source_id FROM citation c WHERE c.node_id = {row}.node_id
        UNION
        SELECT c.source_id FROM claim c WHERE c.node_id = {row}.node_id AND c.property = {row}.property
      )`,
    },
  )
  sources!: Many<Source>;
}

export const timelineTypes = [TimelineEvent].map(declarationOf);
