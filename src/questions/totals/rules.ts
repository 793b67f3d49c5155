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
    RESTATED: 'It repeats money that is counted at the same stage where it was first promised.',
    POSSIBLY_SAME: 'It may be the same money as another that is counted at the same stage.',
  },
);

export type TotalRuleWord = keyof typeof TotalRule.words;

/** That the matched financing `o` can stand for `m`: it is counted at the same stage. */
const isCounted = (o: string) =>
  `${o}.stage = m.stage AND NOT ${o}.aggregate AND ${o}.status_raw <> 'CANCELLED'`;

/** A link to money that may be the same; what is known stands for itself where the other is not. */
const sameAs = (kind: string) => `
    SELECT o.id FROM linked l JOIN matched o ON o.id = l.to_id
    WHERE l.from_id = m.id AND l.kind = '${kind}' AND ${isCounted('o')}
      AND (o.amount IS NOT NULL OR m.amount IS NULL)`;

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
    WHERE d.part = m.id AND ${isCounted('w')} AND w.amount IS NOT NULL`,
  RESTATED: sameAs('RESTATES'),
  POSSIBLY_SAME: sameAs('POSSIBLY_SAME_AS'),
};
