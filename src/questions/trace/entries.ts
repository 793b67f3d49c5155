import { joinSql } from '../../engine/join';
import { eventsSql } from '../timeline/events';
import { qualifierOfSum } from '../totals/qualifier';
import { GUARDED } from './exclusions';
import { DATED_BY, PLACED } from './rungs';
import type { ToldEntries } from './told';

/** What a trace carries to what is selected of it: every node on every rung, as an array of rows. */
export const ENTRY =
  'id uuid, rung text, node_id uuid, reason text, through_id uuid, standing text, is_money boolean, counts boolean, amount numeric, currency text, qualifier "Qualifier", amount_reason text, date_of text, date text, excluded_by text, because_id uuid, amount_date text, told numeric, told_currency text, unconverted text';

/** The entries of a row that carries them. */
export const entriesOf = (row: string): string => `unnest(${row}.entries) AS e(${ENTRY})`;

const dates = Object.entries(DATED_BY).flatMap(([rung, kinds]) =>
  kinds.map((kind, place) => `('${rung}', '${kind}', ${place})`),
);

/**
 * Tables, after `reached`, that end in `entry`: the nodes of the trace on their rungs. `told` is what of their money
 * is summed: the amounts themselves, or what they are in one currency.
 */
export const entriesSql = ({ dates: dated, conversion }: ToldEntries): string => `
  placed AS MATERIALIZED (
    ${PLACED}
  ), ${GUARDED}, event AS MATERIALIZED (
    SELECT DISTINCT ON (e.node_id, d.rung) e.node_id, d.rung, e.kind, e.date
    FROM (${eventsSql([...new Set(Object.values(DATED_BY).flat())], 'reached')}) e
    JOIN (VALUES ${dates.join(', ')}) d(rung, kind, place) ON d.kind = e.kind
    ORDER BY e.node_id, d.rung, d.place
  ), entry AS (
    SELECT md5(p.rung || p.id)::uuid AS id, p.rung, p.id AS node_id, r.reason, r.through AS through_id, r.standing,
           p.is_money, p.is_money AND r.standing = 'PART' AND g.rule IS NULL AS counts,
           p.amount, p.currency, p.qualifier, p.amount_reason, e.kind AS date_of, e.date, g.rule AS excluded_by,
           g.other AS because_id, v.date AS amount_date,
           ${conversion?.columns.amount ?? 'p.amount'} AS told, ${conversion?.columns.currency ?? 'p.currency'}::text AS told_currency,
           CASE WHEN p.is_money THEN ${conversion?.columns.reason ?? 'NULL'} END AS unconverted
    FROM placed p JOIN reached r ON r.id = p.id
    LEFT JOIN (${dated}) v(id, date) ON v.id = p.id
    LEFT JOIN guarded g ON g.id = p.id AND g.stage = p.rung
    LEFT JOIN event e ON e.node_id = p.id AND e.rung = p.rung
    ${conversion?.joins.map(joinSql).join(' ') ?? ''}
  )`;

/** The sums of one rung, a row for each currency and one for the amounts in none; `{row}` is the rung. */
export const SUMS = `
  SELECT md5({row}.rung || coalesce(e.told_currency, ''))::uuid AS id, e.told_currency AS currency,
         sum(e.told) FILTER (WHERE e.counts) AS amount,
         ${qualifierOfSum('e.qualifier', 'e.counts AND e.told IS NOT NULL')} AS qualifier,
         CASE WHEN count(e.told) FILTER (WHERE e.counts) > 0 THEN e.told_currency END AS sum_currency,
         (count(e.told) FILTER (WHERE e.counts))::int AS known,
         (count(*) FILTER (WHERE e.counts AND e.amount IS NULL))::int AS unknown,
         (count(e.unconverted) FILTER (WHERE e.counts))::int AS unconverted,
         (count(e.excluded_by))::int AS excluded
  FROM ${entriesOf('{row}')}
  WHERE e.rung = {row}.rung AND (e.counts OR e.excluded_by IS NOT NULL)
  GROUP BY e.told_currency`;

/** The documents behind the entries of one rung: those that support a record or say something of it. */
export const RUNG_SOURCES = `
  SELECT s.* FROM source s WHERE s.id IN (
    SELECT c.source_id FROM ${entriesOf('{row}')} JOIN citation c ON c.node_id = e.node_id WHERE e.rung = {row}.rung
    UNION
    SELECT c.source_id FROM ${entriesOf('{row}')} JOIN claim c ON c.node_id = e.node_id WHERE e.rung = {row}.rung
  )`;
