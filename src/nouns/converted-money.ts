import { GraphQLInt, GraphQLString } from 'graphql';

import { Column, Few, Found, One } from '../engine/declare';
import { enumeration } from '../engine/enumeration';
import { CountryCode, CurrencyCode, Decimal, PartialDate } from '../engine/scalars';
import { ConversionReason } from '../money/reasons';
import { conversionSteps, deflationSteps } from '../money/steps';
import type { Deflator, ExchangeRate } from './rate';
import type { Source } from './source';

export const RateGrain = enumeration('RateGrain', 'Over how long a rate is the average.', {
  MONTH: 'A month.',
  YEAR: 'A year: the date names no month, or no rate of the month is known.',
});

export const StepOperation = enumeration('StepOperation', 'What a step does to the amount.', {
  DIVIDE: 'Divides it by `by`.',
  MULTIPLY: 'Multiplies it by `by`.',
  ROUND: 'Rounds it to `by` decimals, half away from zero. Nothing is rounded before.',
});

const REASON = 'Why there is no amount. Null where there is one.';
const STEPS =
  'How to reckon it again, from the stated amount to the same decimal. Empty where it was taken as it is, or cannot be told.';

@Found('Money in another currency, and how it was reckoned. Computed, never a fact of a source.')
export class ConvertedMoney {
  @Column(
    Decimal,
    'The amount, rounded to two decimals, whatever the currency; in the same currency the stated one. Null where it cannot be told: see `reason`.',
  )
  amount!: string | null;

  @Column(CurrencyCode, 'The currency that was asked for.', { required: true })
  currency!: string;

  @Column(
    PartialDate,
    'The date at which: what was asked for, or the date of the fact. Null where it has none.',
    { from: 'date' },
  )
  on!: string | null;

  @Column(
    PartialDate,
    'The month or year of which the rates are the average. Null where none was needed, or none is known.',
  )
  period!: string | null;

  @Column(RateGrain, 'Whether of a month or of a year. Null where no rate was needed or known.')
  grain!: string | null;

  @Column(
    Decimal,
    'What a unit of the stated currency was worth, to twelve decimals: for reading, while `steps` are exact. Null where unknown.',
  )
  rate!: string | null;

  @Column(ConversionReason, REASON)
  reason!: string | null;

  @Few('ConversionStep', STEPS, { orderBy: ['position'], rows: conversionSteps.rows })
  steps!: Few<ConversionStep>;

  @Few('Source', 'Who says what the rates were.', {
    orderBy: ['slug'],
    rows: conversionSteps.sources,
  })
  sources!: Few<Source>;
}

@Found(
  'Money in the prices of another year, and how it was reckoned. Computed, never a fact of a source.',
)
export class ConstantMoney {
  @Column(
    Decimal,
    'The amount, rounded to two decimals. Null where it cannot be told: see `reason`.',
  )
  amount!: string | null;

  @Column(CurrencyCode, 'The currency, US dollars where none was asked for.', { required: true })
  currency!: string;

  @Column(GraphQLInt, 'The year in whose prices it is.', { required: true })
  baseYear!: number;

  @Column(PartialDate, 'The date of the fact, whose year counts. Null where it has none.', {
    from: 'date',
  })
  on!: string | null;

  @Column(
    CountryCode,
    'Whose deflators: a code of three letters, or `DAC`. Null where nobody knows who gave it.',
  )
  donor!: string | null;

  @Column(ConversionReason, REASON)
  reason!: string | null;

  @Few('ConversionStep', STEPS, { orderBy: ['position'], rows: deflationSteps.rows })
  steps!: Few<ConversionStep>;

  @Few('Source', 'Who says what the rates and deflators were.', {
    orderBy: ['slug'],
    rows: deflationSteps.sources,
  })
  sources!: Few<Source>;
}

@Found('One step of a reckoning.')
export class ConversionStep {
  @Column(GraphQLInt, 'Its place, from 1.', { required: true })
  position!: number;

  @Column(StepOperation, 'What it does.', { required: true })
  operation!: string;

  @Column(Decimal, 'By how much; of `ROUND`, how many decimals.', { required: true })
  by!: string;

  @Column(GraphQLString, 'What that is, such as `CNY per US dollar, on average over 2025-05`.', {
    required: true,
  })
  meaning!: string;

  @One('ExchangeRate', 'The rate. Null where it is none.')
  rate!: ExchangeRate | null;

  @One('Deflator', 'The deflator. Null where it is none.')
  deflator!: Deflator | null;
}
