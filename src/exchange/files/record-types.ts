/** The kinds of record that a data set holds, and the file of each. */
export const recordTypes = {
  source: 'sources.yaml',
  forum: 'forums.yaml',
  summit: 'summits.yaml',
  plan: 'plans.yaml',
  program: 'programs.yaml',
  measure: 'measures.yaml',
  'plan-item': 'plan-items.yaml',
  project: 'projects.yaml',
  participant: 'participants.yaml',
  participation: 'participations.yaml',
  agreement: 'agreements.yaml',
  financing: 'financing.yaml',
  sector: 'sectors.yaml',
  initiative: 'initiatives.yaml',
  statement: 'statements.yaml',
  claim: 'claims.yaml',
} as const;

export type RecordType = keyof typeof recordTypes;
/** The records that become nodes. */
export type NounType = Exclude<RecordType, 'claim'>;

export function isRecordType(word: string): word is RecordType {
  return Object.hasOwn(recordTypes, word);
}

/** A record as it was written, before any check. */
export type Raw = Readonly<Record<string, unknown>>;

export function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A record's id, or an empty text where it has none. */
export function idOf(record: Raw | undefined): string {
  return typeof record?.id === 'string' ? record.id : '';
}
