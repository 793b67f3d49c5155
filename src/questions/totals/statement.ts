import { DIMENSIONS, type TotalDimensionWord } from './dimensions';
import { groupId, groupingOf } from './grouping';
import { DRAWN, EXCLUDED, guardSql, LINKED } from './guard';
import { qualifierOfSum } from './qualifier';
import { RULES, type TotalRuleWord } from './rules';
import type { ToldSql } from './told';

/** What is asked of the totals. */
export interface Totals {
  /** SQL of the financings that are to be added up. */
  readonly matched: string;
  readonly groupBy: readonly TotalDimensionWord[];
  readonly withoutRules: readonly TotalRuleWord[];
  /** The currency in which all is to be told; null where currencies are not to be mixed. */
  readonly told: ToldSql | null;
}

/**
 * The totals of the financings that a statement gives, a row a group:
 *
 *     matched   what was asked for, each with the amount that is added up: its own, or what it is in one currency
 *     guarded   each with the first rule that leaves it out, and the record because of which
 *     shared    each with its keys and its weight in every group it belongs to
 *
 * Money splits by percentages that sum to 100, or goes whole to the only key. Where it has several keys and
 * no such percentages it goes whole to the group without a key: a share that nobody stated is not made up.
 */
export function totalsSql({ matched, groupBy, withoutRules, told }: Totals): string {
  // Stages are never mixed in one sum, nor are currencies that are not converted.
  const always: readonly TotalDimensionWord[] = told ? ['STAGE'] : ['STAGE', 'CURRENCY'];
  const { columns, keys, asked, grouped } = groupingOf(DIMENSIONS, [...always, ...groupBy]);
  const splits = asked.flatMap(({ split }) => (split ? [split] : []));
  const weight = ['1::numeric', ...splits.map(({ alias }) => `coalesce(${alias}.weight, 1)`)];
  return `
    WITH RECURSIVE matched AS MATERIALIZED (
      SELECT f.*, ${told ? 'c.amount AS told, c.reason' : 'f.amount AS told, NULL::text AS reason'}
      FROM (${matched}) f ${told ? `JOIN (${told.statement}) c USING (id)` : ''}
    ), drawn AS (
      ${DRAWN}
    ), linked AS MATERIALIZED (
      ${LINKED}
    ), guarded AS (
      ${guardSql(RULES, withoutRules)}
    ), shared AS (
      SELECT g.id, g.amount, g.amount_qualifier, g.status_raw, g.told, g.reason, g.rule, g.other,
             ${weight.join(' * ')} AS weight, ${keys.join(', ')}
      FROM guarded g ${splits.map(splitJoin).join(' ')}
    )
    SELECT ${groupId(grouped)} AS id,
           ${columns.join(', ')},
           sum(told * weight) FILTER (WHERE rule IS NULL) AS amount,
           CASE WHEN count(told) FILTER (WHERE rule IS NULL) > 0 THEN ${told?.currency ?? 'currency'} END AS sum_currency,
           ${qualifierOfSum('amount_qualifier', 'rule IS NULL AND told IS NOT NULL')} AS qualifier,
           (count(told) FILTER (WHERE rule IS NULL))::int AS known,
           (count(told) FILTER (WHERE rule IS NULL AND status_raw = 'DISBURSING'))::int AS paid_in_part,
           (count(*) FILTER (WHERE rule IS NULL AND amount IS NULL))::int AS unknown,
           (count(reason) FILTER (WHERE rule IS NULL))::int AS unconverted,
           array_agg(id) FILTER (WHERE rule IS NULL) AS financing_ids,
           array_agg(id) FILTER (WHERE rule IS NULL AND reason IS NOT NULL) AS unconverted_ids,
           array_agg(reason) FILTER (WHERE rule IS NULL AND reason IS NOT NULL) AS unconverted_reasons,
           ${EXCLUDED}
    FROM shared GROUP BY ${columns.join(', ')}`;
}

/** The keys among which a financing is split; no row where the shares are not known. */
function splitJoin({ alias, shares }: { alias: string; shares: string }): string {
  return `LEFT JOIN LATERAL (
    SELECT key, CASE WHEN parts = 1 THEN 1 ELSE share / 100 END AS weight
    FROM (SELECT key, share, count(*) OVER () AS parts, count(share) OVER () AS stated,
                 sum(share) OVER () AS whole FROM (${shares}) s) t
    WHERE parts = 1 OR (stated = parts AND whole = 100)
  ) ${alias} ON true`;
}
