import { GraphQLInt } from 'graphql';

import { Column, Composite, declarationOf, Few, Found, Many, One } from '../../../engine/declare';
import { enumeration } from '../../../engine/enumeration';
import { CurrencyCode, Decimal } from '../../../engine/scalars';
import { ConversionReason } from '../../../money/reasons';
import type { Claim } from '../../../nouns/claim';
import type { Financing } from '../../../nouns/financing';
import type { Money } from '../../../nouns/money';
import type { Node } from '../../../nouns/node';
import type { Statement } from '../../../nouns/statement';
import type { Summit } from '../../../nouns/summit';
import { exclusionRows } from '../../totals/guard';
import { Verdict, VerdictReason } from '../verdict';
import { CLAIMS, READINGS, STATED_SUMS, STATEMENTS } from './rows';
import { MoneyClass, SummitMoneyRule } from './rules';

@Found('What was pledged at a meeting, of one class of instruments.', { orderBy: 'class' })
export class SummitMoney {
  @Column(MoneyClass, 'Of which class.', { required: true })
  class!: string;

  @Few('StatedSum', 'The sums in the currencies in which the money was stated.', {
    orderBy: ['currency'],
    rows: STATED_SUMS,
  })
  stated!: Few<StatedSum>;

  @Composite(
    'Money',
    'All of it, at the rates of the day of the meeting. Null where no amount is known, or one cannot be converted.',
    { amount: 'amount', currency: 'currency', qualifier: 'qualifier' },
  )
  converted!: Money | null;

  @Column(ConversionReason, 'Why an amount could not be converted. Null where all were.', {
    from: 'reason',
  })
  convertedReason!: string | null;

  @Composite(
    'Money',
    'All of it, in the prices of the base year. Null where no amount is known, or there is no deflator for one.',
    { amount: 'constantAmount', currency: 'currency', qualifier: 'qualifier' },
  )
  constant!: Money | null;

  @Column(ConversionReason, 'Why there are no constant prices. Null where there are.')
  constantReason!: string | null;

  @Column(GraphQLInt, 'How many amounts are counted.', { required: true })
  known!: number;

  @Column(GraphQLInt, 'How many belong here with an amount that nobody knows.', { required: true })
  unknown!: number;

  @Column(GraphQLInt, 'How many are left out, each by a rule: see `exclusions`.', {
    required: true,
  })
  excluded!: number;

  @Many('Financing', 'What is counted, known and unknown.', { orderBy: 'name' })
  financings!: Many<Financing>;

  @Many('SummitMoneyExclusion', 'What is tied to the meeting and left out, and why.', {
    orderBy: 'rule',
    rows: exclusionRows('financing_id'),
  })
  exclusions!: Many<SummitMoneyExclusion>;
}

@Found('A sum in the currency in which it was stated.')
export class StatedSum {
  @Column(CurrencyCode, 'The currency.', { required: true })
  currency!: string;

  @Composite('Money', 'The sum.', {
    amount: 'amount',
    currency: 'currency',
    qualifier: 'qualifier',
  })
  sum!: Money | null;
}

@Found('Money tied to a meeting and not counted there.', { orderBy: 'rule' })
export class SummitMoneyExclusion {
  @Column(SummitMoneyRule, 'The rule that leaves it out.', { required: true })
  rule!: string;

  @One('Financing', 'What is left out.', { orderBy: 'name', required: true })
  financing!: Financing;

  @One('Node', 'The record because of which. Null where the rule needs none.', { orderBy: 'name' })
  because!: Node | null;
}

const TOLD = 'The sum of what is known. Null where nothing is, or an amount cannot be converted.';
const TALLY = 'How many `readings` say';

@Found('The money of one class pledged at a meeting, against that of an earlier meeting.', {
  orderBy: 'class',
})
export class MoneyComparison {
  @Column(MoneyClass, 'Of which class.', { required: true })
  class!: string;

  @One('Summit', 'The later meeting.', { orderBy: 'startsOn', required: true })
  later!: Summit;

  @One('Summit', 'The earlier meeting.', { orderBy: 'startsOn', required: true })
  earlier!: Summit;

  @Composite('Money', `What the later one pledged, at the rate of its day. ${TOLD}`, {
    amount: 'laterAmount',
    currency: 'currency',
    qualifier: 'laterSumQualifier',
  })
  laterSum!: Money | null;

  @Composite('Money', `What the earlier one pledged, at the rate of its day. ${TOLD}`, {
    amount: 'earlierAmount',
    currency: 'currency',
    qualifier: 'earlierSumQualifier',
  })
  earlierSum!: Money | null;

