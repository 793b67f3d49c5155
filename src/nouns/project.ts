import { GraphQLInt, GraphQLString } from 'graphql';

import { Column, Composite, Many, Noun, One } from '../engine/declare';
import { enumeration } from '../engine/enumeration';
import { Decimal, PartialDate } from '../engine/scalars';
import type { Country } from './country';
import type { Financing } from './financing';
import type { Initiative } from './initiative';
import type { Measure } from './measure';
import type { Money } from './money';
import { Node } from './node';
import type { Plan } from './plan';
import type { Program } from './program';
import type { Sector } from './sector';

export const ProjectStatus = enumeration(
  'ProjectStatus',
  'Where a project is in its life: proposed, then the IATI activity statuses. Says nothing of money.',
  {
    PROPOSED: 'Proposed in a plan; not in IATI.',
    PIPELINE: 'Being scoped or planned (IATI 1).',
    IMPLEMENTATION: 'Under way (IATI 2).',
    FINALISATION: 'Physically complete, not yet closed (IATI 3).',
    CLOSED: 'Complete and closed (IATI 4).',
    CANCELLED: 'Cancelled (IATI 5).',
    SUSPENDED: 'Stopped for the time being (IATI 6).',
  },
);

export const ProjectBasis = enumeration('ProjectBasis', 'What a proposed plan item rests on.', {
  ITEM_TEXT_READ: 'The text of the plan was read.',
  SECONDARY_SUMMARY: 'A summary by others was read.',
  HEADING_ONLY: 'Only a heading was seen.',
});

@Noun('An undertaking, from a proposed plan item to a finished port.', {
  plural: 'projects',
  orderBy: 'name',
  ancestry: 'Ancestry',
})
export class Project extends Node {
  @Column(ProjectStatus, 'Where it is in its life.')
  status!: string;

  @Column(GraphQLString, 'The status in the word of the source. Null where it is the same.')
  statusRaw!: string | null;

  @Column(PartialDate, 'The date of the evidence for the status. Null where undated.')
  statusAsOf!: string | null;

  @Column(GraphQLString, 'What speaks for or against the status. Null where nothing does.')
  statusNote!: string | null;

  @Column(PartialDate, 'When work began. Null where no source says.')
  startsOn!: string | null;

  @Column(PartialDate, 'When it was finished. Null where it is not, or no source says.')
  endsOn!: string | null;

  @Composite(
    'Money',
    'What it is said to cost in all. Null where no source says. It is of the day on which it starts, else of `statusAsOf`.',
    {
      amount: 'estimatedCost',
      currency: 'estimatedCostCurrency',
      qualifier: 'estimatedCostQualifier',
    },
    { date: ['startsOn', 'statusAsOf'] },
  )
  estimatedCost!: Money | null;

  @Column(ProjectBasis, 'What a plan item rests on. Null for other projects.')
  basis!: string | null;

  @Column(GraphQLInt, 'Its place in the plan, from 1. Null outside a plan.')
  position!: number | null;

  @Column(GraphQLString, 'Its number in the text of the plan. Null where it has none.')
  officialRef!: string | null;

  @Column(GraphQLString, 'The heading in the plan under which it stands. Null outside a plan.')
  sectionHeading!: string | null;

  @One('Plan', 'The plan that proposes it or under which it was done. Null where none is known.', {
    orderBy: 'periodStart',
  })
  plan!: Plan | null;

  @One('Program', 'The program to which it belongs. Null where to none.', { orderBy: 'number' })
  program!: Program | null;

  @One('Measure', 'The measure that it carries out. Null where none is known.', {
    orderBy: 'number',
  })
  measure!: Measure | null;

  @One('Country', 'Its one country. Null where it is in none or in several: see `countries`.', {
    orderBy: 'name',
  })
  country!: Country | null;

  @Many('Country', 'All countries it is in, the main one first.', {
    from: 'countryShares',
    to: 'country',
    edge: 'CountryShare',
    orderBy: 'position',
  })
  countries!: Many<Country>;

  @Many('Sector', 'Its themes, the main one first.', {
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

  @Many('Location', 'Where it is.', { orderBy: 'name' })
  locations!: Many<Location>;

  @Many('Financing', 'The money behind it.', { orderBy: 'name' })
  financings!: Many<Financing>;
}

export const LocationPrecision = enumeration(
  'LocationPrecision',
  'What the point of a location is.',
  {
    SITE: 'The site itself.',
    EXTENT_CENTRE: 'The middle of a long line or a wide area.',
  },
);

@Noun('A place of a project.', { plural: 'locations', orderBy: 'name' })
export class Location extends Node {
  @Column(Decimal, 'Degrees north of the equator, WGS 84. Null where unknown; never guessed.')
  latitude!: string | null;

  @Column(Decimal, 'Degrees east of Greenwich, WGS 84. Null where unknown; never guessed.')
  longitude!: string | null;

  @Column(LocationPrecision, 'What the point is. Null where there is no point.')
  precision!: string | null;

  @One('Project', 'What is there.', { orderBy: 'name' })
  project!: Project;
}
