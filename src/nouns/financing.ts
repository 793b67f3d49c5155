import { GraphQLBoolean, GraphQLString } from 'graphql';

import { Column, Composite, Many, Noun, One } from '../engine/declare';
import { enumeration } from '../engine/enumeration';
import { Decimal, PartialDate } from '../engine/scalars';
import { giverOf } from '../money/donor';
import type { Agreement } from './agreement';
import type { Measure } from './measure';
import type { Money } from './money';
import { Node } from './node';
import type { Participant } from './participant';
import type { Plan } from './plan';
import type { Program } from './program';
import type { Project } from './project';
import type { Sector } from './sector';
import type { Summit } from './summit';
import type { Transaction } from './transaction';

export const Instrument = enumeration('Instrument', 'By which instrument money is given.', {
  LOAN: 'A loan.',
  EXPORT_CREDIT: "An export or buyer's credit.",
  CREDIT_LINE: 'A line of credit, on which others draw.',
  GRANT: 'A grant.',
  EQUITY: 'A purchase of shares.',
  FUND: 'A fund.',
  OTHER: 'Another instrument: see the name.',
});

export type InstrumentWord = keyof typeof Instrument.words;

export const Channel = enumeration('Channel', 'Between whom money moves.', {
  BILATERAL: 'From one country, or its banks and companies, to another.',
  REGIONAL: 'To a region as a whole.',
  MULTILATERAL: 'Through a multilateral organization.',
});

export const Stage = enumeration(
  'Stage',
  'How far money has come: one to one with the IATI transaction types. Says nothing of the project.',
  {
    PLEDGE: 'Announced, by the giver (IATI 13, outgoing pledge).',
    INCOMING_COMMITMENT: 'Bound, as the receiver reports it (IATI 11).',
    COMMITMENT: 'Bound by a signature (IATI 2).',
    INCOMING_FUNDS: 'Paid, as the receiver reports it (IATI 1).',
    DISBURSEMENT: 'Paid to another (IATI 3).',
    EXPENDITURE: 'Spent on goods and services (IATI 4).',
    INTEREST_PAYMENT: 'Interest paid (IATI 5).',
    LOAN_REPAYMENT: 'A loan repaid (IATI 6).',
    REIMBURSEMENT: 'Paid back for what was spent (IATI 7).',
    PURCHASE_OF_EQUITY: 'Shares bought (IATI 8).',
    SALE_OF_EQUITY: 'Shares sold (IATI 9).',
    CREDIT_GUARANTEE: 'A guarantee given (IATI 10).',
    COMMITMENT_CANCELLATION: 'A commitment taken back (IATI 2, negative).',
  },
);

@Noun('Money by instrument, channel and stage.', { plural: 'financings', orderBy: 'name' })
export class Financing extends Node {
  @Column(Instrument, 'By which instrument it is given.')
  instrument!: string;

  @Column(Channel, 'Between whom it moves.')
  channel!: string;

  @Column(
    Stage,
    'How far it has come. What is being paid out is at the stage of payment, however little was paid: see `stageRaw`.',
  )
  stage!: string;

  @Column(GraphQLString, 'The stage in the word of the source, such as `DISBURSING`.', {
    from: 'statusRaw',
  })
  stageRaw!: string;

  @Column(PartialDate, 'The date of the evidence for the stage. Null where undated.', {
    from: 'statusAsOf',
  })
  stageAsOf!: string | null;

  @Column(PartialDate, 'When it was signed. Null where it was not, or no source says.')
  signedOn!: string | null;

  @Composite(
    'Money',
    'How much, in the currency in which it was stated. Null where unknown. It is of the day of signature, else of the meeting that announced it, else of `stageAsOf`.',
    { amount: 'amount', currency: 'currency', qualifier: 'amountQualifier' },
    // A source that tells of an announcement years later dates the evidence, not the money.
    {
      date: ['signedOn', 'summit.startsOn', 'statusAsOf'],
      donor: [{ sql: giverOf('{row}.id') }],
    },
  )
  amount!: Money | null;

  @Column(
    Decimal,
    'The same in US dollars, where a source itself says so. Never computed here; null where none does.',
    { from: 'usdAmount' },
  )
  statedUsdAmount!: string | null;

  @Column(GraphQLString, 'Interest, maturity and grace, as stated. Null where no source says.')
  terms!: string | null;

  @Column(
    GraphQLBoolean,
    'Whether the data set marks it as a sum of many others, not all of them recorded. See also `drawnBy`.',
  )
  aggregate!: boolean;

  @One('Summit', 'The meeting at which it was announced. Null where at none.', {
    orderBy: 'startsOn',
  })
  summit!: Summit | null;

  @One('Plan', 'The plan it is for. Null where for none.', { orderBy: 'periodStart' })
  plan!: Plan | null;

  @One('Program', 'The program it is for. Null where for none.', { orderBy: 'number' })
  program!: Program | null;

  @One('Measure', 'The measure that announced it. Null where none did.', { orderBy: 'number' })
  measure!: Measure | null;

  @One('Project', 'The project it pays for. Null where for none in particular.', {
    orderBy: 'name',
  })
  project!: Project | null;

  @One('Agreement', 'The agreement that binds it. Null where none is known.', {
    orderBy: 'signedOn',
  })
  agreement!: Agreement | null;

  @One('Financing', 'The line or umbrella it is paid out of. Null where out of none.', {
    orderBy: 'name',
  })
  drawsOn!: Financing | null;

  @Many('Financing', 'What is paid out of it; never summed with it.', { orderBy: 'name' })
  drawnBy!: Many<Financing>;

  @Many('Participant', 'Who gives it, the lead first.', {
    from: 'participations',
    to: 'participant',
    where: { role: 'FUNDER' },
    orderBy: 'position',
  })
  providers!: Many<Participant>;

  @Many('Participant', 'Who receives it.', {
    from: 'participations',
    to: 'participant',
    where: { role: 'RECIPIENT' },
    orderBy: 'position',
  })
  recipients!: Many<Participant>;

  @Many('Sector', 'What it is meant for.', {
    from: 'sectorShares',
    to: 'sector',
    edge: 'SectorShare',
    orderBy: 'position',
  })
  sectors!: Many<Sector>;

  @Many('Transaction', 'The money that moved, oldest first.', { orderBy: 'date' })
  transactions!: Many<Transaction>;
}
