import { GraphQLInt } from 'graphql';

import { Column, Many, Noun, One } from '../engine/declare';
import { PartialDate } from '../engine/scalars';
import type { Financing } from './financing';
import type { Initiative } from './initiative';
import type { Measure } from './measure';
import { Node } from './node';
import type { Participant } from './participant';
import type { Plan } from './plan';
import type { Project } from './project';
import type { Summit } from './summit';

@Noun('A named program launched at a summit or under a plan.', {
  plural: 'programs',
  orderBy: 'number',
  ancestry: 'Ancestry',
})
export class Program extends Node {
  @Column(GraphQLInt, 'Its place among the programs launched together. Null where not numbered.')
  number!: number | null;

  @Column(PartialDate, 'When it was launched. Null where no source says.')
  launchedOn!: string | null;

  @One('Summit', 'The meeting at which it was launched. Null where at none.', {
    orderBy: 'startsOn',
  })
  summit!: Summit | null;

  @One('Plan', 'The plan under which it stands. Null where under none.', { orderBy: 'periodStart' })
  plan!: Plan | null;

  @One('Participant', 'Who launched it. Null where no source says.', { orderBy: 'name' })
  launchedBy!: Participant | null;

  @Many('Measure', 'Its measures, by number.', { orderBy: 'number' })
  measures!: Many<Measure>;

  @Many('Project', 'Projects under it.', { orderBy: 'name' })
  projects!: Many<Project>;

  @Many('Financing', 'Money announced for it.', { orderBy: 'name' })
  financings!: Many<Financing>;

  @Many('Initiative', 'The frameworks in which it is set.', {
    from: 'framings',
    to: 'initiative',
    orderBy: 'position',
  })
  initiatives!: Many<Initiative>;
}
