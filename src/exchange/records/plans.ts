import { DocumentKind, Qualifier } from '../../generated/prisma/client';
import { family } from '../files/family';
import { count, date, listOf, optional, record, slug, text, to, upTo, word } from '../files/fields';
import { expectInOrder } from '../files/place';

const statedCount = optional(record({ value: count, qualifier: optional(word(Qualifier)) }));

/** Adopted action plans, and the policy papers beside them. */
export const plans = family({
  type: 'plan',
  shape: {
    id: slug,
    title: text,
    titleEs: optional(text),
    titleZh: optional(text),
    documentKind: word(DocumentKind),
    periodStart: date,
    periodEnd: optional(date),
    adoptedAt: optional(to('summit')),
    adoptedOn: optional(date),
    predecessor: optional(upTo('plan')),
    statedProjectCount: statedCount,
    statedAreaCount: statedCount,
    priorityNotes: listOf(text),
    keyAreas: listOf(to('sector')),
    initiatives: listOf(to('initiative')),
    summary: optional(text),
    note: optional(text),
    sources: listOf(to('source')),
  },
  unique: ['predecessor'],
  check({ periodStart, periodEnd }, place) {
    expectInOrder(place, ['periodStart', periodStart], ['periodEnd', periodEnd]);
  },
  rows(record, draft) {
    const id = draft.node('PLAN', {
      slug: record.id,
      name: record.title,
      summary: record.summary,
      note: record.note,
      sources: record.sources,
    });
    draft.name(id, 'es', record.titleEs);
    draft.name(id, 'zh', record.titleZh);
    draft.rows.plan.push({
      id,
      summitId: draft.id('summit', record.adoptedAt),
      documentKind: record.documentKind,
      periodStart: record.periodStart,
      periodEnd: record.periodEnd,
      adoptedOn: record.adoptedOn,
      predecessorId: draft.id('plan', record.predecessor),
      statedProjectCount: record.statedProjectCount?.value ?? null,
      statedProjectCountQualifier: record.statedProjectCount?.qualifier ?? null,
      statedAreaCount: record.statedAreaCount?.value ?? null,
      statedAreaCountQualifier: record.statedAreaCount?.qualifier ?? null,
      priorityNotes: [...record.priorityNotes],
    });
    draft.sectors(id, record.keyAreas);
    draft.initiatives(id, record.initiatives);
  },
});