  @Column(
    Decimal,
    'The later in percent of the earlier, to one decimal. Null where an amount is unknown.',
  )
  percent!: string | null;

  @Composite(
    'Money',
    'What the later one pledged, in prices of the base year. Null: see `constantReason`.',
    {
      amount: 'laterConstantAmount',
      currency: 'currency',
      qualifier: 'laterSumQualifier',
    },
  )
  laterConstant!: Money | null;

  @Composite(
    'Money',
    'What the earlier one pledged, in prices of the base year. Null: see `constantReason`.',
    {
      amount: 'earlierConstantAmount',
      currency: 'currency',
      qualifier: 'earlierSumQualifier',
    },
  )
  earlierConstant!: Money | null;

  @Column(ConversionReason, 'Why constant prices are missing. Null where they are there.')
  constantReason!: string | null;

  @Column(Verdict, 'How the later compares, as the records stand.', { required: true })
  verdict!: string;

  @Column(VerdictReason, 'Why it cannot be told. Null where it can.')
  reason!: string | null;

  @Column(GraphQLInt, `${TALLY} that it was lower.`, { required: true })
  lower!: number;

  @Column(GraphQLInt, `${TALLY} that it was the same.`, { required: true })
  equal!: number;

  @Column(GraphQLInt, `${TALLY} that it was higher.`, { required: true })
  higher!: number;

  @Column(GraphQLInt, `${TALLY} that it cannot be told.`, { required: true })
  cannotTell!: number;

  @Many(
    'MoneyReading',
    'Each way to read the later sum against each way to read the earlier, with its verdict.',
    { orderBy: 'earlierBasis', rows: READINGS },
  )
  readings!: Many<MoneyReading>;

  @Many(
    'Claim',
    'What sources say of how this money of the later meeting compares: claims on its property `comparison`.',
    {
      orderBy: 'source',
      rows: CLAIMS,
    },
  )
  claims!: Many<Claim>;

  @Many(
    'Statement',
    'What was said of this money of the later meeting together with other money: who compares them.',
    { orderBy: 'saidOn', rows: STATEMENTS },
  )
  statements!: Many<Statement>;
}

export const ReadingBasis = enumeration('ReadingBasis', 'How a sum is read.', {
  RECORD: 'As the records stand.',
  STATED: 'With one amount as a source states it first.',
  BESIDE: 'With one amount as a source gives it beside: in dollars, in brackets, in part.',
  SEPARATE: 'With money counted here that the records hold for possibly the same as another.',
});

@Found('One way to read two sums, and what follows.', { orderBy: 'earlierBasis' })
export class MoneyReading {
  @Column(ReadingBasis, 'How the later sum is read.', { required: true })
  laterBasis!: string;

  @One('Financing', 'Which money is read otherwise. Null for the records.', { orderBy: 'name' })
  laterFinancing!: Financing | null;

  @One('Claim', 'Who says so, where and with which rank. Null for the records.')
  laterClaim!: Claim | null;

  @Composite('Money', 'What it says. Null for the records.', {
    amount: 'laterStated',
    currency: 'laterStatedCurrency',
    qualifier: 'laterQualifier',
  })
  laterStated!: Money | null;

  @Composite('Money', `The later sum so read. ${TOLD}`, {
    amount: 'laterAmount',
    currency: 'currency',
    qualifier: 'laterSumQualifier',
  })
  laterSum!: Money | null;

  @Column(ReadingBasis, 'How the earlier sum is read.', { required: true })
  earlierBasis!: string;

  @One('Financing', 'Which money is read otherwise. Null for the records.', { orderBy: 'name' })
  earlierFinancing!: Financing | null;

  @One('Claim', 'Who says so, where and with which rank. Null for the records.')
  earlierClaim!: Claim | null;

  @Composite('Money', 'What it says. Null for the records.', {
    amount: 'earlierStated',
    currency: 'earlierStatedCurrency',
    qualifier: 'earlierQualifier',
  })
  earlierStated!: Money | null;

  @Composite('Money', `The earlier sum so read. ${TOLD}`, {
    amount: 'earlierAmount',
    currency: 'currency',
    qualifier: 'earlierSumQualifier',
  })
  earlierSum!: Money | null;

  @Column(
    Decimal,
    'The later in percent of the earlier, to one decimal. Null where an amount is unknown.',
  )
  percent!: string | null;

  @Column(Verdict, 'How the later compares on this reading.', { required: true })
  verdict!: string;

  @Column(VerdictReason, 'Why it cannot be told. Null where it can.')
  reason!: string | null;
}

export const moneyTypes = [
  SummitMoney,
  StatedSum,
  SummitMoneyExclusion,
  MoneyComparison,
  MoneyReading,
].map(declarationOf);
