import { DIMENSIONS, type TotalDimensionWord } from './dimensions';
import { groupId, groupingOf } from './grouping';
import { DRAWN, EXCLUDED, guardSql, LINKED } from './guard';
import { RULES, type TotalRuleWord } from './rules';

/** Never mixed in one sum. */
const ALWAYS: readonly TotalDimensionWord[] = ['STAGE', 'CURRENCY'];

/**
 * The totals of the financings that a statement gives, a row a group:
 *
 *     matched   what was asked for
 *     guarded   each with the first rule that leaves it out, and the record because of which
 *     shared    each with its keys and its weight in every group it belongs to
 *
 * Money splits by percentages that sum to 100, or goes whole to the only key. Where it has several keys and
 * no such percentages it goes whole to the group without a key: a share that nobody stated is not made up.
 */
export function totalsSql(
  matched: string,
  groupBy: readonly TotalDimensionWord[],
  withoutRules: readonly TotalRuleWord[],
): string {
  const { columns, keys, asked } = groupingOf(DIMENSIONS, [...ALWAYS, ...groupBy]);
  const splits = asked.flatMap(({ split }) => (split ? [split] : []));
  const weight = ['1::numeric', ...splits.map(({ alias }) => `coalesce(${alias}.weight, 1)`)];
  return `
    WITH RECURSIVE matched AS MATERIALIZED (
      SELECT f.* FROM financing f WHERE f.id IN (${matched})
    ), drawn AS (
      ${DRAWN}
    ), linked AS MATERIALIZED (
      ${LINKED}
    ), guarded AS (
      ${guardSql(RULES, withoutRules)}
    ), shared AS (
      SELECT g.id, g.amount, g.rule, g.other, ${weight.join(' * ')} AS weight, ${keys.join(', ')}
      FROM guarded g ${splits.map(splitJoin).join(' ')}
    )
    SELECT ${groupId(columns)} AS id,
           ${columns.join(', ')},
           sum(amount * weight) FILTER (WHERE rule IS NULL) AS amount,
           CASE WHEN count(amount) FILTER (WHERE rule IS NULL) > 0 THEN currency END AS sum_currency,
           (count(amount) FILTER (WHERE rule IS NULL))::int AS known,
           (count(*) FILTER (WHERE rule IS NULL AND amount IS NULL))::int AS unknown,
           array_agg(id) FILTER (WHERE rule IS NULL) AS financing_ids,
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
