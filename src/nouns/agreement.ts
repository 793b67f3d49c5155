import { GraphQLBoolean, GraphQLInt, GraphQLString } from 'graphql';

import { Column, Composite, Many, Noun, One } from '../engine/declare';
import { enumeration } from '../engine/enumeration';
import { PartialDate } from '../engine/scalars';
import type { Financing } from './financing';
import { type Money, Qualifier } from './money';
import { Node } from './node';
import type { Participant } from './participant';
import type { Project } from './project';
import type { Summit } from './summit';

export const AgreementKind = enumeration('AgreementKind', 'What sort of instrument it is.', {
  TREATY: 'A treaty.',
  MOU: 'A memorandum of understanding.',
  COOPERATION_PLAN: 'A plan of cooperation.',
  ACCESSION: 'An accession to an organization.',
  EXCHANGE_OF_NOTES: 'An exchange of notes.',
  LETTER_OF_INTENT: 'A letter of intent.',
  LOAN: 'A loan or credit facility.',
  GRANT_AGREEMENT: 'An agreement on a grant.',
  SWAP: 'A currency swap between central banks.',
  CONTRACT: 'A contract for works, goods or services.',
  CONCESSION: 'A concession.',
  COMMERCIAL_AGREEMENT: 'A commercial agreement between companies, or with them.',
  JOINT_VENTURE: 'A joint venture.',
  PACKAGE: 'Several instruments counted together: see its children.',
});

export const AgreementStatus = enumeration('AgreementStatus', 'How far an agreement has come.', {
  AUTHORISED: 'One side has authorised its signature.',
  APPROVED: 'A parliament or other body has approved it.',
  SIGNED: 'Signed.',
  IN_FORCE: 'In force.',
  TERMINATED: 'Ended.',
});

@Noun('A signed instrument: a memorandum, a loan, a contract, a treaty.', {
  plural: 'agreements',
  orderBy: 'signedOn',
})
export class Agreement extends Node {
  @Column(AgreementKind, 'What sort of instrument it is.')
  kind!: string;

  @Column(AgreementStatus, 'How far it has come.')
  status!: string;

  @Column(PartialDate, 'When it was signed. Null where it was not, or no source says.')
  signedOn!: string | null;

  @Column(PartialDate, 'When its signature was authorised. Null where no source says.')
  authorisedOn!: string | null;

  @Column(PartialDate, 'When it entered into force. Null where it has not, or no source says.')
  entryIntoForce!: string | null;

  @Column(PartialDate, 'When it ended. Null where it has not.')
  terminatedOn!: string | null;

  @Column(GraphQLBoolean, 'Whether it was signed on the sidelines of a meeting, not by it.')
  onSidelines!: boolean;

  @Column(GraphQLString, 'Where it was signed. Null where no source says.')
  place!: string | null;

  @Column(GraphQLString, 'What is known of parties that no source names. Null where all are named.')
  counterpartyNote!: string | null;

  @Column(
    GraphQLInt,
    'Of a package: how many instruments it is said to hold. Null where no source counts.',
  )
  statedCount!: number | null;

  @Column(
    Qualifier,
    'What the stated number leaves open. Null where nothing, or no number is stated.',
  )
  statedCountQualifier!: string | null;

  @Composite(
    'Money',
    'What it is worth, as stated. Null where no source says. It is of the day of signature, else of its approval, else of the meeting.',
    { amount: 'contractValue', currency: 'contractValueCurrency' },
    { date: ['signedOn', 'authorisedOn', 'summit.startsOn'] },
  )
  contractValue!: Money | null;

  @One('Summit', 'The meeting at which it was signed. Null where at none.', { orderBy: 'startsOn' })
  summit!: Summit | null;

  @One('Agreement', 'The package or framework to which it belongs. Null where to none.')
  parent!: Agreement | null;

  @Many('Agreement', 'The instruments of a package or framework; never summed with it.', {
    orderBy: 'signedOn',
  })
  children!: Many<Agreement>;

  @Many('Participant', 'Who signed it.', {
    from: 'participations',
    to: 'participant',
    where: { role: 'SIGNATORY' },
    orderBy: 'position',
  })
  parties!: Many<Participant>;

  @Many('Node', 'What it is about: projects, sectors, initiatives.', {
    from: 'subjects',
    to: 'node',
    orderBy: 'name',
  })
  about!: Many<Node>;

  @Many('Project', 'The projects among what it is about.', {
    from: 'subjects',
    to: 'node',
    orderBy: 'name',
  })
  projects!: Many<Project>;

  @Many('Financing', 'The money it binds.', { orderBy: 'name' })
  financings!: Many<Financing>;
}
