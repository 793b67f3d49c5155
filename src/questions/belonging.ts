/** What belongs to nodes of a kind: the rows of a table that name them in a column. */
const PARTS: Readonly<Record<string, readonly (readonly [table: string, column: string])[]>> = {
  FORUM: [
    ['forum', 'parent_id'],
    ['summit', 'forum_id'],
  ],
  SUMMIT: [
    ['plan', 'summit_id'],
    ['program', 'summit_id'],
    ['measure', 'summit_id'],
    ['agreement', 'summit_id'],
    ['financing', 'summit_id'],
  ],
  PLAN: [
    ['program', 'plan_id'],
    ['measure', 'plan_id'],
    ['project', 'plan_id'],
    ['financing', 'plan_id'],
  ],
  PROGRAM: [
    ['measure', 'program_id'],
    ['project', 'program_id'],
    ['financing', 'program_id'],
  ],
  MEASURE: [
    ['project', 'measure_id'],
    ['financing', 'measure_id'],
  ],
  AGREEMENT: [
    ['agreement', 'parent_id'],
    ['financing', 'agreement_id'],
  ],
  PROJECT: [
    ['financing', 'project_id'],
    ['location', 'project_id'],
  ],
  FINANCING: [
    ['financing', 'draws_on_id'],
    ['transaction', 'financing_id'],
  ],
};

/** What a participant is in belongs to it; not a meeting that it attends, nor what others promise there. */
const INVOLVED = `
  SELECT n.id, n.kind FROM participation p JOIN node n ON n.id = p.node_id
  WHERE b.kind IN ('COUNTRY', 'BLOC', 'ORGANIZATION', 'COMPANY', 'PERSON') AND p.participant_id = b.id
    AND n.kind IN ('PROJECT', 'AGREEMENT', 'FINANCING')
  UNION ALL
  SELECT n.id, n.kind FROM country_share s JOIN node n ON n.id = s.node_id
  WHERE b.kind = 'COUNTRY' AND s.country_id = b.id`;

/**
 * SQL of the ids of a node and of all that belongs to it, however far down: of a forum its meetings, of a meeting
 * its plans, programs, measures, agreements and money, of a plan its projects, and so on; of a participant
 * the projects, agreements and money it is in.
 *
 * @param id SQL of the node's id
 * @param wholes whether to tell, as `whole`, to which other each belongs: a row for every such way; null for the
 *   node itself
 */
export function belongingTo(id: string, { wholes = false } = {}): string {
  const [none, whole, column] = wholes
    ? [', NULL::uuid AS whole', ', b.id', ', belonging.whole']
    : ['', '', ''];
  const parts = Object.entries(PARTS).flatMap(([kind, tables]) =>
    tables.map(
      ([table, column]) => `
  SELECT c.id, '${table.toUpperCase()}'::"NodeKind" FROM "${table}" c WHERE b.kind = '${kind}' AND c.${column} = b.id`,
    ),
  );
  return `
WITH RECURSIVE belonging AS (
  SELECT n.id, n.kind${none} FROM node n WHERE n.id = ${id}
  UNION
  SELECT part.id, part.kind${whole} FROM belonging b CROSS JOIN LATERAL (${[
    ...parts,
    INVOLVED,
  ].join(`
  UNION ALL`)}
  ) part(id, kind)
) SELECT belonging.id${column} FROM belonging`;
}
