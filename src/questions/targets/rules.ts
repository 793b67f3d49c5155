import { enumeration } from '../../engine/enumeration';

/** Why a promise is left out of a total. In this order: the first that applies is the reason. */
export const TargetRule = enumeration(
  'TargetRule',
  'Why a promise is left out of a total of promises: it cannot be counted, or is counted already.',
  {
    NOT_COUNTABLE: 'It names an action or an intention, and no number.',
    MONEY: 'It is an amount of money: `financingTotals` adds those up.',
    REPLACED: 'Another record stands in its place.',
    PART_OF_WHOLE: 'It is part of another promise in the same unit that is counted.',
    RESTATED: 'It repeats a promise that is counted where it was first made.',
    POSSIBLY_SAME: 'It may be the same promise as another that is counted.',
  },
);

export type TargetRuleWord = keyof typeof TargetRule.words;

/** A link to a promise that can stand for `m`: one that is counted where a number of `m` would be. */
const linkedTo = (kind: string, where = 'true') => `
  SELECT o.id FROM linked l JOIN matched o ON o.id = l.to_id
  WHERE l.from_id = m.id AND l.kind = '${kind}' AND ${where}
    AND (o.target_quantity IS NOT NULL OR m.target_quantity IS NULL)`;

/** SQL of each rule, as `guardSql` takes it: `m` is the promise, `matched` are those asked for, `linked` their links. */
export const RULES: Readonly<Record<TargetRuleWord, string>> = {
  NOT_COUNTABLE: `
    SELECT NULL::uuid WHERE m.kind <> 'QUANTIFIED' AND m.target_quantity IS NULL`,
  MONEY: `
    SELECT NULL::uuid WHERE m.unit ~ '^[A-Z]{3}$'`,
  REPLACED: `
    SELECT l.to_id FROM linked l WHERE l.from_id = m.id AND l.kind = 'REPLACED_BY'`,
  PART_OF_WHOLE: linkedTo('PART_OF', 'o.unit = m.unit'),
  RESTATED: linkedTo('RESTATES'),
  POSSIBLY_SAME: linkedTo('POSSIBLY_SAME_AS'),
};
