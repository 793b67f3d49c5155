/**
 * The totals of a plan's financings as rows: (stage, currency, sector_id, amount, known, unknown, excluded). The
 * rules are those of `src/questions/totals`, written out for this one question. `$1` is the slug of the plan.
 */
export const TOTAL_ROWS = `
  WITH matched AS MATERIALIZED (
    SELECT f.* FROM node n JOIN project p ON p.plan_id = n.id JOIN financing f ON f.project_id = p.id
    WHERE n.kind = 'PLAN' AND n.slug = $1
  ), guarded AS MATERIALIZED (
    SELECT m.id, m.stage, m.currency, m.amount, m.project_id,
           m.aggregate OR m.status_raw = 'CANCELLED' OR m.stage = 'COMMITMENT_CANCELLATION'
           OR ((m.draws_on_id IS NOT NULL OR EXISTS (
                 SELECT FROM node_link l WHERE l.from_id = m.id AND l.kind IN ('DRAWS_ON', 'PART_OF'))) AND EXISTS (
                WITH RECURSIVE whole AS (
                  SELECT m.draws_on_id AS id
                  UNION
                  SELECT l.to_id FROM node_link l WHERE l.from_id = m.id AND l.kind IN ('DRAWS_ON', 'PART_OF')
                  UNION
                  SELECT f.draws_on_id
                  FROM whole CROSS JOIN LATERAL (SELECT f.draws_on_id FROM financing f WHERE f.id = whole.id OFFSET 0) f
                  WHERE f.draws_on_id IS NOT NULL
                )
                SELECT FROM whole JOIN matched w USING (id)
                WHERE w.stage = m.stage AND w.amount IS NOT NULL AND NOT w.aggregate AND w.status_raw <> 'CANCELLED'))
           OR EXISTS (
                SELECT FROM node_link l LEFT JOIN matched o ON o.id = l.to_id
                WHERE l.from_id = m.id
                  AND (l.kind = 'REPLACED_BY'
                       OR (l.kind IN ('RESTATES', 'POSSIBLY_SAME_AS') AND o.stage = m.stage AND NOT o.aggregate
                           AND o.status_raw <> 'CANCELLED' AND (o.amount IS NOT NULL OR m.amount IS NULL)))) AS out
    FROM matched m
  )
  SELECT g.stage, g.currency, s.sector_id,
         sum(g.amount * coalesce(s.weight, 1)) FILTER (WHERE NOT g.out) AS amount,
         count(g.amount) FILTER (WHERE NOT g.out) AS known,
         count(*) FILTER (WHERE NOT g.out AND g.amount IS NULL) AS unknown,
         count(*) FILTER (WHERE g.out) AS excluded
  FROM guarded g
  LEFT JOIN LATERAL (
    SELECT sector_id, CASE WHEN parts = 1 THEN 1 ELSE percentage / 100 END AS weight
    FROM (SELECT sector_id, percentage, count(*) OVER () AS parts, count(percentage) OVER () AS stated,
                 sum(percentage) OVER () AS whole
          FROM sector_share
          WHERE node_id = CASE WHEN EXISTS (SELECT FROM sector_share o WHERE o.node_id = g.id)
                               THEN g.id ELSE g.project_id END) shares
    WHERE parts = 1 OR (stated = parts AND whole = 100)
  ) s ON true
  GROUP BY g.stage, g.currency, s.sector_id`;

export const TOTALS = `
  SELECT '{"data":{"financingTotals":{"nodes":['||coalesce(string_agg(
    '{"stage":"'||stage||'","currency":'||coalesce('"'||currency||'"','null')
      ||',"sum":'||coalesce('{"amount":"'||trim_scale(amount)||'"}','null')
      ||',"known":'||known||',"unknown":'||unknown||',"excluded":'||excluded
      ||',"sector":'||CASE WHEN sector_id IS NULL THEN 'null' ELSE
           '{"slug":'||to_json(slug)::text||',"name":'||coalesce(to_json(name)::text,'null')||'}' END||'}',','
    ORDER BY stage, currency COLLATE "C", sort_name, sector_id),'')||']}}}'
  FROM (SELECT t.*, n.slug, n.name, n.sort_name
        FROM (${TOTAL_ROWS}) t LEFT JOIN node n ON n.id = t.sector_id
        ORDER BY stage, currency COLLATE "C", n.sort_name LIMIT 100) rows`;
