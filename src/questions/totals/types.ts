import { GraphQLID, GraphQLInt, GraphQLString } from 'graphql';

import { Column, Composite, Detail, declarationOf, Many, One } from '../../engine/declare';
import { PartialDate } from '../../engine/scalars';
import type { Table, TableRelation, Tables } from '../../engine/tables';
import type { Country } from '../../nouns/country';
import { Channel, type Financing, Instrument, Stage } from '../../nouns/financing';
import type { Money } from '../../nouns/money';
import type { Node } from '../../nouns/node';
import type { Participant } from '../../nouns/participant';
import type { Sector } from '../../nouns/sector';
import type { Summit } from '../../nouns/summit';
import { TotalRule } from './rules';

const UNLESS = 'Null where the total is not grouped by it';

@Detail('The sum of one group of financings, and what it leaves out.', { orderBy: 'stage' })
export class FinancingTotal {
  @Column(GraphQLID, 'Names the group in this answer; it is no node.')
  id!: string;

  @Composite('Money', 'The sum of what is known. Null where no amount is known: never zero.', {
    amount: 'amount',
    currency: 'sumCurrency',
  })
  sum!: Money | null;

  @Column(GraphQLInt, 'How many financings the sum adds up.')
  known!: number;

  @Column(GraphQLInt, 'How many belong to the group with an amount that nobody knows.')
  unknown!: number;

  @Column(GraphQLInt, 'How many are left out, each by a rule: see `exclusions`.')
  excluded!: number;

  @Column(Stage, 'How far the money has come. Stages are never mixed in one sum.')
  stage!: string;

  @Column(GraphQLString, 'The currency. Null for the group of the unknown amounts.')
  currency!: string | null;

  @Column(Instrument, `The instrument. ${UNLESS}.`)
  instrument!: string | null;

  @Column(Channel, `The channel. ${UNLESS}.`)
  channel!: string | null;

  @Column(PartialDate, `The year of signature. ${UNLESS}, and where the year is unknown.`)
  year!: string | null;

  @Column(
    GraphQLString,
    `The quarter of signature, such as \`2025-Q2\`. ${UNLESS}, and where the month is unknown.`,
  )
  quarter!: string | null;

  @One('Participant', `Who gives. ${UNLESS}, and where several give and no shares are stated.`, {
    orderBy: 'name',
  })
  provider!: Participant | null;

  @One(
    'Participant',
    `Who receives. ${UNLESS}, and where several receive and no shares are stated.`,
    { orderBy: 'name' },
  )
  recipient!: Participant | null;

  @One('Country', `The country that receives. ${UNLESS}, and where it is none or several.`, {
    orderBy: 'name',
  })
  country!: Country | null;

  @One('Sector', `The theme. ${UNLESS}, and where it is none, or several without stated shares.`, {
    orderBy: 'name',
  })
  sector!: Sector | null;

  @One('Summit', `The meeting. ${UNLESS}, and where it was announced at none.`, {
    orderBy: 'startsOn',
  })
  summit!: Summit | null;

  @Many('Financing', 'The financings of the group, known and unknown.', { orderBy: 'name' })
  financings!: Many<Financing>;

  @Many('FinancingExclusion', 'What the group leaves out, and why.', { orderBy: 'rule' })
  exclusions!: Many<FinancingExclusion>;
}

@Detail('A financing that a total leaves out.', { orderBy: 'rule' })
export class FinancingExclusion {
  @Column(TotalRule, 'The rule that leaves it out.')
  rule!: string;

  @One('Financing', 'What is left out.', { orderBy: 'name' })
  financing!: Financing;

  @One('Node', 'The record because of which. Null where the rule needs none.', { orderBy: 'name' })
  because!: Node | null;
}

const column = (name: string, type: string, nullable: boolean, of?: string) => ({
  name,
  type,
  nullable,
  ...(of && { enum: of }),
});

const key = (model: string, from: string, nullable = true): TableRelation => ({
  model,
  inverse: '',
  list: false,
  owned: true,
  nullable,
  from,
  to: 'id',
});

const rows = (model: string, lateral: string): TableRelation => ({
  ...key(model, 'id'),
  list: true,
  owned: false,
  lateral,
});

/** The rows of a total are no table's: they are found by the statement of the question. */
const FinancingTotalTable: Table = {
  name: '',
  key: ['id'],
  columns: {
    id: column('id', 'Uuid', false),
    amount: column('amount', 'Decimal', true),
    sumCurrency: column('sum_currency', 'Char', true),
    known: column('known', 'Int', false),
    unknown: column('unknown', 'Int', false),
    excluded: column('excluded', 'Int', false),
    stage: column('stage', 'Stage', false, 'Stage'),
    currency: column('currency', 'Char', true),
    instrument: column('instrument', 'Instrument', true, 'Instrument'),
    channel: column('channel', 'Channel', true, 'Channel'),
    year: column('year', 'String', true),
    quarter: column('quarter', 'String', true),
  },
  relations: {
    provider: key('Participant', 'provider_id'),
    recipient: key('Participant', 'recipient_id'),
    country: key('Country', 'country_id'),
    sector: key('Sector', 'sector_id'),
    summit: key('Summit', 'summit_id'),
    financings: rows('Financing', 'SELECT f.* FROM financing f WHERE f.id = ANY({row}.ids)'),
    exclusions: rows(
      'FinancingExclusion',
      'SELECT * FROM unnest({row}.excluded_ids, {row}.excluded_rules, {row}.excluded_others) AS u(id, rule, because_id)',
    ),
  },
};

const FinancingExclusionTable: Table = {
  name: '',
  key: ['id'],
  columns: { id: column('id', 'Uuid', false), rule: column('rule', 'String', false) },
  relations: {
    financing: key('Financing', 'id', false),
    because: key('Node', 'because_id'),
  },
};

export const totalTables: Tables = {
  FinancingTotal: FinancingTotalTable,
  FinancingExclusion: FinancingExclusionTable,
};

export const totalTypes = [FinancingTotal, FinancingExclusion].map(declarationOf);
