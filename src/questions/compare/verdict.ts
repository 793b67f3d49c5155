import { enumeration } from '../../engine/enumeration';

export const Verdict = enumeration(
  'Verdict',
  'How a later meeting compares with an earlier one. Computed from the figures beside it, never stored.',
  {
    LOWER: 'Less than at the earlier meeting.',
    EQUAL: 'The same as at the earlier meeting.',
    HIGHER: 'More than at the earlier meeting.',
    CANNOT_TELL: 'The records do not say: see the reason.',
  },
);

export const VerdictReason = enumeration('VerdictReason', 'Why a verdict cannot be told.', {
  NOTHING_AT_EITHER: 'Nothing of this kind is counted at either meeting.',
  NOTHING_EARLIER:
    'Nothing of this kind is counted at the earlier meeting, which is not to say none.',
  NOTHING_LATER: 'Nothing of this kind is counted at the later meeting, which is not to say none.',
  UNKNOWN: 'A figure that would decide is not known, or cannot be converted.',
  OPEN: 'The figures are the same, and stated as limits (“more than”, “at least”) that leave it open.',
});

/**
 * SQL of the columns of what is compared: a sum that is at least `low` and at most `high`. The two are the same where
 * every figure is known; a figure that nobody knows may be anything from zero.
 */
export interface Bounds {
  /** How many figures there are. */
  readonly count: string;
  readonly low: string;
  /** Null where a figure is unknown. */
  readonly high: string;
  /** Whether it is stated to be more (“more than 9”) or less (“nearly 10”); both where it may be so or not. */
  readonly above: string;
  readonly below: string;
}

/** The columns of a row that has them under the names of {@link Bounds}. */
export const boundsIn = (alias: string): Bounds => ({
  count: `${alias}.count`,
  low: `${alias}.low`,
  high: `${alias}.high`,
  above: `${alias}.above`,
  below: `${alias}.below`,
});

/**
 * The verdict holds whatever the unknown figures are. A figure is taken as it is stated: “more than” and “nearly”
 * decide only between equals.
 */
export function verdictSql(later: Bounds, earlier: Bounds): string {
  const up = `(${later.above} OR ${earlier.below})`;
  const down = `(${later.below} OR ${earlier.above})`;
  return `CASE
    WHEN ${later.count} = 0 OR ${earlier.count} = 0 THEN 'CANNOT_TELL'
    WHEN ${later.high} < ${earlier.low} THEN 'LOWER'
    WHEN ${later.low} > ${earlier.high} THEN 'HIGHER'
    WHEN ${later.low} <> ${later.high} OR ${earlier.low} <> ${earlier.high}
      OR ${later.high} IS NULL OR ${earlier.high} IS NULL OR ${up} AND ${down} THEN 'CANNOT_TELL'
    WHEN ${up} THEN 'HIGHER'
    WHEN ${down} THEN 'LOWER'
    ELSE 'EQUAL' END`;
}

export function reasonSql(verdict: string, later: Bounds, earlier: Bounds): string {
  return `CASE WHEN ${verdict} <> 'CANNOT_TELL' THEN NULL
    WHEN ${later.count} = 0 AND ${earlier.count} = 0 THEN 'NOTHING_AT_EITHER'
    WHEN ${earlier.count} = 0 THEN 'NOTHING_EARLIER'
    WHEN ${later.count} = 0 THEN 'NOTHING_LATER'
    WHEN ${later.high} IS NULL OR ${earlier.high} IS NULL THEN 'UNKNOWN'
    ELSE 'OPEN' END`;
}

/** How much the one is of the other, in percent with one decimal; null where either is unknown or nothing. */
export const percentSql = (later: string, earlier: string): string =>
  `round(100 * ${later} / nullif(${earlier}, 0), 1)`;
