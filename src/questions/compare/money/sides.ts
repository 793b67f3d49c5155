import { joinSql } from '../../../engine/join';
import { conversionOf } from '../../../money/conversion';
import { amountsSql } from '../../../provenance/amounts';
import { qualifierOfSum } from '../../totals/qualifier';
import { boundColumns, SUM_OF_BOUNDS } from './statement';

const { columns, joins } = conversionOf(
  { amount: 'v.amount', currency: 'v.currency', date: 'v.starts_on', to: '{row}.currency' },
  'read',
);

/**
 * What each meeting can be read to have pledged, as CTEs that follow those of `moneyOf`:
 *
 *     line      what is counted, and what would be if it were not the same as another
 *     variant   one way to read the money of a class at a meeting: as the records stand, or with one line
 *               taken as one claim gives it
 *     side      each with its sum, and the bounds of it
 */
export const SIDES = `, line AS MATERIALIZED (
      SELECT m.*, m.stated IS NOT NULL AND m.converted IS NULL AS lost,
             ${boundColumns('m.converted', 'm.qualifier')}
      FROM money m WHERE m.rule IS NULL OR m.rule = 'POSSIBLY_SAME'
    ), stated AS (
      SELECT l.id AS line_id, c.id AS claim_id, c.rank, a.place, a.amount, a.currency, a.qualifier
      FROM line l JOIN claim c ON c.node_id = l.id
        CROSS JOIN LATERAL (${amountsSql('c.value')}) a
      WHERE c.property = 'amount' AND c.retracted_at IS NULL
    ), variant AS (
      SELECT m.id AS meeting_id, m.starts_on, k.class, 'RECORD' AS basis, NULL::uuid AS line_id,
             NULL::uuid AS claim_id, 0 AS place, NULL::numeric AS amount, NULL::bpchar AS currency,
             NULL::text AS qualifier
      FROM meeting m CROSS JOIN (SELECT DISTINCT class FROM money) k
      UNION ALL
      SELECT l.meeting_id, l.starts_on, l.class, CASE s.place WHEN 1 THEN 'STATED' ELSE 'BESIDE' END,
             l.id, s.claim_id, s.place, s.amount, s.currency, s.qualifier
      FROM line l JOIN stated s ON s.line_id = l.id WHERE l.rule IS NULL
      UNION ALL
      SELECT l.meeting_id, l.starts_on, l.class, 'SEPARATE',
             l.id, s.claim_id, 1, l.stated, l.currency, l.qualifier
      FROM line l LEFT JOIN LATERAL (
        SELECT s.claim_id FROM stated s WHERE s.line_id = l.id ORDER BY s.rank, s.claim_id LIMIT 1
      ) s ON true
      WHERE l.rule IS NOT NULL
    ), told AS (
      SELECT v.*, ${columns.amount} AS converted FROM variant v ${joins.map(joinSql).join(' ')}
    ), side AS MATERIALIZED (
      SELECT t.*, sum.* FROM told t CROSS JOIN LATERAL (
        SELECT ${SUM_OF_BOUNDS},
               CASE WHEN NOT bool_or(lost) THEN sum(converted) END AS total,
               CASE WHEN NOT bool_or(constant_reason IS NOT NULL) THEN sum(constant) END AS constant,
               min(constant_reason) AS constant_reason,
               ${qualifierOfSum('qualifier', 'converted IS NOT NULL')} AS sum_qualifier
        FROM (
          SELECT l.converted, l.lost, l.low, l.high, l.above, l.below, l.constant, l.constant_reason,
                 l.qualifier
          FROM line l
          WHERE l.meeting_id = t.meeting_id AND l.class = t.class AND l.rule IS NULL
            AND l.id IS DISTINCT FROM t.line_id
          UNION ALL
          SELECT t.converted, t.amount IS NOT NULL AND t.converted IS NULL,
                 ${boundColumns('t.converted', 't.qualifier')}, NULL, NULL, t.qualifier
          WHERE t.line_id IS NOT NULL
        ) part
      ) sum
    )`;
