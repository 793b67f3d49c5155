import {
  type MembershipKind,
  type NodeKind,
  OrganizationKind,
} from '../../generated/prisma/client';
import type { NounType, Raw } from '../files/record-types';

/** The noun that the records of a file become, where the file alone tells. */
const kinds: Readonly<Partial<Record<NounType, NodeKind>>> = {
  source: 'SOURCE',
  forum: 'FORUM',
  summit: 'SUMMIT',
  plan: 'PLAN',
  program: 'PROGRAM',
  measure: 'MEASURE',
  'plan-item': 'PROJECT',
  project: 'PROJECT',
  agreement: 'AGREEMENT',
  financing: 'FINANCING',
  sector: 'SECTOR',
  initiative: 'INITIATIVE',
  statement: 'STATEMENT',
};

/** The noun that a record becomes: by its file, or for participants and participations by what it says. */
export function nodeKindOf(type: NounType, raw: Raw | undefined): NodeKind {
  const kind = kinds[type];
  if (kind !== undefined) return kind;
  if (type === 'participation') return membershipKindOf(raw) ? 'MEMBERSHIP' : 'PARTICIPATION';
  const word = String(raw?.kind);
  return word in OrganizationKind ? 'ORGANIZATION' : (word as NodeKind); // checked by the participants' shape
}

/**
 * Who is in an initiative, and who left or watches it, is a member of it: a membership has dates. In any
 * other node the same words are roles. Null for a participation that is no membership.
 */
export function membershipKindOf(
  raw: Raw | undefined,
): Exclude<MembershipKind, 'AFFILIATE'> | null {
  const role = raw?.role;
  if (!String(raw?.in).startsWith('initiative:')) return null;
  return role === 'MEMBER' || role === 'FORMER_MEMBER' || role === 'OBSERVER' ? role : null;
}
