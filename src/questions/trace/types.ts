import { GraphQLBoolean, GraphQLID, GraphQLInt } from 'graphql';

import { Column, Composite, declarationOf, Few, Found, Many, One } from '../../engine/declare';
import { CurrencyCode, PartialDate } from '../../engine/scalars';
import { ConversionReason } from '../../money/reasons';
import type { Money } from '../../nouns/money';
import type { Node } from '../../nouns/node';
import type { Source } from '../../nouns/source';
import type { Summit } from '../../nouns/summit';
import { TimelineEventKind } from '../timeline/events';
import { entriesOf, RUNG_SOURCES, SUMS } from './entries';
import { TraceRule } from './exclusions';
import { GAPS, TraceGapReason, TraceGapStep } from './gaps';
import { TraceReason, TraceStanding } from './reasons';
import { Rung, TraceAmountReason } from './rungs';
import { RUNGS } from './statement';

@Found('Where a promise went, or where a delivery comes from: a ladder of five rungs.')
export class Trace {
  @One('Node', 'What the trace begins with.', { required: true })
  from!: Node;

  @Few(
    'TraceRung',
    'The five rungs from the promise to the delivery, also those on which nothing was found.',
    {
      orderBy: ['place'],
      rows: RUNGS,
    },
  )
  rungs!: Few<TraceRung>;

  @Few('TraceGap', 'What lies between the rungs of money, by currency.', {
    orderBy: ['place', 'currency'],
    rows: GAPS,
  })
  gaps!: Few<TraceGap>;

  @Many(
    'Summit',
    'The meetings in the trace: the start itself, or where a part of it was promised or signed.',
    {
      orderBy: 'startsOn',
    },
  )
  summits!: Many<Summit>;

  @Column(GraphQLBoolean, 'Whether there was more than could be followed: sums are then too low.', {
    required: true,
  })
  truncated!: boolean;
}

@Found('One rung of a trace.', { orderBy: 'place' })
export class TraceRung {
  @Column(Rung, 'Which rung it is.', { required: true })
  rung!: string;

  @Column(GraphQLInt, 'Its place on the ladder, from 1.', { required: true })
  place!: number;

  @Column(
    GraphQLBoolean,
    'Whether nothing was found on it but what is only related. It says what is recorded here, not that there is nothing: see `lookedFor`.',
    { required: true },
  )
  isMissing!: boolean;

  @Column(
    TraceReason,
    'The ways in which something could have come to stand here from this start.',
    {
      list: true,
    },
  )
  lookedFor!: string[];

  @Few(
    'TraceSum',
    'Its money by currency, no money twice. Empty for agreements and projects: the value of a contract is no money that was given.',
    { orderBy: ['currency'], rows: SUMS },
  )
  sums!: Few<TraceSum>;

  @Many('TraceEntry', 'What stands on it, oldest first; those of one date by their names.', {
    orderBy: ['date', 'node'],
    rows: `SELECT * FROM ${entriesOf('{row}')} WHERE e.rung = {row}.rung`,
  })
  entries!: Many<TraceEntry>;

  @Many('Source', 'The documents behind what stands on it: its citations and claims.', {
    orderBy: 'publishedOn',
    rows: RUNG_SOURCES,
  })
  sources!: Many<Source>;
}

@Found('A node on a rung of a trace.', { orderBy: 'date' })
export class TraceEntry {
  @Column(GraphQLID, 'Names the entry in this answer; it is no node.', { required: true })
  id!: string;

  @One('Node', 'What stands here.', { orderBy: 'name', required: true, from: 'node' })
  node!: Node;

  @Column(TraceReason, 'Why it is here.', { required: true })
  reason!: string;

  @One('Node', 'From which it was reached. Null for the start.', { orderBy: 'name' })
  through!: Node | null;

  @Column(TraceStanding, 'What it is to the start.', { required: true })
  standing!: string;

  @Composite(
    'Money',
    'How much: of money, what it is on this rung; of an agreement, the value of the contract; of a project, its estimated cost. Null where unknown. It is of the date that the record itself gives it, whatever the rung.',
    { amount: 'amount', currency: 'currency', qualifier: 'qualifier' },
    { date: [{ sql: '{row}.amount_date' }] },
  )
  amount!: Money | null;

  @Column(
    TraceAmountReason,
    'Why the amount of money is null. Null where it is known, and for what is no money.',
  )
  amountReason!: string | null;

  @Column(
    PartialDate,
    'When it came to stand here, as precisely as sources say. Null where none does.',
  )
  date!: string | null;

  @Column(TimelineEventKind, 'Of what that is the date. Null where there is none.')
  dateOf!: string | null;

  @Column(GraphQLBoolean, 'Whether the sums of the rung count it.', { required: true })
  counts!: boolean;

  @Column(
    TraceRule,
    'The rule that keeps money of the ladder out of the sums. Null where none does.',
  )
  excludedBy!: string | null;

  @Column(
    ConversionReason,
    'Why its amount cannot be told in the currency asked for. Null where it can, and where none was asked for.',
  )
  unconverted!: string | null;

  @One('Node', 'The record because of which. Null where the rule needs none.', { orderBy: 'name' })
  because!: Node | null;
}

@Found('The sum of the money on a rung in one currency.')
export class TraceSum {
  @Composite('Money', 'The sum of what is known. Null where no amount is known: never zero.', {
    amount: 'amount',
    currency: 'sumCurrency',
    qualifier: 'qualifier',
  })
  sum!: Money | null;

  @Column(
    CurrencyCode,
    'The currency: that asked for, or the stated one. Null for the amounts that are unknown in any.',
  )
  currency!: string | null;

  @Column(GraphQLInt, 'How many amounts the sum adds up.', { required: true })
  known!: number;

  @Column(GraphQLInt, 'How many amounts that belong to it nobody knows.', { required: true })
  unknown!: number;

  @Column(
    GraphQLInt,
    'How many amounts cannot be told in the currency asked for: see `unconverted` of the entries.',
    { required: true },
  )
  unconverted!: number;

  @Column(GraphQLInt, 'How many are left out by a rule: see `excludedBy` of the entries.', {
    required: true,
  })
  excluded!: number;
}

@Found('What lies between two rungs of money, in one currency.')
export class TraceGap {
  @Column(TraceGapStep, 'Between which rungs.', { required: true })
  step!: string;

  @Column(GraphQLInt, 'Its place on the ladder, from 1.', { required: true })
  place!: number;

  @Column(CurrencyCode, 'The currency. Null where no amount is known on either rung.')
  currency!: string | null;

  @Composite('Money', 'The sum on the rung above. Null where unknown.', {
    amount: 'above',
    currency: 'currency',
    qualifier: 'aboveQualifier',
  })
  above!: Money | null;

  @Composite('Money', 'The sum on the rung below. Null where unknown.', {
    amount: 'below',
    currency: 'currency',
    qualifier: 'belowQualifier',
  })
  below!: Money | null;

  @Composite(
    'Money',
    'The difference; less than zero where more came than was announced. Null where a side is not known: never zero for that.',
    { amount: 'gap', currency: 'currency', qualifier: 'qualifier' },
  )
  gap!: Money | null;

  @Column(TraceGapReason, 'Why the gap is null. Null where it is known.')
  reason!: string | null;
}

export const traceTypes = [Trace, TraceRung, TraceEntry, TraceSum, TraceGap].map(declarationOf);
