/**
 * The matched rows `m`, each with the first rule that leaves it out (`rule`) and the record because of which
 * (`other`): both null where it is counted.
 *
 * @param rules in order of weight, each SQL that gives a row with the id of the other record (or null) where it
 *   applies to `m`
 */
export function guardSql<Word extends string>(
  rules: Readonly<Record<Word, string>>,
  without: readonly Word[],
): string {
  const applied = (Object.entries(rules) as [Word, string][])
    .filter(([word]) => !without.includes(word))
    .map(
      ([word, sql], place) =>
        `SELECT m.id, ${place} AS place, '${word}' AS rule, r.other FROM matched m CROSS JOIN LATERAL (${sql}) r(other)`,
    );
  const none =
    'SELECT NULL::uuid AS id, 0 AS place, NULL::text AS rule, NULL::uuid AS other WHERE false';
  return `
    SELECT m.*, e.rule, e.other
    FROM matched m LEFT JOIN (
      SELECT DISTINCT ON (id) id, rule, other FROM (${applied.join(' UNION ALL ') || none}) x
      ORDER BY id, place, other
    ) e ON e.id = m.id`;
}

/** The links from the matched rows, looked up once. */
export const LINKED = `
  SELECT l.from_id, l.to_id, l.kind FROM node_link l JOIN matched m ON m.id = l.from_id`;

/** What a group of guarded rows leaves out, as columns of its total. */
export const EXCLUDED = `
  (count(rule))::int AS excluded,
  array_agg(id) FILTER (WHERE rule IS NOT NULL) AS excluded_ids,
  array_agg(rule) FILTER (WHERE rule IS NOT NULL) AS excluded_rules,
  array_agg(other) FILTER (WHERE rule IS NOT NULL) AS excluded_others`;

/** SQL of the rows behind {@link EXCLUDED}; `column` holds what is left out. */
export const exclusionRows = (column: string): string =>
  `SELECT ${column} AS id, * FROM unnest({row}.excluded_ids, {row}.excluded_rules, {row}.excluded_others) AS u(${column}, rule, because_id)`;
