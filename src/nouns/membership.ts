import { GraphQLString } from 'graphql';

import { Column, Noun, One } from '../engine/declare';
import { enumeration } from '../engine/enumeration';
import { PartialDate } from '../engine/scalars';
import type { Initiative } from './initiative';
import { Node } from './node';
import type { Participant } from './participant';

export const MembershipKind = enumeration('MembershipKind', 'How a member belongs.', {
  MEMBER: 'A member.',
  FORMER_MEMBER: 'A member that has left or said that it leaves.',
  OBSERVER: 'Close to it without being a member.',
  AFFILIATE: 'A person who works there.',
});

@Noun('A participant in a group, or in an initiative, with its dates.', {
  plural: 'memberships',
  orderBy: 'since',
})
export class Membership extends Node {
  @Column(MembershipKind, 'How the member belongs.')
  kind!: string;

  @Column(GraphQLString, 'As what, such as `President of Chile`. Null where not recorded.')
  role!: string | null;

  @Column(PartialDate, 'Since when. Null where no source says.')
  since!: string | null;

  @Column(PartialDate, 'Until when. Null where it lasts, or no source says.')
  until!: string | null;

  @One('Participant', 'Who belongs.', { orderBy: 'name' })
  member!: Participant;

  @One('Participant', 'To which bloc, organization or country. Null where to an initiative.', {
    orderBy: 'name',
  })
  group!: Participant | null;

  @One('Initiative', 'To which initiative. Null where to a group.', { orderBy: 'name' })
  initiative!: Initiative | null;
}
