import { enumeration } from '../../engine/enumeration';
import type { TimelineEventWord } from '../timeline/events';

export const Rung = enumeration('Rung', 'A rung of the ladder from a promise to its delivery.', {
  PLEDGE:
    'What was promised: plans, programs, measures, projects that are only proposed, and money pledged. Money that a meeting or measure announced stays here when it is bound or paid later.',
  AGREEMENT: 'What was signed, or is authorised to be.',
  PROJECT: 'What is undertaken: projects that are more than proposed.',
  COMMITMENT: 'Money that is bound. Money that is paid was bound before, so it stands here too.',
  DISBURSEMENT: 'Money that was paid, and its movements.',
});

export type RungWord = keyof typeof Rung.words;

/** On which rungs nodes of a kind can stand. */
export const RUNGS_OF: Readonly<Record<string, readonly RungWord[]>> = {
  PLAN: ['PLEDGE'],
  PROGRAM: ['PLEDGE'],
  MEASURE: ['PLEDGE'],
  AGREEMENT: ['AGREEMENT'],
  PROJECT: ['PLEDGE', 'PROJECT'],
  FINANCING: ['PLEDGE', 'COMMITMENT', 'DISBURSEMENT'],
  TRANSACTION: ['PLEDGE', 'COMMITMENT', 'DISBURSEMENT'],
};

/** The event that dates a node on a rung: the first that is dated. */
export const DATED_BY: Readonly<Record<RungWord, readonly TimelineEventWord[]>> = {
  PLEDGE: [
    'PLAN_ADOPTED',
    'PROGRAM_LAUNCHED',
    'MEASURE_ANNOUNCED',
    'PROJECT_PROPOSED',
    'MONEY_PLEDGED',
    'MONEY_MOVED',
  ],
  AGREEMENT: ['AGREEMENT_SIGNED', 'AGREEMENT_AUTHORISED'],
  PROJECT: ['PROJECT_STARTED', 'STATUS_REPORTED'],
  COMMITMENT: ['FINANCING_SIGNED', 'MONEY_MOVED'],
  DISBURSEMENT: ['MONEY_MOVED', 'STAGE_REPORTED'],
};

export const TraceAmountReason = enumeration(
  'TraceAmountReason',
  'Why the amount of money in a trace is not known.',
  {
    NOT_STATED: 'No source states it.',
    PAID_IN_PART:
      'It is being paid out, and no source says how much has been paid. On the rung of commitments it is whole.',
  },
);

/** Stages of a movement of money by the rung it stands on; the others move money back or only guarantee it. */
const MOVED = {
  PLEDGE: ['PLEDGE'],
  COMMITMENT: ['COMMITMENT', 'INCOMING_COMMITMENT', 'COMMITMENT_CANCELLATION'],
  DISBURSEMENT: ['DISBURSEMENT', 'EXPENDITURE', 'INCOMING_FUNDS', 'PURCHASE_OF_EQUITY'],
} as const;

/** The stages that money has come to only after it was paid. */
export const PAID = [
  ...MOVED.DISBURSEMENT,
  'INTEREST_PAYMENT',
  'LOAN_REPAYMENT',
  'REIMBURSEMENT',
  'SALE_OF_EQUITY',
];

const list = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');

/**
 * The reached nodes on their rungs: a row for each node and rung, with the amount that it has there. A financing
 * says how far it has come, so it stands on every rung that it has passed.
 */
export const PLACED = `
  SELECT r.id, 'PLEDGE' AS rung, NULL::numeric AS amount, NULL::text AS currency, NULL::"Qualifier" AS qualifier,
         NULL::text AS amount_reason, false AS is_money
  FROM reached r JOIN node n ON n.id = r.id AND n.kind IN ('PLAN', 'PROGRAM', 'MEASURE')
  UNION ALL
  SELECT r.id, 'AGREEMENT', a.contract_value, a.contract_value_currency::text, NULL, NULL, false
  FROM reached r JOIN agreement a ON a.id = r.id
  UNION ALL
  SELECT r.id, CASE p.status WHEN 'PROPOSED' THEN 'PLEDGE' ELSE 'PROJECT' END,
         p.estimated_cost, p.estimated_cost_currency::text, p.estimated_cost_qualifier, NULL, false
  FROM reached r JOIN project p ON p.id = r.id
  UNION ALL
  SELECT r.id, g.rung, CASE WHEN NOT g.is_part_paid THEN f.amount END, f.currency::text, f.amount_qualifier,
         CASE WHEN f.amount IS NULL THEN 'NOT_STATED' WHEN g.is_part_paid THEN 'PAID_IN_PART' END, true
  FROM reached r JOIN financing f ON f.id = r.id
  CROSS JOIN LATERAL (VALUES
    ('PLEDGE', false,
     f.stage = 'PLEDGE' OR coalesce(f.summit_id, f.measure_id) IS NOT NULL),
    ('COMMITMENT', false, f.stage <> 'PLEDGE'),
    ('DISBURSEMENT', f.status_raw = 'DISBURSING', f.stage IN (${list(PAID)}))
  ) g(rung, is_part_paid, holds)
  WHERE g.holds
  UNION ALL
  SELECT r.id, g.rung, CASE t.stage WHEN 'COMMITMENT_CANCELLATION' THEN -t.amount ELSE t.amount END,
         t.currency::text, NULL, NULL, true
  FROM reached r JOIN "transaction" t ON t.id = r.id
  JOIN (VALUES ${Object.entries(MOVED)
    .flatMap(([rung, stages]) => stages.map((stage) => `('${stage}', '${rung}')`))
    .join(', ')}) g(stage, rung) ON g.stage = t.stage::text`;
