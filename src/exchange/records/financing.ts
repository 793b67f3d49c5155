import {
  Channel,
  Confidence,
  Instrument,
  Qualifier,
  type Stage,
} from '../../generated/prisma/client';
import { family } from '../files/family';
import {
  amount,
  currency,
  date,
  flag,
  listOf,
  optional,
  slug,
  text,
  to,
  upTo,
  word,
} from '../files/fields';
import { as, type Draft } from '../rows/draft';
import { externalIds, identifiersOf } from './external-ids';

const FinancingStatus = {
  PLEDGED: 'PLEDGED',
  COMMITTED: 'COMMITTED',
  SIGNED: 'SIGNED',
  DISBURSING: 'DISBURSING',
  DISBURSED: 'DISBURSED',
  CANCELLED: 'CANCELLED',
} as const;

/** How far money has come, in IATI's terms, by the data set's own word. */
const stageOf: Readonly<Record<keyof typeof FinancingStatus, Stage>> = {
  PLEDGED: 'PLEDGE',
  COMMITTED: 'COMMITMENT',
  SIGNED: 'COMMITMENT',
  DISBURSING: 'DISBURSEMENT',
  DISBURSED: 'DISBURSEMENT',
  CANCELLED: 'COMMITMENT_CANCELLATION',
};

/** Money: pledged, bound or paid. */
export const financing = family({
  type: 'financing',
  shape: {
    id: slug,
    title: text,
    instrument: word(Instrument),
    channel: word(Channel),
    status: word(FinancingStatus),
    statusAsOf: optional(date),
    signedOn: optional(date),
    amount: optional(amount),
    currency: optional(currency),
    amountQualifier: optional(word(Qualifier)),
    usdAmount: optional(amount),
    provider: to('participant'),
    providers: listOf(to('participant')),
    recipients: listOf(to('participant')),
    announcedAt: optional(to('summit')),
    plan: optional(to('plan')),
    program: optional(to('program')),
    measure: optional(to('measure')),
    project: optional(to('project')),
    agreement: optional(to('agreement')),
    drawsOn: optional(upTo('financing')),
    possiblySameAs: optional(to('financing')),
    illustratedBy: listOf(to('financing')),
    illustratedByNote: optional(text),
    purposes: listOf(to('sector')),
    terms: optional(text),
    aggregate: optional(flag),
    note: optional(text),
    externalIds,
    confidence: optional(word(Confidence)),
    sources: listOf(to('source')),
  },
  check({ amount, currency, illustratedBy, illustratedByNote }, place) {
    if (amount !== null && currency === null)
      place.at('currency').wrong('the amount’s currency', null);
    if (amount === null && currency !== null) place.at('amount').wrong('an amount in it', null);
    if (illustratedByNote !== null && illustratedBy.length === 0) {
      place.at('illustratedBy').wrong('what illustratedByNote is about', []);
    }
  },
  rows(record, draft) {
    const { confidence, sources } = record;
    const id = draft.node('FINANCING', {
      slug: record.id,
      name: record.title,
      note: record.note,
      confidence,
      sources,
    });
    const measure = record.measure ?? draft.data.pointing('measure', 'financing', record.id);
    draft.rows.financing.push({
      id,
      summitId: draft.id('summit', record.announcedAt),
      planId: draft.id('plan', record.plan),
      programId: draft.id('program', record.program),
      measureId: draft.id('measure', measure),
      projectId: draft.id('project', record.project),
      agreementId: draft.id('agreement', record.agreement),
      drawsOnId: draft.id('financing', record.drawsOn),
      instrument: record.instrument,
      channel: record.channel,
      stage: stageOf[record.status],
      statusRaw: record.status,
      statusAsOf: record.statusAsOf,
      signedOn: record.signedOn,
      amount: record.amount,
      currency: record.currency,
      amountQualifier: record.amountQualifier,
      usdAmount: record.usdAmount,
      terms: record.terms,
      aggregate: record.aggregate ?? false,
    });
    draft.sectors(id, record.purposes);
    draft.identifiers(id, identifiersOf(record.externalIds));
    const funders = as('FUNDER', [...new Set([record.provider, ...record.providers])]);
    const recipients = as('RECIPIENT', record.recipients);
    const here = { type: 'financing', id: record.id } as const;
    draft.named([...funders, ...recipients], here, { confidence, sources });
    linkOthers(id, record, draft);
  },
});

interface Others {
  readonly possiblySameAs: string | null;
  readonly illustratedBy: readonly string[];
  readonly illustratedByNote: string | null;
}

function linkOthers(
  id: string,
  { possiblySameAs, illustratedBy, illustratedByNote }: Others,
  draft: Draft,
): void {
  if (possiblySameAs !== null) {
    draft.link('POSSIBLY_SAME_AS', id, draft.id('financing', possiblySameAs), null);
  }
  for (const other of illustratedBy) {
    draft.link('ILLUSTRATED_BY', id, draft.id('financing', other), illustratedByNote);
  }
}
