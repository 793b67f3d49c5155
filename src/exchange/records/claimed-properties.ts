import type { RecordType } from '../files/record-types';

/** Fields that the graph calls otherwise, by type of record. */
const renamed: Readonly<Partial<Record<RecordType, Readonly<Record<string, string>>>>> = {
  source: { title: 'name' },
  forum: { parentForum: 'parent', parties: 'participants' },
  summit: {
    title: 'name',
    kind: 'level',
    mode: 'format',
    host: 'participants',
    coHost: 'participants',
    adoptedPlans: 'plans',
  },
  plan: { title: 'name', adoptedAt: 'summit', keyAreas: 'sectors' },
  program: { nameEn: 'name' },
  measure: { quantity: 'target', deadline: 'dueOn', countries: 'participants' },
  'plan-item': { text: 'name' },
  project: { participants: 'participants', location: 'locations', externalIds: 'identifiers' },
  participant: { affiliation: 'memberships', memberOf: 'memberships' },
  participation: { on: 'occurredOn' },
  agreement: { title: 'name', signedAt: 'summit', count: 'statedCount' },
  financing: {
    title: 'name',
    announcedAt: 'summit',
    provider: 'providers',
    purposes: 'sectors',
    status: 'stage',
    usdAmount: 'statedUsdAmount',
    possiblySameAs: 'links',
    illustratedBy: 'links',
    externalIds: 'identifiers',
  },
  statement: { on: 'saidOn', speakerAffiliationAsGiven: 'affiliationAsGiven' },
};

/**
 * What a claim about a field of a record is about, in the terms of the graph: the field of the API that shows
 * it, or the record's own word where the API has none.
 */
export function claimedProperty(type: RecordType, field: string): string {
  return renamed[type]?.[field] ?? field;
}
