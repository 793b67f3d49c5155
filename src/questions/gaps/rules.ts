import { PAID } from '../trace/rungs';
import type { GapKindWord } from './kinds';

/** What the gaps of some kinds have, by the type of the column. */
export const GAP_COLUMNS = {
  /** Of what there should be more. */
  counted: 'text',
  stated: 'int',
  qualifier: '"Qualifier"',
  /** A partial date. */
  since: 'text',
  property: 'text',
  source_id: 'uuid',
  /** Why the source is weak. */
  weakness: 'text',
} as const;

type GapColumn = keyof typeof GAP_COLUMNS;

/** How the gaps of a kind are found. */
export interface Rule {
  /** SQL that gives a row a gap: `node_id`, `found` and the columns of {@link gives}. */
  readonly rows: string;
  readonly gives: readonly GapColumn[];
  /** SQL of why the row `g` is listed: a sentence. */
  readonly reason: string;
  /** Whether it is listed only after the months allowed. */
  readonly waits?: true;
}

/** When the plan or program that a promise stands in was made known; `p` is the promise. */
const FRAME = `
  LEFT JOIN summit s ON s.id = p.summit_id
  LEFT JOIN program r ON r.id = p.program_id
  LEFT JOIN plan l ON l.id = coalesce(p.plan_id, r.plan_id)
  LEFT JOIN summit fs ON fs.id = coalesce(r.summit_id, l.summit_id)`;
const FRAMED_ON = 'r.launched_on, l.adopted_on, fs.starts_on';

/** Whether a financing was signed, by its own record. */
const IS_SIGNED = `
  f.status_raw <> 'CANCELLED' AND f.stage <> 'COMMITMENT_CANCELLATION' AND (
    f.stage <> 'PLEDGE' OR f.signed_on IS NOT NULL
    OR EXISTS (SELECT FROM agreement a WHERE a.id = f.agreement_id AND a.status IN ('SIGNED', 'IN_FORCE', 'TERMINATED'))
    OR EXISTS (SELECT FROM transaction t WHERE t.financing_id = f.id))`;

const isPaid = (stage: string): string =>
  `${stage} IN (${PAID.map((word) => `'${word}'`).join(', ')})`;

/**
 * The records that state more parts than are on record, by the stated number's qualifier: "more than 100" is not reached
 * by 100, and "at most" asks for none.
 *
 * @param stated the column of the number; its qualifier stands beside it
 * @param parts the parts of a record `n`, as FROM and WHERE
 */
const shortOf = (table: string, stated: string, counted: string, parts: string): string => `
      SELECT n.id AS node_id, '${counted}' AS counted, n.${stated} AS stated, n.${stated}_qualifier AS qualifier, c.found
      FROM ${table} n CROSS JOIN LATERAL (SELECT count(*)::int AS found FROM ${parts}) c
      WHERE n.${stated}_qualifier IS DISTINCT FROM 'AT_MOST' AND n.${stated}_qualifier IS DISTINCT FROM 'LESS_THAN'
        AND c.found < n.${stated} + CASE WHEN n.${stated}_qualifier = 'MORE_THAN' THEN 1 ELSE 0 END`;

/** `More than 100 projects are stated; 50 are recorded.` */
const COUNTS = `
  CASE g.qualifier WHEN 'MORE_THAN' THEN 'More than ' WHEN 'AT_LEAST' THEN 'At least ' WHEN 'ABOUT' THEN 'About ' ELSE '' END
  || g.stated || CASE WHEN g.qualifier = 'DISPUTED' THEN ' (disputed) ' ELSE ' ' END || g.counted
  || ' are stated; ' || CASE g.found WHEN 0 THEN 'none is' WHEN 1 THEN '1 is' ELSE g.found || ' are' END || ' recorded.'`;

/** ` 18 months later`; nothing where no record says since when. */
const LATER = `CASE g.months WHEN 1 THEN ' 1 month later' ELSE coalesce(' ' || g.months || ' months later', '') END`;

