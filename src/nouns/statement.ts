import { GraphQLString } from 'graphql';

import { Column, Many, Noun, One } from '../engine/declare';
import { enumeration } from '../engine/enumeration';
import { PartialDate } from '../engine/scalars';
import type { Country } from './country';
import { Node } from './node';
import type { Participant } from './participant';

export const StatementKind = enumeration('StatementKind', 'In which form something was said.', {
  SPEECH: 'A speech.',
  ANALYSIS: 'An analysis.',
  ASSESSMENT: 'A judgement quoted by another.',
  INTERVIEW: 'An interview.',
  REPORTED_POSITION: 'A position that others report.',
  EDITORIAL: 'The voice of a publication.',
  PRESS_CONFERENCE: 'A press conference.',
  POST: 'A post on a social network.',
  MEETING: 'A meeting of two sides.',
  ANNOUNCEMENT: 'An announcement.',
});

export const Stance = enumeration('Stance', 'How a statement stands to what it is about.', {
  SUPPORTIVE: 'Backs it.',
  CAUTIOUS: 'Sees good and bad, or warns.',
  CRITICAL: 'Opposes or doubts it.',
  NEUTRAL: 'Reports without judging.',
});

/** An office that is still held counts before one that ended. */
const SPEAKERS_COUNTRY = `
  SELECT c.* FROM participant p
  LEFT JOIN LATERAL (
    SELECT coalesce(g.country_id, g.id) AS id FROM membership m JOIN participant g ON g.id = m.group_id
    WHERE m.member_id = p.id AND m.kind = 'AFFILIATE'
    ORDER BY m.until DESC NULLS FIRST, m.id LIMIT 1
  ) office ON true
  JOIN country c ON c.id = coalesce((SELECT s.id FROM country s WHERE s.id = p.id), p.country_id, office.id)
  WHERE p.id = {row}.speaker_id`;

@Noun('Who said or assessed what about which node, and how it stands to it. See `summary`.', {
  plural: 'statements',
  orderBy: 'saidOn',
})
export class Statement extends Node {
  @Column(StatementKind, 'In which form it was said.')
  kind!: string;

  @Column(Stance, 'How it stands to what it is about.')
  stance!: string;

  @Column(PartialDate, 'When it was said. Null where no source says.')
  saidOn!: string | null;

  @Column(
    GraphQLString,
    'The role of the speaker in the words of the source. Null where not given.',
  )
  affiliationAsGiven!: string | null;

  @One('Participant', 'Who said it. Null where it is the voice of the publication.', {
    orderBy: 'name',
  })
  speaker!: Participant | null;

  @One(
    'Country',
    'The country it comes from: the speaker itself, or the country to which the speaker, or the body at which they hold office, belongs. Null where none is known.',
    { rows: SPEAKERS_COUNTRY },
  )
  speakerCountry!: Country | null;

  @Many('Node', 'What it is about.', { from: 'subjects', to: 'node', orderBy: 'position' })
  about!: Many<Node>;
}
