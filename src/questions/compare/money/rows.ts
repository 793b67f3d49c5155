import { groupId } from '../../totals/grouping';
import { EXCLUDED } from '../../totals/guard';
import { qualifierOfSum } from '../../totals/qualifier';
import { boundsIn, percentSql, reasonSql, verdictSql } from '../verdict';
import { SIDES } from './sides';
import { moneyOf, sumOrNull } from './statement';

const later = boundsIn('l');
const earlier = boundsIn('e');
const verdict = verdictSql(later, earlier);
const isBefore = '(e.starts_on, e.meeting_id) < (l.starts_on, l.meeting_id)';

/** What a meeting pledged, a row a class; `{row}` is its profile. */
export const SUMMIT_MONEY = `${moneyOf('ARRAY[{row}.summit_id]')}
  SELECT ${groupId(['meeting_id', 'class'])} AS id, class, {row}.currency AS currency,
         (count(stated) FILTER (WHERE rule IS NULL))::int AS known,
         (count(*) FILTER (WHERE rule IS NULL AND stated IS NULL))::int AS unknown,
         ${sumOrNull('converted', 'reason')} AS amount,
         min(reason) FILTER (WHERE rule IS NULL) AS reason,
         ${qualifierOfSum('qualifier', 'rule IS NULL AND stated IS NOT NULL')} AS qualifier,
         ${sumOrNull('constant', 'constant_reason')} AS constant_amount,
         min(constant_reason) FILTER (WHERE rule IS NULL) AS constant_reason,
         array_agg(stated) FILTER (WHERE rule IS NULL AND stated IS NOT NULL) AS stated_amounts,
         array_agg(currency) FILTER (WHERE rule IS NULL AND stated IS NOT NULL) AS stated_currencies,
         array_agg(qualifier) FILTER (WHERE rule IS NULL AND stated IS NOT NULL) AS stated_qualifiers,
         array_agg(id) FILTER (WHERE rule IS NULL) AS financing_ids,
         ${EXCLUDED}
  FROM money GROUP BY meeting_id, class`;

/** What was stated, a row a currency; `{row}` is one of {@link SUMMIT_MONEY}. */
export const STATED_SUMS = `
  SELECT ${groupId(['currency'])} AS id, currency, sum(amount) AS amount, ${qualifierOfSum('qualifier', 'true')} AS qualifier
  FROM unnest({row}.stated_amounts, {row}.stated_currencies, {row}.stated_qualifiers) AS u(amount, currency, qualifier)
  GROUP BY currency`;

/** Each meeting against each one before it, a row a class that either has; `{row}` is the comparison. */
export const COMPARISONS = `${moneyOf('{row}.summit_ids')} ${SIDES}
  SELECT md5(concat_ws('|', l.meeting_id, e.meeting_id, l.class))::uuid AS id, l.class,
         l.meeting_id AS later_id, e.meeting_id AS earlier_id,
         {row}.currency AS currency, {row}.base_year AS base_year, {row}.without_rules AS without_rules,
         l.total AS later_amount, e.total AS earlier_amount,
         l.sum_qualifier AS later_sum_qualifier, e.sum_qualifier AS earlier_sum_qualifier,
         l.constant AS later_constant_amount, e.constant AS earlier_constant_amount,
         coalesce(l.constant_reason, e.constant_reason) AS constant_reason,
         ${percentSql('l.high', 'e.high')} AS percent,
         ${verdict} AS verdict, ${reasonSql(verdict, later, earlier)} AS reason, tally.*
  FROM side l JOIN side e ON e.class = l.class AND ${isBefore}
    CROSS JOIN LATERAL (
      SELECT (count(*) FILTER (WHERE verdict = 'LOWER'))::int AS lower,
             (count(*) FILTER (WHERE verdict = 'EQUAL'))::int AS equal,
             (count(*) FILTER (WHERE verdict = 'HIGHER'))::int AS higher,
             (count(*) FILTER (WHERE verdict = 'CANNOT_TELL'))::int AS cannot_tell
      FROM (SELECT ${verdictSql(boundsIn('a'), boundsIn('b'))} AS verdict FROM side a, side b
            WHERE a.meeting_id = l.meeting_id AND b.meeting_id = e.meeting_id
              AND a.class = l.class AND b.class = l.class) readings
    ) tally
  WHERE l.basis = 'RECORD' AND e.basis = 'RECORD'
    AND EXISTS (SELECT FROM money m WHERE m.class = l.class AND m.meeting_id IN (l.meeting_id, e.meeting_id))`;

/** Every way to read the one against every way to read the other; `{row}` is one of {@link COMPARISONS}. */
export const READINGS = `${moneyOf('ARRAY[{row}.later_id, {row}.earlier_id]')} ${SIDES}
  SELECT md5(concat_ws('|', l.basis, l.line_id, l.claim_id, l.place, e.basis, e.line_id, e.claim_id, e.place))::uuid AS id,
         {row}.currency AS currency,
         l.basis AS later_basis, l.line_id AS later_financing_id, l.claim_id AS later_claim_id,
         l.amount AS later_stated, l.currency AS later_stated_currency, l.qualifier::"Qualifier" AS later_qualifier,
         l.total AS later_amount, l.sum_qualifier AS later_sum_qualifier,
         e.basis AS earlier_basis, e.line_id AS earlier_financing_id, e.claim_id AS earlier_claim_id,
         e.amount AS earlier_stated, e.currency AS earlier_stated_currency, e.qualifier::"Qualifier" AS earlier_qualifier,
         e.total AS earlier_amount, e.sum_qualifier AS earlier_sum_qualifier,
         ${percentSql('l.high', 'e.high')} AS percent,
         ${verdict} AS verdict, ${reasonSql(verdict, later, earlier)} AS reason
  FROM side l, side e
  WHERE l.class = {row}.class AND e.class = {row}.class
    AND l.meeting_id = {row}.later_id AND e.meeting_id = {row}.earlier_id`;

const MONEY_OF_LATER = `
  SELECT id FROM money WHERE meeting_id = {row}.later_id AND class = {row}.class`;

/** Statements that speak of this money of the later meeting and of other money in one. */
export const STATEMENTS = `${moneyOf('ARRAY[{row}.later_id]')}
  SELECT s.* FROM statement s WHERE s.id IN (
    SELECT a.statement_id FROM statement_subject a
      JOIN statement_subject b ON b.statement_id = a.statement_id AND b.node_id <> a.node_id
      JOIN financing other ON other.id = b.node_id
    WHERE a.node_id IN (${MONEY_OF_LATER}))`;

/** Claims on how this money of the later meeting compares. */
export const CLAIMS = `${moneyOf('ARRAY[{row}.later_id]')}
  SELECT c.* FROM claim c
  WHERE c.property = 'comparison' AND c.retracted_at IS NULL AND c.node_id IN (${MONEY_OF_LATER})`;
