import { enumeration } from '../../engine/enumeration';

/** Why a financing is left out of a total. In this order: the first that applies is the reason. */
export const TotalRule = enumeration(
  'TotalRule',
  'Why a financing is left out of a total: each guards against counting money twice, or money that is none.',
  {
    CANCELLED: 'It was cancelled.',
    REPLACED: 'Another record stands in its place.',
    SUM_OF_OTHERS: 'It is the sum of others that are recorded too.',
    PART_OF_WHOLE: 'It is paid out of a line or umbrella that is counted at the same stage.',
    RESTATED: 'It repeats money that is counted where it was first promised.',
    POSSIBLY_SAME: 'It may be the same money as another that is counted at the same stage.',
  },
);

export type TotalRuleWord = keyof typeof TotalRule.words;

/**
 * SQL that gives a row with the id of the other record (or null) where the rule applies to the matched
 * financing `m`. `matched` are the financings asked for: only what is itself counted can stand for another; `drawn`
 * are the wholes out of which each is paid, and `linked` the links from each.
 */
export const RULES: Readonly<Record<TotalRuleWord, string>> = {
  CANCELLED: `
    SELECT NULL::uuid WHERE m.status_raw = 'CANCELLED' OR m.stage = 'COMMITMENT_CANCELLATION'`,
  REPLACED: `
    SELECT l.to_id FROM linked l WHERE l.from_id = m.id AND l.kind = 'REPLACED_BY'`,
  SUM_OF_OTHERS: `
    SELECT NULL::uuid WHERE m.aggregate`,
  PART_OF_WHOLE: `
    SELECT w.id FROM drawn d JOIN matched w ON w.id = d.whole
    WHERE d.part = m.id AND w.stage = m.stage AND w.amount IS NOT NULL AND NOT w.aggregate
      AND w.status_raw <> 'CANCELLED'`,
  RESTATED: `
    SELECT o.id FROM linked l JOIN matched o ON o.id = l.to_id
    WHERE l.from_id = m.id AND l.kind = 'RESTATES'`,
  POSSIBLY_SAME: `
    SELECT o.id FROM linked l JOIN matched o ON o.id = l.to_id
    WHERE l.from_id = m.id AND l.kind = 'POSSIBLY_SAME_AS' AND o.stage = m.stage`,
};
