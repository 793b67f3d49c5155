import { GraphQLInt } from 'graphql';

import { Column, Computed, Part } from '../engine/declare';
import { enumeration } from '../engine/enumeration';
import { CountryCode, CurrencyCode, Decimal, PartialDate } from '../engine/scalars';
import { deflationOf } from '../money/constant';
import { conversionOf } from '../money/conversion';
import type { ConstantMoney, ConvertedMoney } from './converted-money';

export const Qualifier = enumeration('Qualifier', 'What a stated number leaves open.', {
  EXACT: 'Stated as exact.',
  ABOUT: 'Stated as approximate.',
  AT_LEAST: 'Stated as a minimum.',
  MORE_THAN: 'Stated as exceeded.',
  AT_MOST: 'Stated as a maximum.',
  LESS_THAN: 'Stated as not reached.',
  DISPUTED: 'Sources give different numbers: see the claims.',
});

@Part('An exact amount of one currency, as the source states it: what it is in others is computed.')
export class Money {
  @Column(Decimal, 'The amount, in units of the currency: not thousands, not millions.', {
    required: true,
  })
  amount!: string;

  @Column(CurrencyCode, 'The currency in which it was stated.', { required: true })
  currency!: string;

  @Column(
    Qualifier,
    'What the statement leaves open; of a sum, what the statements of its parts do. Null where it is stated plainly.',
  )
  qualifier!: string | null;

  @Computed(
    'ConvertedMoney',
    'What it was in another currency, by the average rate of the month, or of the year where there is none of the month; between two other currencies through the US dollar.',
    {
      compared: 'amount',
      orders: true,
      args: [
        {
          name: 'to',
          type: CurrencyCode,
          description: 'The currency, such as `USD`.',
          required: true,
          otherwise: 'USD',
        },
        {
          name: 'on',
          type: PartialDate,
          description: 'At the rate of this date; of the date of each fact where it is not given.',
        },
      ],
      sql: ({ column, fact, arg }, alias) =>
        conversionOf(
          {
            amount: column('amount'),
            currency: column('currency'),
            date: `coalesce(${arg('on')}, ${fact('date')})`,
            to: `${arg('to')}::bpchar`,
          },
          alias,
        ),
    },
  )
  converted!: ConvertedMoney;

  @Computed(
    'ConstantMoney',
    'What it is in the prices of another year, by the deflators of who gave it, as AidData and the OECD reckon: they adjust for the prices of the giver and for its exchange rate. China is known from 2000 to 2014.',
    {
      compared: 'amount',
      args: [
        {
          name: 'baseYear',
          type: GraphQLInt,
          description: 'The year in whose prices, such as 2014.',
          required: true,
        },
        {
          name: 'currency',
          type: CurrencyCode,
          description: 'In which currency of that year; US dollars where it is not given.',
        },
        {
          name: 'deflator',
          type: CountryCode,
          description:
            'Whose deflators, by a code of three letters such as `USA`, or `DAC` for the members of the OECD DAC together; of who gave the money where it is not given.',
        },
      ],
      sql: ({ column, fact, arg }, alias) =>
        deflationOf(
          {
            amount: column('amount'),
            currency: column('currency'),
            date: fact('date'),
            to: `coalesce(${arg('currency')}::bpchar, 'USD')`,
            donor: `coalesce(${arg('deflator')}::bpchar, ${fact('donor')})`,
            baseYear: arg('baseYear'),
          },
          alias,
        ),
    },
  )
  constant!: ConstantMoney;
}
