import { GraphQLID, GraphQLInt, GraphQLString } from 'graphql';

import { Column, declarationOf, Found, Many, One } from '../../engine/declare';
import { Decimal, PartialDate } from '../../engine/scalars';
import type { Measure } from '../../nouns/measure';
import type { Node } from '../../nouns/node';
import type { Plan } from '../../nouns/plan';
import type { Program } from '../../nouns/program';
import type { Sector } from '../../nouns/sector';
import type { Summit } from '../../nouns/summit';
import { exclusionRows } from '../totals/guard';
import { TargetRule } from './rules';

const UNLESS = 'Null where the total is not grouped by it';

@Found('What one group of promises comes to, in one unit, and what it leaves out.', {
  orderBy: 'unit',
})
export class TargetTotal {
  @Column(GraphQLID, 'Names the group in this answer; it is no node.', { required: true })
  id!: string;

  @Column(
    GraphQLString,
    'Of what: `scholarships`, `training places`. Null for promises that name no unit, or cannot be counted.',
  )
  unit!: string | null;

  @Column(
    Decimal,
    'How many in all, over all the years promised: `3500`. Null where no promise says: never zero.',
  )
  total!: string | null;

  @Column(GraphQLInt, 'How many promises the total adds up.', { required: true })
  known!: number;

  @Column(
    GraphQLInt,
    'How many promises of the group have no known total: so many each year, nobody says for how long.',
    { required: true },
  )
  unknown!: number;

  @Column(
    Decimal,
    'How many a year, rounded to four decimals: `1166.6667`. Null where no promise says over how many years it runs.',
  )
  perYear!: string | null;

  @Column(GraphQLInt, 'How many promises `perYear` adds up.', { required: true })
  knownPerYear!: number;

  @Column(
    GraphQLInt,
    'How many promises of the group are not in `perYear`, since nobody says over how many years they run.',
    { required: true },
  )
  unknownPerYear!: number;

  @Column(
    GraphQLInt,
    'Over how many years the total runs. Null where the promises run over different spans, or a span is unknown.',
  )
  years!: number | null;

  @Column(GraphQLInt, 'How many are left out, each by a rule: see `exclusions`.', {
    required: true,
  })
  excluded!: number;

  @One('Summit', `The meeting. ${UNLESS}, and where it was announced at none.`, {
    orderBy: 'startsOn',
  })
  summit!: Summit | null;

  @One('Plan', `The plan. ${UNLESS}, and where it stands under none.`, { orderBy: 'periodStart' })
  plan!: Plan | null;

  @One('Program', `The program. ${UNLESS}, and where it belongs to none.`, { orderBy: 'number' })
  program!: Program | null;

  @One('Sector', `The theme. ${UNLESS}, and where it has none.`, { orderBy: 'name' })
  sector!: Sector | null;

  @Column(PartialDate, `The year of the meeting. ${UNLESS}, and where it was announced at none.`)
  year!: string | null;

  @Many('Measure', 'The promises of the group, known and unknown.', { orderBy: 'number' })
  measures!: Many<Measure>;

  @Many('TargetExclusion', 'What the group leaves out, and why.', {
    orderBy: 'rule',
    rows: exclusionRows('measure_id'),
  })
  exclusions!: Many<TargetExclusion>;
}

@Found('A promise that a total leaves out.', { orderBy: 'rule' })
export class TargetExclusion {
  @Column(TargetRule, 'The rule that leaves it out.', { required: true })
  rule!: string;

  @One('Measure', 'What is left out.', { orderBy: 'number', required: true })
  measure!: Measure;

  @One('Node', 'The record because of which. Null where the rule needs none.', { orderBy: 'name' })
  because!: Node | null;
}

export const targetTypes = [TargetTotal, TargetExclusion].map(declarationOf);
