import { groupId, groupingOf } from '../totals/grouping';
import { EXCLUDED, guardSql, LINKED } from '../totals/guard';
import { DIMENSIONS, type TargetDimensionWord } from './dimensions';
import { quantityColumns } from './quantity';
import { RULES, type TargetRuleWord } from './rules';
import { unitSql } from './units';

/**
 * How many decimals a sum has: 3,500 over three years are 1166.6667 a year. Quotients are added up before they
 * are rounded.
 */
const DECIMALS = 4;

/** The totals of the measures that a statement gives as rows of their table, a row a group. */
export function targetTotalsSql(
  matched: string,
  groupBy: readonly TargetDimensionWord[],
  withoutRules: readonly TargetRuleWord[] = [],
): string {
  const { columns, keys, grouped } = groupingOf(DIMENSIONS, ['UNIT', ...groupBy]);
  return `
    WITH matched AS MATERIALIZED (
      SELECT m.*, ${unitSql('m.target_unit')} AS unit, ${quantityColumns('m')}
      FROM (${matched}) m
    ), linked AS MATERIALIZED (
      ${LINKED}
    ), guarded AS (
      ${guardSql(RULES, withoutRules)}
    ), keyed AS (
      SELECT g.id, g.target_quantity, g.total, g.per_year, g.years, g.rule, g.other, ${keys.join(', ')}
      FROM guarded g
    )
    SELECT ${groupId(grouped)} AS id,
           ${columns.join(', ')},
           ${sumOf('total', 'known', 'unknown')},
           ${sumOf('per_year', 'known_per_year', 'unknown_per_year')},
           CASE WHEN count(*) FILTER (WHERE rule IS NULL) = count(years) FILTER (WHERE rule IS NULL)
                 AND min(years) FILTER (WHERE rule IS NULL) = max(years) FILTER (WHERE rule IS NULL)
                THEN (max(years) FILTER (WHERE rule IS NULL))::int END AS years,
           array_agg(id) FILTER (WHERE rule IS NULL) AS measure_ids,
           ${EXCLUDED}
    FROM keyed GROUP BY ${columns.join(', ')}`;
}

/** The sum of a column over what is counted, and how many values it has and lacks. */
function sumOf(column: string, known: string, unknown: string): string {
  return `
    round(sum(${column}) FILTER (WHERE rule IS NULL), ${DECIMALS}) AS ${column},
    (count(${column}) FILTER (WHERE rule IS NULL))::int AS ${known},
    (count(*) FILTER (WHERE rule IS NULL AND ${column} IS NULL))::int AS ${unknown}`;
}
