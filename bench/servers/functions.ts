import { Client } from 'pg';

import { SEARCH_ROWS } from './floor/search';
import { TOTAL_ROWS } from './floor/totals';

/**
 * What no server but Entente can say by itself, as SQL functions in a schema of their own: the rows that the floor
 * finds, for the others to select from. So search and totals compare what is around the same statement.
 */
export async function createFunctions(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`
    DROP SCHEMA IF EXISTS bench CASCADE;
    CREATE SCHEMA bench;
    CREATE TABLE bench.plan_total (
      stage "Stage", currency text, sector_id uuid REFERENCES sector,
      amount numeric, known int, unknown int, excluded int);
    CREATE TABLE bench.search_hit (
      node_id uuid REFERENCES node, score int, property text, snippet text, match text);
    CREATE FUNCTION bench.totals_of_plan(plan_slug text) RETURNS SETOF bench.plan_total
    LANGUAGE sql STABLE AS $function$
      SELECT t.stage, t.currency::text, t.sector_id, trim_scale(t.amount), t.known::int, t.unknown::int, t.excluded::int
      FROM (${TOTAL_ROWS}) t LEFT JOIN node n ON n.id = t.sector_id
      ORDER BY t.stage, t.currency COLLATE "C", n.sort_name LIMIT 100
    $function$;
    CREATE FUNCTION bench.search_nodes(words text[], whole text) RETURNS SETOF bench.search_hit
    LANGUAGE sql STABLE AS $function$
      SELECT node_id, score, property,
             CASE WHEN char_length(text) <= 160 THEN text ELSE
               CASE WHEN start > 61 THEN '…' ELSE '' END||substr(text, greatest(start - 60, 1), 160)||'…' END,
             substr(text, start, char_length(word))
      FROM (${SEARCH_ROWS}) r ORDER BY score DESC, node_id
    $function$`);
  await client.end();
}
