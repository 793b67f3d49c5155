import { joinSql } from '../../../engine/join';
import { deflationOf } from '../../../money/constant';
import { conversionOf } from '../../../money/conversion';
import { giverOf } from '../../../money/donor';
import { DRAWN, guardSql, LINKED } from '../../totals/guard';
import { classSql, RULES } from './rules';

const of = { amount: 'g.amount', currency: 'g.currency', date: 'g.starts_on' };
const conversion = conversionOf({ ...of, to: '{row}.currency' }, 'now');
const deflation = deflationOf(
  { ...of, to: '{row}.currency', donor: 'g.donor', baseYear: '{row}.base_year::text' },
  'then',
);

/**
 * The money tied to meetings, as CTEs that end with `money`: a row for each financing and meeting, with its class,
 * the rule that leaves it out (null where it is counted), and what it was in the currency of the comparison.
 *
 *     tied     what was announced at a meeting, or is for its plans, programs or measures; where it was
 *              announced at another, that other one (`elsewhere_id`)
 *     matched  each with its class, and whether its parts stand for it
 *     money    each with its rule, its amount converted at the day of the meeting, and in constant prices
 *
 * `{row}` is what has `currency`, `base_year` and `without_rules`.
 *
 * @param meetings SQL of an array of ids
 */
export function moneyOf(meetings: string): string {
  return `
    WITH RECURSIVE meeting AS MATERIALIZED (
      SELECT s.id, s.starts_on FROM summit s WHERE s.id = ANY(${meetings})
    ), tied AS MATERIALIZED (
      SELECT f.id, m.id AS meeting_id, m.starts_on,
             nullif(coalesce(f.summit_id, measure.summit_id, program.summit_id, plan.summit_id), m.id) AS elsewhere_id
      FROM meeting m CROSS JOIN LATERAL (
        SELECT f.id FROM financing f WHERE f.summit_id = m.id
        UNION SELECT f.id FROM plan o JOIN financing f ON f.plan_id = o.id WHERE o.summit_id = m.id
        UNION SELECT f.id FROM program o JOIN financing f ON f.program_id = o.id WHERE o.summit_id = m.id
        UNION SELECT f.id FROM measure o JOIN financing f ON f.measure_id = o.id WHERE o.summit_id = m.id
      ) t JOIN financing f ON f.id = t.id
        LEFT JOIN measure ON measure.id = f.measure_id
        LEFT JOIN program ON program.id = f.program_id
        LEFT JOIN plan ON plan.id = f.plan_id
    ), matched AS MATERIALIZED (
      SELECT f.*, t.meeting_id, t.starts_on, t.elsewhere_id, ${classSql('f.instrument')} AS class,
             (${giverOf('f.id')}) AS donor,
             EXISTS (SELECT FROM tied o JOIN financing p ON p.id = o.id
                     WHERE o.meeting_id = t.meeting_id AND p.draws_on_id = f.id
                     HAVING bool_and(p.stage = f.stage AND coalesce(p.currency = f.currency, true))
                        AND CASE WHEN count(p.amount) = count(*) THEN sum(p.amount) = f.amount
                                 ELSE coalesce(sum(p.amount), 0) < f.amount END) AS is_split
      FROM tied t JOIN financing f ON f.id = t.id
    ), drawn AS (
      ${DRAWN}
    ), linked AS MATERIALIZED (
      ${LINKED}
    ), guarded AS (
      ${guardSql(RULES, [], ['id', 'meeting_id'], 'x.rule <> ALL({row}.without_rules)')}
    ), money AS MATERIALIZED (
      SELECT g.id, g.meeting_id, g.starts_on, g.class, g.amount AS stated, g.currency, g.rule, g.other,
             g.amount_qualifier::text AS qualifier,
             ${conversion.columns.amount} AS converted, ${conversion.columns.reason} AS reason,
             ${deflation.columns.amount} AS constant, ${deflation.columns.reason} AS constant_reason
      FROM guarded g ${[...conversion.joins, ...deflation.joins].map(joinSql).join(' ')}
    )`;
}

/** SQL of an amount as `Bounds`, by what its statement leaves open: “at least” may be so much, or more. */
export function boundColumns(amount: string, qualifier: string): string {
  const isAny = (...words: string[]) =>
    `coalesce(${qualifier} IN (${words.map((word) => `'${word}'`).join(', ')}), false)`;
  return `
    coalesce(${amount}, 0) AS low, ${amount} AS high,
    ${isAny('MORE_THAN', 'AT_LEAST', 'AT_MOST')} AS above,
    ${isAny('LESS_THAN', 'AT_LEAST', 'AT_MOST')} AS below`;
}

/** The bounds of a sum, from rows of {@link boundColumns}. */
export const SUM_OF_BOUNDS = `
  count(*)::int AS count, coalesce(sum(low), 0) AS low,
  CASE WHEN count(*) = count(high) THEN sum(high) END AS high,
  coalesce(bool_or(above), false) AS above, coalesce(bool_or(below), false) AS below`;

/** The sum of what is known, in the words of a total: null where nothing is, or something cannot be converted. */
export const sumOrNull = (amount: string, reason: string): string =>
  `CASE WHEN count(*) FILTER (WHERE rule IS NULL AND ${reason} IS NOT NULL) = 0
        THEN sum(${amount}) FILTER (WHERE rule IS NULL) END`;
