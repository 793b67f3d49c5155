import { InitiativeKind } from '../../generated/prisma/client';
import { family } from '../files/family';
import { date, listOf, optional, slug, text, to, upTo, word } from '../files/fields';

/** Frameworks under which plans, programs and projects stand. */
export const initiatives = family({
  type: 'initiative',
  shape: {
    id: slug,
    name: text,
    abbreviation: optional(text),
    nameEs: optional(text),
    nameZh: optional(text),
    kind: word(InitiativeKind),
    launchedBy: optional(to('participant')),
    launchedOn: optional(date),
    parent: optional(upTo('initiative')),
    summary: optional(text),
    sources: listOf(to('source')),
  },
  rows(record, draft) {
    const { name, summary, sources } = record;
    const id = draft.node('INITIATIVE', { slug: record.id, name, summary, sources });
    draft.name(id, 'es', record.nameEs);
    draft.name(id, 'zh', record.nameZh);
    draft.abbreviation(id, record.abbreviation);
    draft.rows.initiative.push({
      id,
      kind: record.kind,
      launchedOn: record.launchedOn,
      launchedById: draft.id('participant', record.launchedBy),
      parentId: draft.id('initiative', record.parent),
    });
  },
});
