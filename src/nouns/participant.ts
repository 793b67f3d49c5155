import { GraphQLInt } from 'graphql';

import { Column, Many, NounInterface, One } from '../engine/declare';
import { PartialDate } from '../engine/scalars';
import type { Agreement } from './agreement';
import type { Country } from './country';
import type { Financing } from './financing';
import type { Initiative } from './initiative';
import type { Membership } from './membership';
import { Node } from './node';
import type { Participation } from './participation';
import type { Program } from './program';
import type { Statement } from './statement';
import type { Transaction } from './transaction';

@NounInterface('Who is in it: a country, a bloc, an organization, a company or a person.', {
  plural: 'participants',
  orderBy: 'name',
  discriminator: 'nodeKind',
})
export abstract class Participant extends Node {
  @Column(PartialDate, 'When it was founded. Null where no source says, and for people.')
  foundedOn!: string | null;

  @Column(GraphQLInt, 'How many members it is said to have. Null where no source counts.')
  memberCount!: number | null;

  @One('Country', 'The country it belongs to. Null for countries, blocs and where unknown.', {
    from: 'homeCountry',
    orderBy: 'name',
  })
  country!: Country | null;

  @One('Participant', 'The company or body of which it is part. Null where of none.', {
    orderBy: 'name',
  })
  parent!: Participant | null;

  @Many('Participant', 'The companies or bodies that are part of it.', { orderBy: 'name' })
  subsidiaries!: Many<Participant>;

  @Many('Participation', 'What it takes part in, in which role.', {
    from: 'roles',
    orderBy: 'role',
  })
  participations!: Many<Participation>;

  @Many('Membership', 'What it is a member of.', { orderBy: 'since' })
  memberships!: Many<Membership>;

  @Many('Membership', 'Who is a member of it.', { orderBy: 'since' })
  members!: Many<Membership>;

  @Many('Statement', 'What it said, oldest first.', { orderBy: 'saidOn' })
  statements!: Many<Statement>;

  @Many('Agreement', 'What it signed.', {
    from: 'roles',
    to: 'in',
    where: { role: 'SIGNATORY' },
    orderBy: 'signedOn',
  })
  agreements!: Many<Agreement>;

  @Many('Financing', 'The money it gives.', {
    from: 'roles',
    to: 'in',
    where: { role: 'FUNDER' },
    orderBy: 'name',
  })
  financingsProvided!: Many<Financing>;

  @Many('Financing', 'The money it receives.', {
    from: 'roles',
    to: 'in',
    where: { role: 'RECIPIENT' },
    orderBy: 'name',
  })
  financingsReceived!: Many<Financing>;

  @Many('Program', 'The programs it launched.', { orderBy: 'number' })
  programsLaunched!: Many<Program>;

  @Many('Initiative', 'The initiatives it launched.', { orderBy: 'launchedOn' })
  initiativesLaunched!: Many<Initiative>;

  @Many('Transaction', 'What it paid, oldest first.', { orderBy: 'date' })
  transactionsPaid!: Many<Transaction>;

  @Many('Transaction', 'What it was paid, oldest first.', { orderBy: 'date' })
  transactionsReceived!: Many<Transaction>;
}
