import { Confidence, MeasureKind, TargetPeriod } from '../../generated/prisma/client';
import { family } from '../files/family';
import {
  amount,
  count,
  date,
  listOf,
  optional,
  ordinal,
  record,
  slug,
  text,
  to,
  toCountry,
  word,
} from '../files/fields';
import { expectInOrder } from '../files/place';
import { as } from '../rows/draft';

/** Single promises, with what is to be counted where it can be counted. */
export const measures = family({
  type: 'measure',
  shape: {
    id: slug,
    text,
    kind: word(MeasureKind),
    number: optional(count),
    officialNumber: optional(text),
    summit: optional(to('summit')),
    plan: optional(to('plan')),
    program: optional(to('program')),
    quantity: optional(record({ value: amount, unit: text, per: optional(word(TargetPeriod)) })),
    startsOn: optional(date),
    deadline: optional(date),
    window: optional(record({ startsOn: date, years: ordinal })),
    sectors: listOf(to('sector')),
    countries: listOf(toCountry),
    financing: optional(to('financing')),
    confidence: optional(word(Confidence)),
    sources: listOf(to('source')),
  },
  unique: ['financing'],
  check({ id, financing, startsOn, deadline }, place) {
    expectInOrder(place, ['startsOn', startsOn], ['deadline', deadline]);
    if (financing === null) return;
    const back = place.data.get('financing', financing)?.measure ?? id;
    if (back !== id) place.at('financing').wrong(`a financing whose measure is "${id}"`, back);
  },
  rows(record, draft) {
    const { confidence, sources } = record;
    const id = draft.node('MEASURE', { slug: record.id, name: record.text, confidence, sources });
    draft.rows.measure.push({
      id,
      summitId: draft.id('summit', record.summit),
      planId: draft.id('plan', record.plan),
      programId: draft.id('program', record.program),
      number: record.number,
      officialNumber: record.officialNumber,
      kind: record.kind,
      text: record.text,
      startsOn: record.startsOn,
      targetQuantity: record.quantity?.value ?? null,
      targetUnit: record.quantity?.unit ?? null,
      targetPer: record.quantity?.per ?? null,
      targetDueOn: record.deadline,
      windowStartsOn: record.window?.startsOn ?? null,
      windowYears: record.window?.years ?? null,
    });
    draft.sectors(id, record.sectors);
    const beneficiaries = as('BENEFICIARY', record.countries);
    draft.named(beneficiaries, { type: 'measure', id: record.id }, { confidence, sources });
  },
});
