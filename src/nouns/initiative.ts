import { Column, Many, Noun, One } from '../engine/declare';
import { enumeration } from '../engine/enumeration';
import { PartialDate } from '../engine/scalars';
import type { Membership } from './membership';
import { Node } from './node';
import type { Participant } from './participant';
import type { Plan } from './plan';
import type { Program } from './program';
import type { Project } from './project';

export const InitiativeKind = enumeration('InitiativeKind', 'What sort of framework it is.', {
  INTERNATIONAL_COOPERATION_FRAMEWORK: 'A framework open to the world.',
  REGIONAL_COOPERATION_FRAMEWORK: 'A framework for one region.',
  REGIONAL_INVESTMENT_AGENDA: 'An agenda of investments in one region.',
});

@Noun('A framework such as the Belt and Road.', { plural: 'initiatives', orderBy: 'name' })
export class Initiative extends Node {
  @Column(InitiativeKind, 'What sort of framework it is.')
  kind!: string;

  @Column(PartialDate, 'When it was launched. Null where no source says.')
  launchedOn!: string | null;

  @One('Participant', 'Who launched it. Null where no source says.', { orderBy: 'name' })
  launchedBy!: Participant | null;

  @One('Initiative', 'The wider framework. Null where there is none.', { orderBy: 'name' })
  parent!: Initiative | null;

  @Many('Initiative', 'The frameworks under it.', { orderBy: 'name' })
  children!: Many<Initiative>;

  @Many('Membership', 'Who takes part in it, since when.', { orderBy: 'since' })
  members!: Many<Membership>;

  @Many('Plan', 'The plans set in it.', { from: 'framed', to: 'node', orderBy: 'periodStart' })
  plans!: Many<Plan>;

  @Many('Program', 'The programs set in it.', { from: 'framed', to: 'node', orderBy: 'number' })
  programs!: Many<Program>;

  @Many('Project', 'The projects set in it.', { from: 'framed', to: 'node', orderBy: 'name' })
  projects!: Many<Project>;
}
