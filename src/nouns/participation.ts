import { GraphQLInt } from 'graphql';

import { Column, Noun, One } from '../engine/declare';
import { enumeration } from '../engine/enumeration';
import { Decimal, PartialDate } from '../engine/scalars';
import { Node } from './node';
import type { Participant } from './participant';

export const ParticipationRole = enumeration(
  'ParticipationRole',
  'What a participant does in it.',
  {
    HOST: 'Hosts it.',
    CO_HOST: 'Hosts it with another.',
    CHAIR: 'Chairs it.',
    CO_CHAIR: 'Chairs it with another.',
    PARTY: 'Is one of the sides of a forum.',
    PARTICIPANT: 'Takes part.',
    OBSERVER: 'Watches without taking part.',
    MEMBER: 'Is a member.',
    FORMER_MEMBER: 'Was a member.',
    SPEAKER: 'Speaks.',
    BACKER: 'Backs it politically.',
    CRITIC: 'Opposes or doubts it.',
    SIGNATORY: 'Signs it.',
    FUNDER: 'Gives the money (IATI organisation role 1).',
    EXTENDER: 'Manages the money for the funder (IATI organisation role 3).',
    RECIPIENT: 'Receives it.',
    BENEFICIARY: 'Benefits from it.',
    ACCOUNTABLE: 'Answers for it (IATI organisation role 2).',
    IMPLEMENTER: 'Carries it out (IATI organisation role 4).',
    CONTRACTOR: 'Is contracted to build or supply it.',
    GUARANTOR: 'Guarantees it.',
  },
);

@Noun('A participant in a role: who does what, in which node.', {
  plural: 'participations',
  orderBy: 'occurredOn',
})
export class Participation extends Node {
  @Column(ParticipationRole, 'What the participant does in it.')
  role!: string;

  @Column(PartialDate, 'When. Null where no source says, or it lasts.')
  occurredOn!: string | null;

  @Column(Decimal, 'Percent of the whole, 0 to 100. Null where unknown.')
  share!: string | null;

  @Column(GraphQLInt, 'Its place among the participants of the record, from 0.')
  position!: number;

  @One('Participant', 'Who.', { orderBy: 'name' })
  participant!: Participant;

  @One('Node', 'In what.', { orderBy: 'name' })
  in!: Node;
}
