import type { Compilation } from '../engine/compile/compilation';
import { uuidOrNull } from '../engine/compile/compilation';
import type { Input } from '../engine/compile/input';

/**
 * The node with which a question begins, as SQL of its id and kind; no row where there is none. An argument names it
 * by its id or by its slug, which nouns of several kinds may share: the first of the kinds is meant.
 */
export function startSql(
  input: Input | undefined,
  kinds: readonly string[],
  compilation: Compilation,
): string {
  const order = `ARRAY[${kinds.map((kind) => `'${kind}'`).join(', ')}]`;
  return `${namedSql(input, compilation)} AND n.kind::text = ANY(${order})
    ORDER BY array_position(${order}, n.kind::text) LIMIT 1`;
}

/**
 * Refuses a node of another kind.
 *
 * @param does what is said of the question: `a trace begins with`
 */
export function refuseOtherKinds(
  input: Input | undefined,
  kinds: readonly string[],
  does: string,
  compilation: Compilation,
): void {
  const named = namedSql(input, compilation);
  const wanted = kinds.map((kind) => `'${kind}'`).join(', ');
  compilation.refuse(
    `SELECT '${does} ${listOf(kinds)}, got ' || CASE WHEN min(n.kind::text) ~ '^[AEIOU]' THEN 'an ' ELSE 'a ' END || lower(min(n.kind::text))
     FROM (${named}) n HAVING count(*) > 0 AND NOT bool_or(n.kind IN (${wanted}))`,
  );
}

function namedSql(input: Input | undefined, compilation: Compilation): string {
  const id = compilation.parameter((vars) => uuidOrNull(input?.read(vars)), 'uuid');
  const slug = compilation.parameter((vars) => slugOrNull(input?.read(vars)), 'text');
  return `SELECT n.id, n.kind::text AS kind FROM node n WHERE (n.id = ${id} OR n.slug = ${slug})`;
}

const slugOrNull = (value: unknown): string | null =>
  uuidOrNull(value) === null && typeof value === 'string' && !value.includes('\0') ? value : null;

/** `a summit, plan or project` */
function listOf(kinds: readonly string[]): string {
  const words = kinds.map((kind) => kind.toLowerCase());
  return `a ${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
