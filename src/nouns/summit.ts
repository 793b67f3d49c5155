import { GraphQLInt, GraphQLString } from 'graphql';

import { Column, Many, Noun, One } from '../engine/declare';
import { enumeration } from '../engine/enumeration';
import { PartialDate } from '../engine/scalars';
import type { Agreement } from './agreement';
import type { Country } from './country';
import type { Financing } from './financing';
import type { Forum } from './forum';
import type { Measure } from './measure';
import { Node } from './node';
import type { Plan } from './plan';
import type { Program } from './program';

export const SummitLevel = enumeration('SummitLevel', 'Who meets.', {
  SUMMIT: 'Heads of state or government.',
  LEADERS_MEETING: 'Leaders, outside the regular series.',
  MINISTERIAL: 'Ministers.',
  SECTORAL_FORUM: 'Those in charge of one theme.',
  BUSINESS_FORUM: 'Businesses and those who promote them.',
  CONSULTATION: 'Officials of ministries.',
});

export const SummitFormat = enumeration('SummitFormat', 'How they meet.', {
  IN_PERSON: 'In one place.',
  VIRTUAL: 'By video link.',
  HYBRID: 'Some in one place, some by video link.',
});

@Noun('One meeting of a forum.', { plural: 'summits', orderBy: 'startsOn' })
export class Summit extends Node {
  @Column(
    GraphQLInt,
    'Which meeting of its series this is, from 1. Null where it has no official number.',
  )
  ordinal!: number | null;

  @Column(SummitLevel, 'Who meets.')
  level!: string;

  @Column(SummitFormat, 'How they meet.')
  format!: string;

  @Column(PartialDate, 'First day, as precisely as sources give it.')
  startsOn!: string;

  @Column(PartialDate, 'Last day. Null where no source says.')
  endsOn!: string | null;

  @Column(GraphQLString, 'The city. Null where it met by video link only.')
  city!: string | null;

  @Column(GraphQLString, 'The building. Null where no source says.')
  venue!: string | null;

  @Column(GraphQLString, 'Its themes, in the words of the sources.')
  themes!: string[];

  @Column(GraphQLString, 'Titles of the papers it adopted.')
  outcomeDocuments!: string[];

  @Column(GraphQLInt, 'How many programs it is said to have launched. Null where no source counts.')
  statedProgramCount!: number | null;

  @Column(GraphQLInt, 'How many measures it is said to have brought. Null where no source counts.')
  statedMeasureCount!: number | null;

  @One('Forum', 'The standing mechanism this meeting belongs to.', { orderBy: 'name' })
  forum!: Forum;

  @One('Country', 'Where it met. Null where not in one country.', { orderBy: 'name' })
  country!: Country | null;

  @Many('Plan', 'Action plans adopted here.', { orderBy: 'periodStart' })
  plans!: Many<Plan>;

  @Many('Program', 'Programs launched here, by number.', { orderBy: 'number' })
  programs!: Many<Program>;

  @Many('Measure', 'Measures announced here, by number.', { orderBy: 'number' })
  measures!: Many<Measure>;

  @Many('Agreement', 'Agreements signed here or on its sidelines.', { orderBy: 'signedOn' })
  agreements!: Many<Agreement>;

  @Many('Financing', 'Money announced here.', { orderBy: 'name' })
  financings!: Many<Financing>;
}
