import { enumeration } from '../../../engine/enumeration';
import type { InstrumentWord } from '../../../nouns/financing';
import { RULES as TOTAL_RULES, TotalRule } from '../../totals/rules';

export const MoneyClass = enumeration(
  'MoneyClass',
  'Money of one kind, comparable with its like.',
  {
    CREDIT: 'To be paid back: loans, export credits and credit lines.',
    FUND: 'Funds.',
    EQUITY: 'Purchases of shares.',
    GRANT: 'Not to be paid back.',
    OTHER: 'Another instrument, or several in one sum.',
  },
);

const CLASS_OF: Readonly<Record<InstrumentWord, keyof typeof MoneyClass.words>> = {
  LOAN: 'CREDIT',
  EXPORT_CREDIT: 'CREDIT',
  CREDIT_LINE: 'CREDIT',
  FUND: 'FUND',
  EQUITY: 'EQUITY',
  GRANT: 'GRANT',
  OTHER: 'OTHER',
};

/** SQL of the class of an instrument. */
export const classSql = (instrument: string): string =>
  `CASE ${instrument} ${Object.entries(CLASS_OF)
    .map(([word, of]) => `WHEN '${word}' THEN '${of}'`)
    .join(' ')} END`;

const { CANCELLED, REPLACED, SUM_OF_OTHERS, PART_OF_WHOLE, POSSIBLY_SAME } = TotalRule.words;

/** Why money is not counted as pledged at a meeting. In this order: the first that applies is the reason. */
export const SummitMoneyRule = enumeration(
  'SummitMoneyRule',
  'Why money tied to a meeting is not counted as pledged there. The figures of a meeting are the same whatever it is compared with.',
  {
    ANNOUNCED_ELSEWHERE:
      'It is for a plan, program or measure of this meeting, but was announced at another.',
    OTHER_STAGE: 'It is bound or paid, and no pledge: stages are never mixed.',
    CANCELLED,
    REPLACED,
    SUM_OF_OTHERS,
    SPLIT_INTO_PARTS:
      'It is the sum of its recorded parts, which are counted by their kind; parts with an unknown amount may be the rest.',
    PART_OF_WHOLE,
    RESTATED: 'It repeats money that was promised before: old money.',
    POSSIBLY_SAME,
  },
);

/** SQL of each rule, as `guardSql` takes it: `m` is money tied to the meeting `m.meeting_id`. */
export const RULES: Readonly<Record<keyof typeof SummitMoneyRule.words, string>> = {
  ANNOUNCED_ELSEWHERE: `
    SELECT m.elsewhere_id WHERE m.elsewhere_id IS NOT NULL`,
  OTHER_STAGE: `
    SELECT NULL::uuid WHERE m.stage NOT IN ('PLEDGE', 'COMMITMENT_CANCELLATION')`,
  CANCELLED: TOTAL_RULES.CANCELLED,
  REPLACED: TOTAL_RULES.REPLACED,
  SUM_OF_OTHERS: TOTAL_RULES.SUM_OF_OTHERS,
  SPLIT_INTO_PARTS: `
    SELECT NULL::uuid WHERE m.is_split`,
  PART_OF_WHOLE: `${TOTAL_RULES.PART_OF_WHOLE} AND w.meeting_id = m.meeting_id AND NOT w.is_split`,
  RESTATED: `
    SELECT l.to_id FROM linked l WHERE l.from_id = m.id AND l.kind = 'RESTATES'`,
  POSSIBLY_SAME: `
    SELECT o.id FROM linked l JOIN financing o ON o.id = l.to_id
    WHERE l.from_id = m.id AND l.kind = 'POSSIBLY_SAME_AS' AND o.stage = m.stage`,
};
