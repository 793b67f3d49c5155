import { GraphQLInt, GraphQLString } from 'graphql';

import { Column, Composite, Many, Noun, One, Part } from '../engine/declare';
import { enumeration } from '../engine/enumeration';
import { Decimal, PartialDate } from '../engine/scalars';
import type { Financing } from './financing';
import { Node } from './node';
import type { Plan } from './plan';
import type { Program } from './program';
import type { Project } from './project';
import type { Sector } from './sector';
import type { Summit } from './summit';

export const MeasureKind = enumeration('MeasureKind', 'What sort of promise a measure is.', {
  QUANTIFIED: 'It can be counted: it has a target.',
  NAMED_ACTION: 'It names something to be done.',
  POLICY_PLEDGE: 'It declares an intention.',
});

export const TargetPeriod = enumeration('TargetPeriod', 'The period over which a target counts.', {
  YEAR: 'In each year.',
  THREE_YEARS: 'Over three years.',
  FIVE_YEARS: 'Over five years.',
});

export type TargetPeriodWord = keyof typeof TargetPeriod.words;

@Part('What a promise can be counted by: 3,500 scholarships over three years.')
export class MeasureTarget {
  @Column(Decimal, 'How many, or how much.', { required: true })
  quantity!: string;

  @Column(
    GraphQLString,
    'Of what: `scholarships`, `training places`, `people`; a currency code where it is money. Null where not said.',
  )
  unit!: string | null;

  @Column(TargetPeriod, 'Over which period the quantity counts. Null where it counts once.')
  per!: string | null;

  @Column(PartialDate, 'By when. Null where no source says.')
  dueDate!: string | null;

  @Column(PartialDate, 'From when the years of the promise run. Null where no source says.')
  windowStartsOn!: string | null;

  @Column(GraphQLInt, 'For how many years the promise is made. Null where no source says.')
  windowYears!: number | null;
}

@Noun('One promise.', { plural: 'measures', orderBy: 'number', ancestry: 'Ancestry' })
export class Measure extends Node {
  @Column(
    GraphQLInt,
    'Its place in this record of the measures announced together. Null where not numbered.',
  )
  number!: number | null;

  @Column(GraphQLString, 'Its number in the official list. Null where no such list was found.')
  officialNumber!: string | null;

  @Column(MeasureKind, 'What sort of promise it is.')
  kind!: string;

  @Column(GraphQLString, 'What is promised.')
  text!: string;

  @Column(PartialDate, 'When it takes effect. Null where no source says.')
  startsOn!: string | null;

  @Column(PartialDate, 'By when it is due. Null where no source says.', { from: 'targetDueOn' })
  dueOn!: string | null;

  @Composite('MeasureTarget', 'What it can be counted by. Null where it cannot.', {
    quantity: 'targetQuantity',
    unit: 'targetUnit',
    per: 'targetPer',
    dueDate: 'targetDueOn',
    windowStartsOn: 'windowStartsOn',
    windowYears: 'windowYears',
  })
  target!: MeasureTarget | null;

  @One('Summit', 'The meeting at which it was announced. Null where at none.', {
    orderBy: 'startsOn',
  })
  summit!: Summit | null;

  @One('Plan', 'The plan under which it stands. Null where under none.', { orderBy: 'periodStart' })
  plan!: Plan | null;

  @One('Program', 'The program to which it belongs. Null where to none.', { orderBy: 'number' })
  program!: Program | null;

  @Many('Project', 'Projects that carry it out.', { orderBy: 'name' })
  projects!: Many<Project>;

  @Many('Financing', 'Money announced by it.', { orderBy: 'name' })
  financings!: Many<Financing>;

  @Many('Sector', 'Its themes.', {
    from: 'sectorShares',
    to: 'sector',
    edge: 'SectorShare',
    orderBy: 'position',
  })
  sectors!: Many<Sector>;
}
