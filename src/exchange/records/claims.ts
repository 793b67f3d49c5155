import { Confidence } from '../../generated/prisma/client';
import { certaintyOf } from '../../provenance/certainty';
import { family } from '../files/family';
import { code, optional, slug, text, to, toAny, word } from '../files/fields';
import { claimedProperty } from './claimed-properties';

/** What single sources say of single fields. Ranks and the nodes that values name are settled once all are known. */
export const claims = family({
  type: 'claim',
  shape: {
    id: slug,
    subject: toAny,
    field: code('the name of a field', /^[a-z][A-Za-z0-9]*$/),
    value: text,
    source: to('source'),
    locator: optional(text),
    confidence: word(Confidence),
    conflictGroup: optional(slug),
  },
  check({ conflictGroup, value }, place) {
    if (conflictGroup === null) return;
    const group = place.data.all('claim').filter((each) => each.conflictGroup === conflictGroup);
    if (group.some((each) => each.value !== value)) return;
    place.at('conflictGroup').wrong('a group in which values differ', conflictGroup);
  },
  rows(record, draft) {
    const { subject, value, locator } = record;
    draft.rows.claim.push({
      id: draft.claimId(record.id),
      slug: record.id,
      nodeId: draft.id(subject.type, subject.id),
      property: claimedProperty(subject.type, record.field),
      value,
      valueNodeId: null,
      sourceId: draft.id('source', record.source),
      contestedPropertyId: null,
      contestedValueId: null,
      rank: 'NORMAL',
      rankReason: null,
      certainty: certaintyOf(value, locator),
      confidence: record.confidence,
      locator,
      conflictGroup: record.conflictGroup,
    });
  },
});
