import { entriesOf, entriesSql } from './entries';
import { Rung } from './rungs';
import type { ToldEntries } from './told';
import { lookedFor, TRUNCATED, walkTables } from './walk';

/**
 * A trace, as one row that carries its entries; no row where there is no such start:
 *
 *     reached   the nodes of the trace, each with the best reason for it
 *     placed    the same on their rungs, with the amount that each has there
 *     guarded   the money that may count, each with the first rule that leaves it out
 *     entry     all of that together, and dated
 *
 * @param start SQL of the start: its id and kind
 */
export function traceSql(start: string, told: ToldEntries): string {
  return `
    WITH RECURSIVE start AS MATERIALIZED (${start}),
    ${walkTables(`SELECT id, kind, 'START', NULL::uuid FROM start`)},
    ${entriesSql(told)}
    SELECT s.id, s.id AS from_id, s.kind, ${TRUNCATED} AS truncated,
           (SELECT array_agg(entry) FROM entry) AS entries,
           (SELECT array_agg(n.id) FROM reached r JOIN node n ON n.id = r.id AND n.kind = 'SUMMIT') AS summit_ids
    FROM start s`;
}

const places = Object.keys(Rung.words).map((word, index) => `(${index + 1}, '${word}')`);

const lookedForCases = [...lookedFor()].map(
  ([place, words]) => `WHEN '${place}' THEN '{${words.join(',')}}'::text[]`,
);

/** The five rungs; `{row}` is the trace. */
export const RUNGS = `
  SELECT md5(k.rung)::uuid AS id, k.place, k.rung, {row}.entries,
         NOT EXISTS (SELECT FROM ${entriesOf('{row}')} WHERE e.rung = k.rung AND e.standing <> 'RELATED') AS is_missing,
         CASE {row}.kind || ' ' || k.rung ${lookedForCases.join(' ')} END AS looked_for
  FROM (VALUES ${places.join(', ')}) k(place, rung)`;
