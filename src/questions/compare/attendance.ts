import { enumeration } from '../../engine/enumeration';

export const Presence = enumeration('Presence', 'Whether a record says that somebody took part.', {
  RECORDED: 'A record says that it took part.',
  BY_PERSON:
    'A record says that somebody of its state took part, by the office that its record names today.',
  NOT_RECORDED: 'No record says so. It may have come: a record that is missing is no absence.',
});

const ROLES = [
  'HOST',
  'CO_HOST',
  'CHAIR',
  'CO_CHAIR',
  'PARTY',
  'MEMBER',
  'PARTICIPANT',
  'OBSERVER',
  'SPEAKER',
  'SIGNATORY',
];

/**
 * Who took part in a meeting, and who of the members of its forum is not recorded to have: `{row}` is its profile.
 *
 *     member    the sides of the forum; of a bloc those who belonged to it that day, where they are recorded
 *     present   who took part; `member_id` is the member that it is, or for which it stands
 */
export const ATTENDANCE = `
  WITH member AS (
    SELECT DISTINCT coalesce(b.member_id, p.participant_id) AS id
    FROM summit s JOIN participation p ON p.node_id = s.forum_id AND p.role IN ('PARTY', 'MEMBER')
      LEFT JOIN membership b ON b.group_id = p.participant_id AND b.kind = 'MEMBER'
        AND (b.since IS NULL OR b.since <= s.starts_on) AND (b.until IS NULL OR b.until > s.starts_on)
    WHERE s.id = {row}.summit_id
  ), present AS (
    SELECT p.id, p.participant_id, coalesce(own.id, other.id) AS member_id
    FROM participation p LEFT JOIN member own ON own.id = p.participant_id
      LEFT JOIN LATERAL (
        SELECT m.id FROM membership a JOIN participant body ON body.id = a.group_id
          LEFT JOIN organization o ON o.id = body.id AND o.kind = 'GOVERNMENT_BODY'
          JOIN member m ON m.id = CASE WHEN o.id IS NULL THEN body.id ELSE body.country_id END
        WHERE a.member_id = p.participant_id AND a.kind = 'AFFILIATE' ORDER BY m.id LIMIT 1
      ) other ON own.id IS NULL
    WHERE p.node_id = {row}.summit_id AND p.role IN (${ROLES.map((role) => `'${role}'`).join(', ')})
  )
  SELECT m.id, m.id AS participant_id, true AS is_member, array_agg(p.id) AS participation_ids,
         CASE WHEN bool_or(p.participant_id = m.id) THEN 'RECORDED'
              WHEN count(p.id) > 0 THEN 'BY_PERSON' ELSE 'NOT_RECORDED' END AS presence
  FROM member m LEFT JOIN present p ON p.member_id = m.id GROUP BY m.id
  UNION ALL
  SELECT p.participant_id, p.participant_id, false, array_agg(p.id), 'RECORDED'
  FROM present p WHERE p.member_id IS NULL GROUP BY p.participant_id`;

/** What sources say of how many came. */
export const STATED_ATTENDANCE = `
  SELECT c.* FROM claim c
  WHERE c.node_id = {row}.summit_id AND c.property = 'attendance' AND c.retracted_at IS NULL`;
