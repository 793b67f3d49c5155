import {
  AgreementKind,
  AgreementStatus,
  Confidence,
  Qualifier,
} from '../../generated/prisma/client';
import { family } from '../files/family';
import {
  amount,
  count,
  currency,
  date,
  flag,
  listOf,
  optional,
  record,
  slug,
  text,
  to,
  toAny,
  upTo,
  word,
} from '../files/fields';
import { expectInOrder, expectInverse } from '../files/place';
import { as } from '../rows/draft';

/** Signed instruments, and packages of them. */
export const agreements = family({
  type: 'agreement',
  shape: {
    id: slug,
    title: text,
    kind: word(AgreementKind),
    status: word(AgreementStatus),
    parties: listOf(to('participant')),
    counterpartyNote: optional(text),
    signedOn: optional(date),
    signedAt: optional(to('summit')),
    onSidelines: flag,
    place: optional(text),
    authorisedOn: optional(date),
    entryIntoForce: optional(date),
    terminatedOn: optional(date),
    about: listOf(toAny),
    count: optional(record({ value: count, qualifier: optional(word(Qualifier)) })),
    contractValue: optional(record({ amount, currency })),
    parent: optional(upTo('agreement')),
    children: listOf(to('agreement')),
    summary: optional(text),
    confidence: optional(word(Confidence)),
    sources: listOf(to('source')),
  },
  check({ id, children, signedOn, terminatedOn }, place) {
    expectInOrder(place, ['signedOn', signedOn], ['terminatedOn', terminatedOn]);
    expectInverse(place.at('children'), children, { type: 'agreement', field: 'parent', id });
  },
  rows(record, draft) {
    const { summary, confidence, sources } = record;
    const id = draft.node('AGREEMENT', {
      slug: record.id,
      name: record.title,
      summary,
      confidence,
      sources,
    });
    draft.rows.agreement.push({
      id,
      summitId: draft.id('summit', record.signedAt),
      parentId: draft.id('agreement', record.parent),
      kind: record.kind,
      status: record.status,
      signedOn: record.signedOn,
      authorisedOn: record.authorisedOn,
      entryIntoForce: record.entryIntoForce,
      terminatedOn: record.terminatedOn,
      onSidelines: record.onSidelines,
      place: record.place,
      counterpartyNote: record.counterpartyNote,
      statedCount: record.count?.value ?? null,
      statedCountQualifier: record.count?.qualifier ?? null,
      contractValue: record.contractValue?.amount ?? null,
      contractValueCurrency: record.contractValue?.currency ?? null,
    });
    for (const { type, id: subject } of record.about) draft.subject(id, draft.id(type, subject));
    const parties = as('SIGNATORY', record.parties);
    draft.named(parties, { type: 'agreement', id: record.id }, { confidence, sources });
  },
});
