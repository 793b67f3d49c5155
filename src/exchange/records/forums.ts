import { ForumKind } from '../../generated/prisma/client';
import { family } from '../files/family';
import { date, listOf, optional, slug, text, to, upTo, url, word } from '../files/fields';
import { as } from '../rows/draft';

/** Standing mechanisms of diplomacy. */
export const forums = family({
  type: 'forum',
  shape: {
    id: slug,
    name: text,
    abbreviation: optional(text),
    nameEs: optional(text),
    nameZh: optional(text),
    kind: word(ForumKind),
    establishedOn: optional(date),
    firstMeetingOn: optional(date),
    parties: listOf(to('participant')),
    parentForum: optional(upTo('forum')),
    website: optional(url),
    summary: optional(text),
    sources: listOf(to('source')),
  },
  rows(record, draft) {
    const { sources } = record;
    const id = draft.node('FORUM', {
      slug: record.id,
      name: record.name,
      summary: record.summary,
      sources,
    });
    draft.name(id, 'es', record.nameEs);
    draft.name(id, 'zh', record.nameZh);
    draft.abbreviation(id, record.abbreviation);
    draft.rows.forum.push({
      id,
      kind: record.kind,
      establishedOn: record.establishedOn,
      firstMeetingOn: record.firstMeetingOn,
      website: record.website,
      parentId: draft.id('forum', record.parentForum),
    });
    draft.named(as('PARTY', record.parties), { type: 'forum', id: record.id }, { sources });
  },
});
