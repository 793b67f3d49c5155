import { Confidence, ParticipationRole } from '../../generated/prisma/client';
import { family } from '../files/family';
import { date, listOf, optional, slug, text, to, toAny, word } from '../files/fields';
import { membershipKindOf } from '../rows/node-kinds';

/** Who took part in what, in which role. In an initiative, membership. */
export const participations = family({
  type: 'participation',
  shape: {
    id: slug,
    participant: to('participant'),
    role: word(ParticipationRole),
    in: toAny,
    on: optional(date),
    note: optional(text),
    confidence: optional(word(Confidence)),
    sources: listOf(to('source')),
  },
  check({ id, participant, role, in: node }, place) {
    const same = place.data
      .all('participation')
      .find(
        (each) =>
          each.participant === participant &&
          each.role === role &&
          each.in === `${node.type}:${node.id}`,
      );
    if (same !== undefined && same.id !== id) {
      place.at('role').wrong(`another role than in "${same.id}", which says the same`, role);
    }
  },
  rows(record, draft) {
    const { note, confidence, sources } = record;
    const facts = { slug: record.id, note, confidence, sources };
    const kind = membershipKindOf(draft.data.get('participation', record.id));
    if (kind === null) {
      const self = draft.node('PARTICIPATION', facts);
      draft.participation(record, record.in, { id: self, occurredOn: record.on });
      return;
    }
    draft.rows.membership.push({
      id: draft.node('MEMBERSHIP', facts),
      memberId: draft.id('participant', record.participant),
      groupId: null,
      initiativeId: draft.id(record.in.type, record.in.id),
      kind,
      role: null,
      since: record.on,
      until: null,
    });
  },
});
