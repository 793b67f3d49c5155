import { enumeration } from '../../engine/enumeration';
import { DRAWN, guardSql, LINKED } from '../totals/guard';
import { RULES, TotalRule } from '../totals/rules';

export const TraceRule = enumeration(
  'TraceRule',
  'Why money on a rung of a trace is not counted: the rules of totals, and two on movements of money.',
  {
    ...TotalRule.words,
    ITEMISED: 'Its movements are recorded and counted instead.',
    REPORTED_TWICE: 'The receiver reports it, and what the giver reports is counted.',
  },
);

/** As {@link RULES}, over `matched` with a row for each record of money on each rung: `stage` is the rung. */
const TRACE_RULES = {
  ...RULES,
  ITEMISED: 'SELECT m.itemised_by WHERE m.itemised_by IS NOT NULL',
  REPORTED_TWICE: 'SELECT m.reported_by WHERE m.reported_by IS NOT NULL',
};

/**
 * The money of the start's own ladder, a row for each record and rung, with the rule that leaves it out; after
 * `reached` and `placed`. What is itemised has an amount even where none is stated, so that what is drawn from it
 * is known to be in it.
 */
export const GUARDED = `
  moved AS (
    SELECT p.rung, t.financing_id,
           min(t.id::text) FILTER (WHERE t.stage <> 'COMMITMENT_CANCELLATION')::uuid AS any_id,
           min(t.id::text) FILTER (WHERE t.stage NOT IN ('COMMITMENT_CANCELLATION', 'INCOMING_COMMITMENT', 'INCOMING_FUNDS'))::uuid AS giver_id
    FROM placed p JOIN "transaction" t ON t.id = p.id GROUP BY p.rung, t.financing_id
  ), matched AS MATERIALIZED (
    SELECT p.id, p.rung AS stage, CASE WHEN v.any_id IS NULL THEN p.amount ELSE coalesce(p.amount, 0) END AS amount,
           CASE f.stage WHEN 'COMMITMENT_CANCELLATION' THEN 'CANCELLED' ELSE f.status_raw END AS status_raw,
           f.aggregate, f.draws_on_id, v.any_id AS itemised_by, NULL::uuid AS reported_by
    FROM placed p JOIN reached r ON r.id = p.id AND r.standing = 'PART' JOIN financing f ON f.id = p.id
    LEFT JOIN moved v ON v.financing_id = p.id AND v.rung = p.rung
    UNION ALL
    SELECT p.id, p.rung, p.amount, '', false, NULL, NULL,
           CASE WHEN t.stage IN ('INCOMING_COMMITMENT', 'INCOMING_FUNDS') THEN v.giver_id END
    FROM placed p JOIN reached r ON r.id = p.id AND r.standing = 'PART' JOIN "transaction" t ON t.id = p.id
    JOIN moved v ON v.financing_id = t.financing_id AND v.rung = p.rung
  ), drawn AS (
    ${DRAWN}
  ), linked AS MATERIALIZED (
    ${LINKED}
  ), guarded AS MATERIALIZED (
    ${guardSql(TRACE_RULES, [], ['id', 'stage'])}
  )`;
