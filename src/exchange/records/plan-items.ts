import { Confidence, ProjectBasis } from '../../generated/prisma/client';
import { family } from '../files/family';
import { count, listOf, optional, slug, text, to, word } from '../files/fields';

/** What a plan proposes to do: projects that are no more than proposed. */
export const planItems = family({
  type: 'plan-item',
  shape: {
    id: slug,
    plan: to('plan'),
    position: count,
    officialRef: optional(text),
    sectionHeading: optional(text),
    text,
    basis: word(ProjectBasis),
    sectors: listOf(to('sector')),
    confidence: optional(word(Confidence)),
    sources: listOf(to('source')),
  },
  rows(record, draft) {
    const { confidence, sources } = record;
    const id = draft.node('PROJECT', { slug: record.id, name: record.text, confidence, sources });
    draft.rows.project.push({
      id,
      planId: draft.id('plan', record.plan),
      programId: null,
      measureId: null,
      countryId: null,
      status: 'PROPOSED',
      statusRaw: null,
      statusAsOf: null,
      statusNote: null,
      startsOn: null,
      endsOn: null,
      estimatedCost: null,
      estimatedCostCurrency: null,
      estimatedCostQualifier: null,
      basis: record.basis,
      position: record.position,
      officialRef: record.officialRef,
      sectionHeading: record.sectionHeading,
    });
    draft.sectors(id, record.sectors);
  },
});
