import { Column, Many, Noun, One } from '../engine/declare';
import { enumeration } from '../engine/enumeration';
import { PartialDate, URL } from '../engine/scalars';
import { Node } from './node';
import type { Summit } from './summit';

export const ForumKind = enumeration('ForumKind', 'What sort of mechanism a forum is.', {
  INTERREGIONAL_FORUM: 'Between a country or bloc and a region, such as the China-CELAC Forum.',
  SUB_FORUM: 'A forum on one theme under another forum.',
  REGIONAL_SUMMIT: 'The meetings of one bloc.',
  BUSINESS_FORUM: 'A forum of businesses.',
  CONSULTATION_MECHANISM: 'Regular consultations of ministries.',
});

@Noun('A standing mechanism that holds summits, such as the China-CELAC Forum.', {
  plural: 'forums',
})
export class Forum extends Node {
  @Column(ForumKind, 'What sort of mechanism it is.')
  kind!: string;

  @Column(PartialDate, 'When it was established. Null where no source says.')
  establishedOn!: string | null;

  @Column(PartialDate, 'When it first met. Null where no source says.')
  firstMeetingOn!: string | null;

  @Column(URL, 'Its official website. Null where it has none or none is recorded.')
  website!: string | null;

  @One('Forum', 'The forum under which it stands. Null for a forum of its own.', {
    orderBy: 'name',
  })
  parent!: Forum | null;

  @Many('Forum', 'The forums that stand under it.', { orderBy: 'name' })
  subForums!: Many<Forum>;

  @Many('Summit', 'Its meetings, oldest first.', { orderBy: 'startsOn' })
  summits!: Many<Summit>;
}
