import { GraphQLInt, GraphQLString } from 'graphql';

import { Column, Many, Noun, One } from '../engine/declare';
import { enumeration } from '../engine/enumeration';
import { PartialDate } from '../engine/scalars';
import type { Financing } from './financing';
import type { Initiative } from './initiative';
import type { Measure } from './measure';
import { Qualifier } from './money';
import { Node } from './node';
import type { Program } from './program';
import type { Project } from './project';
import type { Sector } from './sector';
import type { Summit } from './summit';

export const DocumentKind = enumeration('DocumentKind', 'What sort of paper a plan is.', {
  JOINT_PLAN: 'Adopted by both sides.',
  UNILATERAL_POLICY_PAPER: 'Published by one side.',
});

@Noun('An adopted action plan with a period, such as the Joint Action Plan of 2025-2027.', {
  plural: 'plans',
  orderBy: 'periodStart',
  ancestry: 'Ancestry',
})
export class Plan extends Node {
  @Column(DocumentKind, 'What sort of paper it is.')
  documentKind!: string;

  @Column(PartialDate, 'When its period begins.')
  periodStart!: string;

  @Column(PartialDate, 'When its period ends. Null where it is open.')
  periodEnd!: string | null;

  @Column(PartialDate, 'When it was adopted. Null where no source says.')
  adoptedOn!: string | null;

  @Column(
    GraphQLInt,
    'How many projects it is said to hold: see the qualifier. Null where no source counts.',
  )
  statedProjectCount!: number | null;

  @Column(
    Qualifier,
    'What the stated number of projects leaves open, such as `MORE_THAN`. Null where nothing.',
  )
  statedProjectCountQualifier!: string | null;

  @Column(GraphQLInt, 'How many areas it is said to cover. Null where no source counts.')
  statedAreaCount!: number | null;

  @Column(Qualifier, 'What the stated number of areas leaves open. Null where nothing.')
  statedAreaCountQualifier!: string | null;

  @Column(GraphQLString, 'What it puts first, in the words of the sources.')
  priorityNotes!: string[];

  @One('Summit', 'The meeting that adopted it. Null for a paper of one side.', {
    orderBy: 'startsOn',
  })
  summit!: Summit | null;

  @One('Plan', 'The plan before it. Null for the first.')
  predecessor!: Plan | null;

  @One('Plan', 'The plan after it. Null for the latest.')
  successor!: Plan | null;

  @Many('Program', 'Programs under it.', { orderBy: 'number' })
  programs!: Many<Program>;

  @Many('Measure', 'Measures under it.', { orderBy: 'number' })
  measures!: Many<Measure>;

  @Many('Project', 'What it proposes and what was done under it, in the order of its text.', {
    orderBy: 'position',
  })
  projects!: Many<Project>;

  @Many('Financing', 'Money announced for it.', { orderBy: 'name' })
  financings!: Many<Financing>;

  @Many('Sector', 'Its key areas.', {
    from: 'sectorShares',
    to: 'sector',
    edge: 'SectorShare',
    orderBy: 'position',
  })
  sectors!: Many<Sector>;

  @Many('Initiative', 'The frameworks in which it is set.', {
    from: 'framings',
    to: 'initiative',
    orderBy: 'position',
  })
  initiatives!: Many<Initiative>;
}
