import { lastDay, monthsBetween } from './days';
import type { GapKindWord } from './kinds';
import { GAP_COLUMNS, RULES } from './rules';

export interface Asked {
  readonly kinds: readonly GapKindWord[];
  /** SQL of the months that a pledge may wait. */
  readonly months: string;
  /** SQL of the day at which waiting is counted. */
  readonly day: string;
}

/** The gaps of the kinds asked for, each with its place in their order, how long it has waited and why it is listed. */
export function gapsSql({ kinds, months, day }: Asked): string {
  const words = Object.keys(RULES) as GapKindWord[];
  const found = kinds.map((kind) => {
    const { rows, gives, waits = false } = RULES[kind];
    const columns = Object.entries(GAP_COLUMNS).map(([name, type]) =>
      gives.some((given) => given === name) ? `x.${name}` : `NULL::${type} AS ${name}`,
    );
    const place = words.indexOf(kind);
    return `
      SELECT '${kind}' AS kind, ${place} AS place, ${waits} AS waits, x.node_id, x.found, ${columns.join(', ')}
      FROM (${rows}) x`;
  });
  const reasons = kinds.map((kind) => `WHEN '${kind}' THEN ${RULES[kind].reason}`);
  return `
    SELECT md5(concat_ws('|', g.kind, g.node_id, g.counted, g.property))::uuid AS id, g.*,
           ${day}::text AS as_of, CASE g.kind ${reasons.join(' ')} END AS reason
    FROM (
      SELECT u.*, ${monthsBetween(lastDay('u.since'), day)} AS months FROM (${found.join(' UNION ALL ')}) u
    ) g
    WHERE NOT g.waits OR g.months >= ${months}`;
}
