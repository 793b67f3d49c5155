import { enumeration } from '../../engine/enumeration';
import { qualifierOfSum } from '../totals/qualifier';
import { entriesOf } from './entries';

export const TraceGapReason = enumeration('TraceGapReason', 'Why a gap of a trace is not known.', {
  ABOVE_MISSING: 'No money was found on the rung above.',
  ABOVE_WIDER:
    'The money on the rung above is wider than the start: what is meant for it nobody says.',
  ABOVE_UNKNOWN: 'Not all amounts on the rung above are known.',
  BELOW_MISSING: 'No money was found on the rung below, which does not say that there is none.',
  BELOW_WIDER:
    'The money on the rung below is wider than the start: what is meant for it nobody says.',
  BELOW_UNKNOWN: 'Not all amounts on the rung below are known.',
  ABOVE_UNCONVERTED: 'Not all amounts on the rung above can be told in the currency asked for.',
  BELOW_UNCONVERTED: 'Not all amounts on the rung below can be told in the currency asked for.',
  OTHER_CURRENCY: 'One of the two is known, but in other currencies only.',
});

/** Why one side of a gap is not known; null where it is. */
function sideReason(side: 'above' | 'below'): string {
  const word = side.toUpperCase();
  return `
  CASE WHEN ${side}.found = 0 THEN CASE WHEN ${side}.wider > 0 THEN '${word}_WIDER' ELSE '${word}_MISSING' END
       WHEN ${side}.unknown > 0 THEN '${word}_UNKNOWN'
       WHEN ${side}.unconverted > 0 THEN '${word}_UNCONVERTED'
       WHEN ${side}.amount IS NULL THEN 'OTHER_CURRENCY' END`;
}

const IN_CURRENCY = 'e.counts AND e.told_currency = k.currency';

/** What a difference leaves open by what is taken away: more than 5 taken away leaves less. */
const TAKEN_AWAY = `
  CASE below.qualifier::text WHEN 'MORE_THAN' THEN 'LESS_THAN' WHEN 'LESS_THAN' THEN 'MORE_THAN'
    WHEN 'AT_LEAST' THEN 'AT_MOST' WHEN 'AT_MOST' THEN 'AT_LEAST' ELSE below.qualifier::text END`;

/** The money on a rung in the currency of the gap: what is unknown in no currency is unknown in each. */
const side = (name: 'above' | 'below') => `
  LATERAL (
    SELECT sum(e.told) FILTER (WHERE ${IN_CURRENCY}) AS amount,
           ${qualifierOfSum('e.qualifier', `${IN_CURRENCY} AND e.told IS NOT NULL`)} AS qualifier,
           count(*) FILTER (WHERE e.counts) AS found,
           count(*) FILTER (WHERE e.standing = 'ORIGIN') AS wider,
           count(*) FILTER (WHERE e.counts AND e.amount IS NULL
             AND coalesce(e.told_currency, k.currency) IS NOT DISTINCT FROM k.currency) AS unknown,
           count(e.unconverted) FILTER (WHERE e.counts) AS unconverted
    FROM entry e WHERE e.rung = p.${name}
  ) ${name}`;

/** The gaps of a trace, a row for each step and currency; `{row}` is the trace. */
export const GAPS = `
  WITH entry AS MATERIALIZED (
    SELECT * FROM ${entriesOf('{row}')} WHERE e.is_money
  ), gap AS (
    SELECT p.place, p.step, k.currency, above.amount AS above, below.amount AS below,
           above.qualifier AS above_qualifier, below.qualifier AS below_qualifier, left_open.qualifier,
           coalesce(${sideReason('above')}, ${sideReason('below')}) AS reason
    FROM (VALUES (1, 'PLEDGED_LESS_COMMITTED', 'PLEDGE', 'COMMITMENT'),
                 (2, 'COMMITTED_LESS_DISBURSED', 'COMMITMENT', 'DISBURSEMENT')) p(place, step, above, below)
    CROSS JOIN LATERAL (
      SELECT DISTINCT e.told_currency AS currency FROM entry e
      WHERE e.counts AND e.rung IN (p.above, p.below) AND e.told_currency IS NOT NULL
      UNION ALL
      SELECT NULL WHERE NOT EXISTS (
        SELECT FROM entry e WHERE e.counts AND e.rung IN (p.above, p.below) AND e.told_currency IS NOT NULL)
    ) k
    CROSS JOIN ${side('above')} CROSS JOIN ${side('below')}
    CROSS JOIN LATERAL (
      SELECT ${qualifierOfSum('q.word', 'true')} AS qualifier
      FROM (VALUES (above.qualifier::text), (${TAKEN_AWAY})) q(word)
    ) left_open
  )
  SELECT md5(step || coalesce(currency, ''))::uuid AS id, *, CASE WHEN reason IS NULL THEN above - below END AS gap
  FROM gap`;

export const TraceGapStep = enumeration('TraceGapStep', 'Between which rungs a gap lies.', {
  PLEDGED_LESS_COMMITTED: 'What is pledged less what is bound.',
  COMMITTED_LESS_DISBURSED: 'What is bound less what is known to be paid.',
});
