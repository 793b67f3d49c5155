import { GraphQLID, GraphQLInt, GraphQLString } from 'graphql';

import { Column, Composite, declarationOf, Found, Many, One } from '../../engine/declare';
import { CurrencyCode, PartialDate } from '../../engine/scalars';
import { ConversionReason } from '../../money/reasons';
import type { Country } from '../../nouns/country';
import { Channel, type Financing, Instrument, Stage } from '../../nouns/financing';
import type { Money } from '../../nouns/money';
import type { Node } from '../../nouns/node';
import type { Participant } from '../../nouns/participant';
import type { Sector } from '../../nouns/sector';
import type { Summit } from '../../nouns/summit';
import { exclusionRows } from './guard';
import { TotalRule } from './rules';

const UNLESS = 'Null where the total is not grouped by it';

@Found('The sum of one group of financings, and what it leaves out.', { orderBy: 'stage' })
export class FinancingTotal {
  @Column(GraphQLID, 'Names the group in this answer; it is no node.', { required: true })
  id!: string;

  @Composite(
    'Money',
    'The sum of what is known; it has no date of its own. Null where no amount is known, never zero.',
    { amount: 'amount', currency: 'sumCurrency', qualifier: 'qualifier' },
    { to: ['sumCurrency'] },
  )
  sum!: Money | null;

  @Column(GraphQLInt, 'How many financings the sum adds up.', { required: true })
  known!: number;

  @Column(
    GraphQLInt,
    'How many of the known are still being paid out: the sum holds them whole, so less than that has been paid.',
    { required: true },
  )
  paidInPart!: number;

  @Column(GraphQLInt, 'How many belong to the group with an amount that nobody knows.', {
    required: true,
  })
  unknown!: number;

  @Column(
    GraphQLInt,
    'How many have an amount that cannot be told in the currency asked for: see `conversionGaps`.',
    { required: true },
  )
  unconverted!: number;

  @Column(GraphQLInt, 'How many are left out, each by a rule: see `exclusions`.', {
    required: true,
  })
  excluded!: number;

  @Column(
    Stage,
    'How far the money has come. Stages are never mixed in one sum: what is paid is no longer in that of what is bound.',
    { required: true },
  )
  stage!: string;

  @Column(
    CurrencyCode,
    'The currency in which the amounts were stated. Null for the unknown amounts, and where all are told in one currency and not grouped by it.',
  )
  currency!: string | null;

  @Column(Instrument, `The instrument. ${UNLESS}.`)
  instrument!: string | null;

  @Column(Channel, `The channel. ${UNLESS}.`)
  channel!: string | null;

  @Column(
    PartialDate,
    `The year of signature, else of the meeting that announced it. ${UNLESS}, and where neither is known.`,
  )
  year!: string | null;

  @Column(
    GraphQLString,
    `The quarter of signature, else of the meeting that announced it, such as \`2025-Q2\`. ${UNLESS}, and where the month is unknown.`,
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

  @Many('FinancingExclusion', 'What the group leaves out, and why.', {
    orderBy: 'rule',
    rows: exclusionRows('financing_id'),
  })
  exclusions!: Many<FinancingExclusion>;

  @Many('FinancingConversionGap', 'What the sum lacks because it cannot be converted, and why.', {
    orderBy: 'reason',
    rows: 'SELECT financing_id AS id, * FROM unnest({row}.unconverted_ids, {row}.unconverted_reasons) AS u(financing_id, reason)',
  })
  conversionGaps!: Many<FinancingConversionGap>;
}

@Found('A financing whose amount is known, and cannot be told in the currency of a total.', {
  orderBy: 'reason',
})
export class FinancingConversionGap {
  @Column(ConversionReason, 'Why not.', { required: true })
  reason!: string;

  @One('Financing', 'Whose amount.', { orderBy: 'name', required: true })
  financing!: Financing;
}

@Found('A financing that a total leaves out.', { orderBy: 'rule' })
export class FinancingExclusion {
  @Column(TotalRule, 'The rule that leaves it out.', { required: true })
  rule!: string;

  @One('Financing', 'What is left out.', { orderBy: 'name', required: true })
  financing!: Financing;

  @One('Node', 'The record because of which. Null where the rule needs none.', { orderBy: 'name' })
  because!: Node | null;
}

export const totalTypes = [FinancingTotal, FinancingConversionGap, FinancingExclusion].map(
  declarationOf,
);
