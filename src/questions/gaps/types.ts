import { GraphQLID, GraphQLInt, GraphQLString } from 'graphql';

import { Column, declarationOf, Found, Many, One } from '../../engine/declare';
import { PartialDate } from '../../engine/scalars';
import type { Country } from '../../nouns/country';
import { Qualifier } from '../../nouns/money';
import type { Node } from '../../nouns/node';
import type { Source } from '../../nouns/source';
import { GapKind } from './kinds';

/** Where the node takes place, and whom it involves: a country itself, or by a body or company of it. */
const COUNTRIES = `
  SELECT c.* FROM country c WHERE c.id IN (
    SELECT s.country_id FROM country_share s WHERE s.node_id = {row}.node_id
    UNION ALL
    SELECT coalesce(r.country_id, r.id) FROM participation p JOIN participant r ON r.id = p.participant_id
    WHERE p.node_id = {row}.node_id)`;

@Found(
  'Something that is missing, and why it is listed. It is missing here: see the rule of its kind.',
)
export class Gap {
  @Column(GraphQLID, 'Names the gap in this answer; it is no node.', { required: true })
  id!: string;

  @Column(GapKind, 'What is missing: the rule by which it is listed.', { required: true })
  kind!: string;

  @Column(GraphQLString, 'Why it is listed, with its figures: a sentence.', { required: true })
  reason!: string;

  @One('Node', 'What lacks something.', { orderBy: 'name', required: true })
  node!: Node;

  @Column(GraphQLInt, 'How many there should be. Null where no number was stated.')
  stated!: number | null;

  @Column(Qualifier, 'What the stated number leaves open. Null where nothing, or no number.', {
    from: 'qualifier',
  })
  statedQualifier!: string | null;

  @Column(GraphQLInt, 'How many are recorded of what should be there, sources included.', {
    required: true,
  })
  found!: number;

  @Column(
    PartialDate,
    'Since when it can be expected: when it was pledged or announced, or work ended or began. Null where no record says, and for counts and sources.',
  )
  since!: string | null;

  @Column(
    GraphQLInt,
    'Whole months that have passed for certain between `since` and `asOf`; negative where `since` is later. Null where `since` is.',
  )
  months!: number | null;

  @Column(PartialDate, 'The day at which the months are counted.', { required: true })
  asOf!: string;

  @Column(
    GraphQLString,
    'Of a weak source: the property that it alone states. Null where it is behind the whole record.',
  )
  property!: string | null;

  @One('Source', 'Of a weak source: that one. Null for other gaps.', { orderBy: 'name' })
  source!: Source | null;

  @Many('Country', 'Where it takes place, and whose participants are in it.', {
    orderBy: 'name',
    rows: COUNTRIES,
  })
  countries!: Many<Country>;
}

export const gapTypes = [declarationOf(Gap)];
