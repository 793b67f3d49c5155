/**
 * The matched rows `m`, each with the first rule that leaves it out (`rule`) and the record because of which
 * (`other`): both null where it is counted.
 *
 * @param rules in order of weight, each SQL that gives a row with the id of the other record (or null) where it
 *   applies to `m`
 * @param key the columns that tell the matched rows apart
 * @param isOn SQL of whether the rule `x.rule` is on, where only a row of the statement can say
 */
export function guardSql<Word extends string>(
  rules: Readonly<Record<Word, string>>,
  without: readonly Word[],
  key: readonly string[] = ['id'],
  isOn = 'true',
): string {
  const names = key.join(', ');
  const columns = key.map((name) => `m.${name}`).join(', ');
  const applied = (Object.entries(rules) as [Word, string][])
    .filter(([word]) => !without.includes(word))
    .map(
      ([word, sql], place) =>
        `SELECT ${columns}, ${place} AS place, '${word}' AS rule, r.other FROM matched m CROSS JOIN LATERAL (${sql}) r(other)`,
    );
  const none = `SELECT ${columns}, 0 AS place, NULL::text AS rule, NULL::uuid AS other FROM matched m WHERE false`;
  return `
    SELECT m.*, e.rule, e.other
    FROM matched m LEFT JOIN (
      SELECT DISTINCT ON (${names}) ${names}, rule, other FROM (${applied.join(' UNION ALL ') || none}) x
      WHERE ${isOn} ORDER BY ${names}, place, other
    ) e USING (${names})`;
}

/**
 * The wholes out of which each matched row is paid, however far up: the body of a recursive table `drawn`. A whole
 * may also be named by a link. Each step up is looked up by its key: PostgreSQL does not know how few there are, and
 * would read all that is paid out of something, which `OFFSET 0` keeps it from.
 */
export const DRAWN = `
  SELECT m.id AS part, m.draws_on_id AS whole FROM matched m WHERE m.draws_on_id IS NOT NULL
  UNION
  SELECT l.from_id, l.to_id FROM node_link l JOIN matched m ON m.id = l.from_id
  WHERE l.kind IN ('DRAWS_ON', 'PART_OF')
  UNION
  SELECT d.part, f.draws_on_id
  FROM drawn d CROSS JOIN LATERAL (SELECT f.draws_on_id FROM financing f WHERE f.id = d.whole OFFSET 0) f
  WHERE f.draws_on_id IS NOT NULL`;

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
