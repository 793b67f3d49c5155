/** A table in a FROM clause, joined to those before it. */
export interface Join {
  /** With its alias: `"node" t2`; or `LATERAL (SELECT …) t2`. */
  readonly table: string;
  readonly on: string;
  /** Whether the row stays where the table has none. */
  readonly isOptional: boolean;
}

/** `LEFT JOIN "node" t2 ON t2.id = t1.id` */
export const joinSql = ({ table, on, isOptional }: Join): string =>
  `${isOptional ? 'LEFT JOIN' : 'JOIN'} ${table} ON ${on}`;

/**
 * What is asked of the one row that the joins lead to. PostgreSQL plans it in less time than it takes to weigh the ways to
 * join them:
 *
 *     (SELECT (SELECT … FROM "project" t2 WHERE t2.id = t1.id) FROM "node" t1 WHERE t1.id = …)
 *
 * @param sql what is asked, as it is where there are no joins
 */
export function lookedUp(sql: string, joins: readonly Join[]): string {
  if (joins.some(({ isOptional }) => isOptional)) {
    return `(SELECT ${sql} FROM (SELECT) one ${joins.map(joinSql).join(' ')})`;
  }
  return joins.reduceRight(
    (asked, { table, on }) => `(SELECT ${asked} FROM ${table} WHERE ${on})`,
    sql,
  );
}

/**
 * Gives values names, for what is joined after to use: `JOIN LATERAL (SELECT … AS date) t2_of ON true`
 *
 * @param isCostly whether one of them is a subquery: `OFFSET 0` has PostgreSQL work it out once, and not wherever its
 *   name stands
 */
export function valuesJoin(
  alias: string,
  values: Readonly<Record<string, string>>,
  isCostly = false,
): Join {
  const named = Object.entries(values).map(([name, sql]) => `${sql} AS "${name}"`);
  const select = `SELECT ${named.join(', ')}${isCostly ? ' OFFSET 0' : ''}`;
  return { table: `LATERAL (${select}) ${alias}`, on: 'true', isOptional: false };
}

/** The names by which those values are known: `t2_of."date"`. */
export const valuesOf = <T extends object>(alias: string, values: T): Record<keyof T, string> =>
  Object.fromEntries(Object.keys(values).map((name) => [name, `${alias}."${name}"`])) as never; // its own keys