/** What is a record of its own: what belongs to one, such as who takes part, stands with it. */
const RECORDS = `('FORUM', 'SUMMIT', 'PLAN', 'PROGRAM', 'MEASURE', 'PROJECT', 'AGREEMENT', 'FINANCING', 'INITIATIVE', 'MEMBERSHIP', 'TRANSACTION')`;

/** Whether another source than that of `o` stands behind its node. */
const ANOTHER = `
  EXISTS (SELECT FROM citation x WHERE x.node_id = o.node_id AND x.source_id <> o.source_id)
  OR EXISTS (SELECT FROM claim x WHERE x.node_id = o.node_id AND x.source_id <> o.source_id AND x.retracted_at IS NULL)`;

export const RULES: Readonly<Record<GapKindWord, Rule>> = {
  PLEDGE_NOT_SIGNED: {
    gives: ['since'],
    waits: true,
    rows: `
      WITH RECURSIVE signed AS MATERIALIZED (
        SELECT f.id, f.draws_on_id, f.measure_id FROM financing f WHERE ${IS_SIGNED}
      ), reached(id) AS (
        SELECT id FROM signed
        UNION SELECT k.to_id FROM signed JOIN node_link k ON k.from_id = signed.id AND k.kind IN ('DRAWS_ON', 'RESTATES')
        UNION SELECT f.draws_on_id FROM reached JOIN financing f ON f.id = reached.id WHERE f.draws_on_id IS NOT NULL
      )
      SELECT p.id AS node_id, 0 AS found,
             coalesce(s.starts_on, ms.starts_on, ${FRAMED_ON}, p.status_as_of) AS since
      FROM financing p ${FRAME}
      LEFT JOIN measure m ON m.id = p.measure_id LEFT JOIN summit ms ON ms.id = m.summit_id
      WHERE p.stage = 'PLEDGE' AND p.status_raw <> 'CANCELLED'
        AND NOT EXISTS (SELECT FROM reached WHERE reached.id = p.id)
        AND NOT EXISTS (SELECT FROM signed WHERE signed.measure_id = p.measure_id)
        AND NOT EXISTS (SELECT FROM node_link k WHERE k.from_id = p.id AND k.kind = 'REPLACED_BY')`,
    reason: `'Pledged ' || g.since || '; nothing signed is recorded' || ${LATER} || '.'`,
  },
  PLAN_COUNT_NOT_REACHED: {
    gives: ['counted', 'stated', 'qualifier'],
    rows: shortOf('plan', 'stated_project_count', 'projects', 'project x WHERE x.plan_id = n.id'),
    reason: COUNTS,
  },
  SUMMIT_COUNT_NOT_REACHED: {
    gives: ['counted', 'stated'],
    rows: `
      SELECT s.id AS node_id, c.counted, c.stated, c.found
      FROM summit s CROSS JOIN LATERAL (
        SELECT 'programs', s.stated_program_count, (SELECT count(*)::int FROM program x WHERE x.summit_id = s.id)
        WHERE s.stated_program_count IS NOT NULL
        UNION ALL
        SELECT 'measures', s.stated_measure_count, (SELECT count(*)::int FROM measure x WHERE x.summit_id = s.id)
        WHERE s.stated_measure_count IS NOT NULL
      ) c(counted, stated, found)
      WHERE c.found < c.stated`,
    reason: COUNTS,
  },
  PACKAGE_COUNT_NOT_REACHED: {
    gives: ['counted', 'stated', 'qualifier'],
    rows: shortOf(
      'agreement',
      'stated_count',
      'agreements',
      'agreement x WHERE x.parent_id = n.id',
    ),
    reason: COUNTS,
  },
  MEASURE_WITHOUT_PROJECT: {
    gives: ['since'],
    rows: `
      SELECT p.id AS node_id, 0 AS found, coalesce(s.starts_on, ${FRAMED_ON}) AS since
      FROM measure p ${FRAME}
      WHERE NOT EXISTS (SELECT FROM project x WHERE x.measure_id = p.id)
        AND NOT EXISTS (SELECT FROM financing f WHERE f.measure_id = p.id AND f.project_id IS NOT NULL)`,
    reason: `'Announced' || coalesce(' ' || g.since, '') || '; no project that carries it out is recorded' || ${LATER} || '.'`,
  },
  PROJECT_WITHOUT_DISBURSEMENT: {
    gives: ['since'],
    rows: `
      SELECT p.id AS node_id, 0 AS found, p.ends_on AS since
      FROM project p
      WHERE p.status IN ('FINALISATION', 'CLOSED') AND NOT EXISTS (
        SELECT FROM (
          SELECT f.id, f.stage FROM financing f WHERE f.project_id = p.id
          UNION ALL
          SELECT f.id, f.stage FROM agreement_subject x JOIN financing f ON f.agreement_id = x.agreement_id
          WHERE x.node_id = p.id
        ) f
        WHERE ${isPaid('f.stage')}
           OR EXISTS (SELECT FROM transaction t WHERE t.financing_id = f.id AND ${isPaid('t.stage')}))`,
    reason: `'Finished' || coalesce(' ' || g.since, '') || '; no payment for it is recorded' || ${LATER} || '.'`,
  },
  PROJECT_NOT_PROMISED: {
    gives: ['since'],
    rows: `
      WITH RECURSIVE promised AS (
        SELECT f.id, f.project_id FROM financing f
        WHERE num_nonnulls(f.summit_id, f.plan_id, f.program_id, f.measure_id) > 0
        UNION
        SELECT f.id, f.project_id FROM promised JOIN financing f ON f.draws_on_id = promised.id
      )
      SELECT p.id AS node_id, 0 AS found, p.starts_on AS since
      FROM project p
      WHERE num_nonnulls(p.plan_id, p.program_id, p.measure_id) = 0
        AND NOT EXISTS (SELECT FROM promised WHERE promised.project_id = p.id)
        AND NOT EXISTS (SELECT FROM agreement_subject x JOIN agreement a ON a.id = x.agreement_id
                        WHERE x.node_id = p.id AND a.summit_id IS NOT NULL)`,
    reason: `'No plan, program or measure is known to have promised it, and no meeting to have announced it.'`,
  },
  SINGLE_WEAK_SOURCE: {
    gives: ['property', 'source_id', 'weakness'],
    rows: `
      WITH doubted AS (
        SELECT c.node_id, c.property, min(c.source_id::text)::uuid AS source_id,
               CASE WHEN bool_and(c.confidence = 'LOW') THEN 'a doubted claim'
                    WHEN bool_and(c.certainty = 'INFERRED') THEN 'an inference' ELSE 'an estimate' END AS weakness
        FROM claim c
        WHERE c.retracted_at IS NULL GROUP BY c.node_id, c.property
        HAVING count(DISTINCT c.source_id) = 1 AND bool_and(c.confidence = 'LOW' OR c.certainty <> 'REPORTED')
      )
      SELECT o.node_id, NULL AS property, o.source_id, 1 AS found,
             concat_ws(', and ',
                       CASE s.kind WHEN 'NEWS' THEN 'news' WHEN 'ANALYSIS' THEN 'an analysis' END,
                       CASE n.confidence WHEN 'LOW' THEN 'the curator doubts the record' END) AS weakness
      FROM (SELECT node_id, source_id FROM citation
            UNION SELECT node_id, source_id FROM claim WHERE retracted_at IS NULL) o
      JOIN node n ON n.id = o.node_id JOIN source s ON s.id = o.source_id
      WHERE n.kind IN ${RECORDS} AND (s.kind IN ('NEWS', 'ANALYSIS') OR n.confidence = 'LOW') AND NOT (${ANOTHER})
      UNION ALL
      SELECT o.node_id, o.property, o.source_id, 1, o.weakness
      FROM doubted o JOIN node n ON n.id = o.node_id
      WHERE n.kind IN ${RECORDS} AND (${ANOTHER})`,
    reason: `
      'One source alone ' || CASE WHEN g.property IS NULL THEN 'is behind the record' ELSE 'states its ' || g.property END
      || ': ' || g.weakness || '.'`,
  },
};
