import { GraphQLInt, GraphQLString } from 'graphql';

import { Column, Detail, Many, Noun, One } from '../engine/declare';
import { enumeration } from '../engine/enumeration';
import { Decimal } from '../engine/scalars';
import type { Financing } from './financing';
import type { Measure } from './measure';
import { Node } from './node';
import type { Plan } from './plan';
import type { Project } from './project';

export const SectorVocabulary = enumeration('SectorVocabulary', 'Which list a sector is from.', {
  ENTENTE: 'The themes of this graph, mapped to the codes of the OECD DAC.',
  DAC_3: 'The OECD DAC categories of three digits.',
  DAC_5: 'The OECD DAC purpose codes of five digits.',
});

/** The sectors on the way from one: up to what it is in, or down to what is in it. */
const tree = (from: string, to: string): string => `
  WITH RECURSIVE way AS (
    SELECT s.* FROM sector s WHERE s.id = {row}.id
    UNION
    SELECT s.* FROM way JOIN sector s ON ${to} = ${from}
  ) SELECT * FROM way`;

@Noun('A theme in a tree, mapped to the codes of the OECD DAC.', {
  plural: 'sectors',
  orderBy: 'name',
})
export class Sector extends Node {
  @Column(SectorVocabulary, 'Which list it is from.')
  vocabulary!: string;

  @Column(GraphQLString, 'Its code in that list. Null where the list gives none.')
  code!: string | null;

  @Column(GraphQLString, 'The OECD DAC code nearest to it. Null where none is near.')
  dacCode!: string | null;

  @Column(GraphQLInt, 'How many digits the DAC code means: 3 or 5. Null where there is no code.')
  dacCodeLevel!: number | null;

  @One('Sector', 'The wider theme. Null at the top.', { orderBy: 'name' })
  parent!: Sector | null;

  @Many('Sector', 'The narrower themes.', { orderBy: 'name' })
  children!: Many<Sector>;

  @Many(
    'Sector',
    'Itself and the wider themes, up to the top. So `sectors: { some: { within: { some: { slug: { eq: "energy" } } } } }` finds what is in energy or in any theme below it.',
    { orderBy: 'name', rows: tree('way.parent_id', 's.id') },
  )
  within!: Many<Sector>;

  @Many('Sector', 'Itself and the narrower themes, down to the last.', {
    orderBy: 'name',
    rows: tree('way.id', 's.parent_id'),
  })
  includes!: Many<Sector>;

  @One('Sector', 'The sector of the DAC list with its DAC code. Null where that list has none.', {
    orderBy: 'code',
  })
  dacSector!: Sector | null;

  @Many('Sector', 'Of a DAC sector: the themes of this graph that are mapped to it.', {
    orderBy: 'name',
  })
  mappedBy!: Many<Sector>;

  @Many('Plan', 'The plans of which it is a key area.', {
    from: 'shares',
    to: 'node',
    edge: 'SectorShare',
    orderBy: 'periodStart',
  })
  plans!: Many<Plan>;

  @Many('Measure', 'The measures on it.', {
    from: 'shares',
    to: 'node',
    edge: 'SectorShare',
    orderBy: 'number',
  })
  measures!: Many<Measure>;

  @Many('Project', 'The projects in it.', {
    from: 'shares',
    to: 'node',
    edge: 'SectorShare',
    orderBy: 'name',
  })
  projects!: Many<Project>;

  @Many('Financing', 'The money meant for it.', {
    from: 'shares',
    to: 'node',
    edge: 'SectorShare',
    orderBy: 'name',
  })
  financings!: Many<Financing>;
}

@Detail('That something belongs to a sector, and how much of it.')
export class SectorShare {
  @Column(
    Decimal,
    'Percent of the whole, 0 to 100. Null where the shares are unknown; never assumed equal.',
  )
  percentage!: string | null;
}
