import type { Tables } from '../../engine/tables';
import { EDGE_NOUNS } from './no-edges';
import { EdgeStatements } from './statements';

/** Whether a node is one that edges join, and not itself an edge. */
export const isJoined = (node: string): string =>
  `(${node}.id IS NOT NULL AND ${node}.kind NOT IN (${EDGE_NOUNS.map((noun) => `'${noun}'`).join(', ')}))`;

/**
 * The steps of a JSON array, each with what its rows say of it; `held` is whether all of them are edges still.
 */
export const stepsSql = (steps: string, tables: Tables): string => `
  SELECT jsonb_agg(to_jsonb(e) || to_jsonb(r) ORDER BY e.position) FILTER (WHERE r.record_id IS NOT NULL) AS steps,
         coalesce(bool_and(r.record_id IS NOT NULL), true) AS held
  FROM jsonb_to_recordset(${steps}) AS e(position int, from_id uuid, to_id uuid, start_id uuid, end_id uuid,
                                         kind text, meaning text, weak boolean)
  LEFT JOIN LATERAL (${new EdgeStatements(tables).edge}) r ON true`;

/**
 * The row of a path answer: the paths of which every step is an edge still. It does not hold where one is none, and
 * where an end is a node that the search did not know.
 */
export const pathRow = (found: string, tables: Tables): string => `
  SELECT a.id AS from_id, b.id AS to_id, f.truncated OR NOT p.held AS truncated, f.looked,
         p.held AND ${isJoined('a')} = f.knows_from AND ${isJoined('b')} = f.knows_to AS holds,
         CASE WHEN a.id IS NULL THEN 'UNKNOWN_FROM'
              WHEN b.id IS NULL THEN 'UNKNOWN_TO'
              WHEN NOT ${isJoined('a')} OR NOT ${isJoined('b')} THEN 'END_IS_EDGE'
              WHEN p.paths <> '[]' THEN NULL
              WHEN f.truncated THEN 'GAVE_UP'
              ELSE 'NO_PATH' END AS reason,
         p.paths
  FROM jsonb_to_record(${found}) AS f("from" uuid, "to" uuid, knows_from boolean, knows_to boolean,
                                      truncated boolean, looked int, paths jsonb)
  LEFT JOIN node a ON a.id = f."from"
  LEFT JOIN node b ON b.id = f."to"
  CROSS JOIN LATERAL (
    SELECT coalesce(jsonb_agg(path || jsonb_build_object('steps', steps) ORDER BY position) FILTER (WHERE held), '[]')
             AS paths,
           coalesce(bool_and(held), true) AS held
    FROM jsonb_array_elements(f.paths) WITH ORDINALITY AS paths(path, position)
    CROSS JOIN LATERAL (${stepsSql(`path->'steps'`, tables)}) s
  ) p`;
