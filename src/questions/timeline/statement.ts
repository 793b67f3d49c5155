import { belongingTo } from '../belonging';
import { eventsSql, type TimelineEventWord } from './events';

/** What of a node `s` is in its timeline besides what belongs to it: the ids, and to which node each belongs. */
const BESIDES: readonly string[] = [
  // an agreement and the projects that it is about
  'SELECT x.agreement_id, s.id FROM agreement_subject x WHERE x.node_id = s.id',
  'SELECT x.node_id, s.id FROM agreement_subject x JOIN project p ON p.id = x.node_id WHERE x.agreement_id = s.id',
  // an initiative, and what is set in it
  'SELECT x.node_id, s.id FROM framing x WHERE x.initiative_id = s.id',
  'SELECT x.id, s.id FROM initiative x WHERE x.parent_id = s.id',
  // a theme
  'SELECT x.node_id, s.id FROM sector_share x WHERE x.sector_id = s.id',
  // memberships, from all sides, and who took part when
  'SELECT x.id, x.member_id FROM membership x WHERE x.group_id = s.id OR x.initiative_id = s.id',
  'SELECT x.id, coalesce(x.group_id, x.initiative_id) FROM membership x WHERE x.member_id = s.id',
  'SELECT x.id, x.participant_id FROM participation x WHERE x.node_id = s.id',
  'SELECT x.id, x.node_id FROM participation x WHERE x.participant_id = s.id',
  // what a participant said
  'SELECT x.id, s.id FROM statement x WHERE x.speaker_id = s.id',
];

/**
 * The dated events of a node, of what belongs to it and of what was said about any of that, each once.
 *
 * @param start SQL of the node: its id and kind
 */
export function timelineSql(start: string, kinds: readonly TimelineEventWord[]): string {
  return `
    WITH s AS MATERIALIZED (${start}),
    own AS MATERIALIZED (${belongingTo('(SELECT s.id FROM s)', { wholes: true })}
    ), scope AS MATERIALIZED (
      SELECT DISTINCT ON (a.id) a.id, a.whole FROM (
        SELECT own.id, own.whole FROM own
        UNION ALL SELECT b.id, b.whole FROM s CROSS JOIN LATERAL (${BESIDES.join(' UNION ALL ')}) b(id, whole)
        UNION ALL SELECT x.statement_id, x.node_id FROM own JOIN statement_subject x ON x.node_id = own.id
      ) a ORDER BY a.id, a.whole NULLS FIRST
    )
    SELECT md5(e.kind || e.node_id)::uuid AS id, e.kind, e.place, e.date, e.node_id, scope.whole AS belongs_to_id,
           e.property, e.amount, e.currency, n.slug
    FROM (${eventsSql(kinds, 'scope')}) e JOIN scope ON scope.id = e.node_id LEFT JOIN node n ON n.id = e.node_id`;
}
