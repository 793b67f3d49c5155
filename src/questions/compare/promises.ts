import type { TargetDimensionWord } from '../targets/dimensions';
import { targetTotalsSql } from '../targets/statement';
import { boundsIn, percentSql, reasonSql, verdictSql } from './verdict';

const MATCHED = 'SELECT m.* FROM measure m WHERE m.summit_id = ANY({row}.summit_ids)';

/**
 * The kinds of promise that the compared meetings made, a row a kind, with the totals of each meeting in `totals`.
 *
 * @param matchedBy what makes two promises of one kind, besides their unit
 */
export const kindsSql = (matchedBy: readonly TargetDimensionWord[]): string => `
  SELECT md5(concat_ws('|', unit, sector_id))::uuid AS id, unit, sector_id, jsonb_agg(to_jsonb(t)) AS totals
  FROM (${targetTotalsSql(MATCHED, ['SUMMIT', ...matchedBy])}) t
  WHERE known + unknown > 0
  GROUP BY unit, sector_id`;

const later = boundsIn('l');
const earlier = { ...boundsIn('e'), count: 'coalesce(e.count, 0)' };
const verdict = verdictSql(later, earlier);

/** What each meeting promised of a kind, by date, and how it compares with the meeting before that promised any. */
export const ENTRIES = `
  WITH entry AS (
    SELECT t.*, s.starts_on, row_number() OVER (ORDER BY s.starts_on, s.id) AS place,
           t.known + t.unknown AS count, coalesce(t.per_year, 0) AS low,
           CASE WHEN t.unknown_per_year = 0 THEN t.per_year END AS high,
           false AS above, false AS below
    FROM jsonb_to_recordset({row}.totals) AS t(
      id uuid, summit_id uuid, total numeric, known int, unknown int, per_year numeric,
      known_per_year int, unknown_per_year int, years int, measure_ids uuid[])
    JOIN summit s ON s.id = t.summit_id
  )
  SELECT l.*, e.summit_id AS since_id, ${percentSql('l.high', 'e.high')} AS percent,
         ${verdict} AS verdict, ${reasonSql(verdict, later, earlier)} AS reason
  FROM entry l LEFT JOIN entry e ON e.place = l.place - 1`;
