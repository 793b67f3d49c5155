import { GraphQLString } from 'graphql';

import { Column, Detail, Many, Noun } from '../engine/declare';
import { CountryCode, Decimal } from '../engine/scalars';
import { Participant } from './participant';
import type { Project } from './project';
import type { Deflator } from './rate';
import type { Summit } from './summit';

@Noun('A country or territory of ISO 3166-1.', { plural: 'countries', orderBy: 'name' })
export class Country extends Participant {
  @Column(CountryCode, 'ISO 3166-1 code of two letters, such as `PE`.')
  alpha2!: string;

  @Column(CountryCode, 'ISO 3166-1 code of three letters, such as `PER`.')
  alpha3!: string;

  @Column(GraphQLString, 'UN M49 code of three digits, such as `604`. Null where it has none.')
  m49!: string | null;

  @Column(GraphQLString, 'UN M49 sub-region, such as `South America`. Null where it has none.')
  region!: string | null;

  @Many('Project', 'The projects in it.', {
    from: 'shares',
    to: 'node',
    edge: 'CountryShare',
    orderBy: 'name',
  })
  projects!: Many<Project>;

  @Many('Project', 'The projects in it alone.', { from: 'projects', orderBy: 'name' })
  ownProjects!: Many<Project>;

  @Many('Summit', 'The meetings held in it.', { orderBy: 'startsOn' })
  summits!: Many<Summit>;

  @Many('Participant', 'The organizations, companies and people that belong to it.', {
    from: 'based',
    orderBy: 'name',
  })
  basedHere!: Many<Participant>;

  @Many('Deflator', 'What money that it gave in different years is compared by.', {
    orderBy: 'year',
  })
  deflators!: Many<Deflator>;
}

@Detail('That something takes place in a country, and how much of it.')
export class CountryShare {
  @Column(
    Decimal,
    'Percent of the whole, 0 to 100. Null where the shares are unknown; never assumed equal.',
  )
  percentage!: string | null;
}
