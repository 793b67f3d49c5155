import { enumeration } from '../../engine/enumeration';
import { moneyOf } from './money/statement';

export const RestatementKind = enumeration(
  'RestatementKind',
  'Why what was promised at a meeting is not, or may not be, new.',
  {
    RESTATES: 'Old: it repeats a promise made before.',
    ANNOUNCED_ELSEWHERE:
      'Not its own: it is for a plan, program or measure of this meeting, but was announced at another.',
    POSSIBLY_SAME_AS: 'Nobody can tell: it may be the same as another.',
  },
);

/** The promises and money of the compared meetings that are not new, or may not be: `{row}` is the comparison. */
export const RESTATEMENTS = `${moneyOf('{row}.summit_ids')}
  SELECT md5(concat_ws('|', r.summit_id, r.node_id, r.kind, r.of_id))::uuid AS id, r.*
  FROM (
    SELECT o.summit_id, l.from_id AS node_id, l.kind::text AS kind, l.to_id AS of_id
    FROM (
      SELECT meeting_id AS summit_id, id FROM tied WHERE elsewhere_id IS NULL
      UNION ALL
      SELECT summit_id, id FROM measure WHERE summit_id = ANY({row}.summit_ids)
    ) o JOIN node_link l ON l.from_id = o.id AND l.kind IN ('RESTATES', 'POSSIBLY_SAME_AS')
    UNION ALL
    SELECT meeting_id, id, 'ANNOUNCED_ELSEWHERE', elsewhere_id FROM tied WHERE elsewhere_id IS NOT NULL
  ) r`;
