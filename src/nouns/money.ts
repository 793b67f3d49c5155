import { Column, Part } from '../engine/declare';
import { enumeration } from '../engine/enumeration';
import { CurrencyCode, Decimal } from '../engine/scalars';

export const Qualifier = enumeration('Qualifier', 'What a stated number leaves open.', {
  EXACT: 'Stated as exact.',
  ABOUT: 'Stated as approximate.',
  AT_LEAST: 'Stated as a minimum.',
  MORE_THAN: 'Stated as exceeded.',
  AT_MOST: 'Stated as a maximum.',
  LESS_THAN: 'Stated as not reached.',
  DISPUTED: 'Sources give different numbers: see the claims.',
});

@Part('An exact amount of one currency, as the source states it. Never converted.')
export class Money {
  @Column(Decimal, 'The amount, in units of the currency: not thousands, not millions.', {
    required: true,
  })
  amount!: string;

  @Column(CurrencyCode, 'The currency in which it was stated.', { required: true })
  currency!: string;

  @Column(Qualifier, 'What the statement leaves open. Null where it is stated plainly.')
  qualifier!: string | null;
}
