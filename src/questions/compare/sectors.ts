import { enumeration } from '../../engine/enumeration';

export const SectorChangeKind = enumeration(
  'SectorChangeKind',
  'What became of a theme from one meeting to the next.',
  {
    GAINED: 'Named at the later meeting only.',
    DROPPED: 'Named at the earlier meeting only.',
    KEPT: 'Named at both.',
  },
);

/**
 * The themes of each compared meeting against those of the meeting before that has any on record: `{row}` is the
 * comparison. A theme is named where a plan, program, measure or money of the meeting has it.
 */
export const SECTOR_CHANGES = `
  WITH RECURSIVE record AS (
    SELECT summit_id, id FROM plan WHERE summit_id = ANY({row}.summit_ids)
    UNION ALL SELECT summit_id, id FROM program WHERE summit_id = ANY({row}.summit_ids)
    UNION ALL SELECT summit_id, id FROM measure WHERE summit_id = ANY({row}.summit_ids)
    UNION ALL SELECT summit_id, id FROM financing WHERE summit_id = ANY({row}.summit_ids)
  ), named AS MATERIALIZED (
    SELECT r.summit_id, s.sector_id, array_agg(r.id) AS record_ids
    FROM record r JOIN sector_share s ON s.node_id = r.id GROUP BY r.summit_id, s.sector_id
  ), step AS (
    SELECT s.id AS later_id, lag(s.id) OVER (ORDER BY s.starts_on, s.id) AS earlier_id
    FROM summit s WHERE s.id IN (SELECT summit_id FROM named)
  ), above AS (
    SELECT s.id, s.parent_id FROM sector s WHERE s.parent_id IS NOT NULL
    UNION
    SELECT a.id, s.parent_id FROM above a JOIN sector s ON s.id = a.parent_id WHERE s.parent_id IS NOT NULL
  )
  SELECT md5(concat_ws('|', later_id, sector_id))::uuid AS id, c.*,
         ARRAY(SELECT n.sector_id FROM named n
               WHERE n.summit_id = CASE c.change WHEN 'GAINED' THEN earlier_id WHEN 'DROPPED' THEN later_id END
                 AND EXISTS (SELECT FROM above a WHERE (a.id, a.parent_id) IN
                             ((n.sector_id, c.sector_id), (c.sector_id, n.sector_id)))) AS related_ids
  FROM (
    SELECT step.*, theme.*
    FROM step CROSS JOIN LATERAL (
      SELECT coalesce(l.sector_id, e.sector_id) AS sector_id,
             CASE WHEN e.sector_id IS NULL THEN 'GAINED' WHEN l.sector_id IS NULL THEN 'DROPPED'
                  ELSE 'KEPT' END AS change,
             coalesce(e.record_ids, '{}') || coalesce(l.record_ids, '{}') AS record_ids
      FROM (SELECT * FROM named WHERE summit_id = later_id) l
        FULL JOIN (SELECT * FROM named WHERE summit_id = earlier_id) e ON e.sector_id = l.sector_id
    ) theme
    WHERE earlier_id IS NOT NULL
  ) c`;
