import { family } from '../files/family';
import { count, date, listOf, optional, slug, text, to } from '../files/fields';

/** Named programs launched at a summit or under a plan. */
export const programs = family({
  type: 'program',
  shape: {
    id: slug,
    nameEn: text,
    nameEs: optional(text),
    nameZh: optional(text),
    number: optional(count),
    summit: optional(to('summit')),
    plan: optional(to('plan')),
    launchedBy: optional(to('participant')),
    launchedOn: optional(date),
    initiatives: listOf(to('initiative')),
    summary: optional(text),
    sources: listOf(to('source')),
  },
  rows(record, draft) {
    const id = draft.node('PROGRAM', {
      slug: record.id,
      name: record.nameEn,
      summary: record.summary,
      sources: record.sources,
    });
    draft.name(id, 'es', record.nameEs);
    draft.name(id, 'zh', record.nameZh);
    draft.rows.program.push({
      id,
      summitId: draft.id('summit', record.summit),
      planId: draft.id('plan', record.plan),
      launchedById: draft.id('participant', record.launchedBy),
      launchedOn: record.launchedOn,
      number: record.number,
    });
    draft.initiatives(id, record.initiatives);
  },
});
