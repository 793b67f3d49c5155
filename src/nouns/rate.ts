import { GraphQLID } from 'graphql';

import { Column, Detail, One } from '../engine/declare';
import { CountryCode, CurrencyCode, Decimal, PartialDate } from '../engine/scalars';
import type { Country } from './country';
import type { Source } from './source';

@Detail('What one US dollar cost in a currency, on average over a month or a year.', {
  plural: 'exchangeRates',
  orderBy: 'period',
})
export class ExchangeRate {
  @Column(GraphQLID, 'Opaque and permanent.')
  id!: string;

  @Column(CurrencyCode, 'The currency. Never the dollar, which costs a dollar.')
  currency!: string;

  @Column(PartialDate, 'The month or year, such as `2025-05` or `2025`.')
  period!: string;

  @Column(Decimal, 'Units of the currency per US dollar, such as `7.2124`.')
  perDollar!: string;

  @One('Source', 'Who says so.', { orderBy: 'publishedOn' })
  source!: Source;
}

@Detail(
  'How a US dollar that a donor gave in one year compares with one of another year: the ratio of the values for the two. It adjusts for the prices of the donor and for its exchange rate.',
  { plural: 'deflators', orderBy: 'year' },
)
export class Deflator {
  @Column(GraphQLID, 'Opaque and permanent.')
  id!: string;

  @Column(
    CountryCode,
    'Who gave: an ISO 3166-1 code of three letters, or `DAC` for the members of the OECD DAC together.',
  )
  donor!: string;

  @Column(PartialDate, 'The year.')
  year!: string;

  @Column(Decimal, 'The value, as published: it means something only beside that of another year.')
  value!: string;

  @Column(PartialDate, 'The year for which the value is 1 or 100.')
  baseYear!: string;

  @One('Country', 'The country that gave. Null for the DAC.', { orderBy: 'name' })
  country!: Country | null;

  @One('Source', 'Who says so.', { orderBy: 'publishedOn' })
  source!: Source;
}
