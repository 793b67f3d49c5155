import { Column, Composite, Noun, One } from '../engine/declare';
import { PartialDate } from '../engine/scalars';
import { countryOf, giverOf } from '../money/donor';
import { type Financing, Stage } from './financing';
import type { Money } from './money';
import { Node } from './node';
import type { Participant } from './participant';

@Noun('Money that moved, or was bound to, on one date.', {
  plural: 'transactions',
  orderBy: 'date',
})
export class Transaction extends Node {
  @Column(Stage, 'What sort of movement it was.')
  stage!: string;

  @Composite(
    'Money',
    'How much. It is of `valueDate`, else of `date`.',
    { amount: 'amount', currency: 'currency' },
    {
      date: ['valueDate', 'date'],
      donor: [{ sql: countryOf('{row}.from_id') }, { sql: giverOf('{row}.financing_id') }],
    },
  )
  amount!: Money;

  @Column(PartialDate, 'When it took place.')
  date!: string;

  @Column(
    PartialDate,
    'The date by which the currency is valued. Null where it is the date itself.',
  )
  valueDate!: string | null;

  @One('Financing', 'What it is a movement of.', { orderBy: 'name' })
  financing!: Financing;

  @One('Participant', 'Who paid. Null where unknown.', { orderBy: 'name' })
  from!: Participant | null;

  @One('Participant', 'Who was paid. Null where unknown.', { orderBy: 'name' })
  to!: Participant | null;
}
