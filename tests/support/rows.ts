import { randomUUID } from 'node:crypto';

import type { ClientBase } from 'pg';

type Values = Readonly<Record<string, unknown>>;
/** Stores a row that others stand on, and gives its id. */
type Parent = (table: string, given?: Values) => Promise<string>;

/** What a row of a table needs besides an id, beginning with the kind of its node where it has one. */
const NEEDS: Record<
  string,
  { kind?: string; on?: string; row?: (parent: Parent) => Promise<Values> }
> = {
  node: { row: async () => ({ kind: 'SUMMIT', slug: randomUUID() }) },
  forum: { kind: 'FORUM', row: async () => ({ kind: 'SUB_FORUM' }) },
  summit: {
    kind: 'SUMMIT',
    row: async (parent) => ({
      forum_id: await parent('forum'),
      level: 'SUMMIT',
      format: 'HYBRID',
      starts_on: '2025-05-12',
    }),
  },
  plan: {
    kind: 'PLAN',
    row: async () => ({ document_kind: 'JOINT_PLAN', period_start: '2025' }),
  },
  program: { kind: 'PROGRAM' },
  measure: { kind: 'MEASURE', row: async () => ({ kind: 'NAMED_ACTION', text: 'A promise.' }) },
  project: { kind: 'PROJECT', row: async () => ({ status: 'PROPOSED' }) },
  agreement: { kind: 'AGREEMENT', row: async () => ({ kind: 'MOU', status: 'SIGNED' }) },
  financing: {
    kind: 'FINANCING',
    row: async () => ({
      instrument: 'LOAN',
      channel: 'BILATERAL',
      stage: 'PLEDGE',
      status_raw: 'PLEDGED',
    }),
  },
  transaction: {
    kind: 'TRANSACTION',
    row: async (parent) => ({
      financing_id: await parent('financing'),
      stage: 'DISBURSEMENT',
      amount: '1.5',
      currency: 'USD',
      date: '2025',
    }),
  },
  location: { kind: 'LOCATION', row: async (parent) => ({ project_id: await parent('project') }) },
  participant: { kind: 'COMPANY' },
  country: {
    kind: 'COUNTRY',
    on: 'participant',
    row: async () => ({ alpha2: 'CN', alpha3: 'CHN' }),
  },
  bloc: { kind: 'BLOC', on: 'participant' },
  organization: { kind: 'ORGANIZATION', on: 'participant', row: async () => ({ kind: 'BANK' }) },
  company: { kind: 'COMPANY', on: 'participant' },
  person: { kind: 'PERSON', on: 'participant' },
  participation: {
    kind: 'PARTICIPATION',
    row: async (parent) => ({
      participant_id: await parent('participant'),
      node_id: await parent('summit'),
      role: 'HOST',
    }),
  },
  membership: {
    kind: 'MEMBERSHIP',
    row: async (parent) => ({
      member_id: await parent('participant'),
      initiative_id: await parent('initiative'),
      kind: 'MEMBER',
    }),
  },
  sector: { kind: 'SECTOR', row: async () => ({ vocabulary: 'ENTENTE' }) },
  initiative: {
    kind: 'INITIATIVE',
    row: async () => ({ kind: 'REGIONAL_COOPERATION_FRAMEWORK' }),
  },
  statement: { kind: 'STATEMENT', row: async () => ({ kind: 'SPEECH', stance: 'NEUTRAL' }) },
  source: {
    kind: 'SOURCE',
    row: async () => ({ kind: 'NEWS', language: 'es', read_extent: 'FULL' }),
  },
  claim: {
    row: async (parent) => ({
      slug: randomUUID(),
      node_id: await parent('summit'),
      property: 'startsOn',
      value: '2025',
      source_id: await parent('source'),
      confidence: 'HIGH',
    }),
  },
  exchange_rate: {
    row: async (parent) => ({
      currency: 'CNY',
      period: '2025-05',
      per_dollar: 7.2166,
      source_id: await parent('source'),
    }),
  },
  deflator: {
    row: async (parent) => ({
      donor: 'CHN',
      year: '2010',
      value: 0.795103379,
      base_year: '2014',
      source_id: await parent('source'),
    }),
  },
  node_link: {
    row: async (parent) => ({
      kind: 'RESTATES',
      from_id: await parent('measure'),
      to_id: await parent('measure'),
    }),
  },
};

/** The tables whose rows `store` can make. */
export const tables = Object.keys(NEEDS);

/**
 * Stores a row that is valid by itself, with the rows it stands on, and gives its id; say only what the test is
 * about. Columns are named as in the database.
 */
export async function store(db: ClientBase, table: string, given: Values = {}): Promise<string> {
  const needs = NEEDS[table] ?? {};
  const id = String(given.id ?? randomUUID());
  if (needs.kind !== undefined && given.id === undefined) {
    await insert(db, 'node', { id, kind: needs.kind, slug: id });
    if (needs.on !== undefined) await insert(db, needs.on, { id });
  }
  const own = (await needs.row?.((parent, values) => store(db, parent, values))) ?? {};
  await insert(db, table, { id, ...own, ...given });
  return id;
}

/** `INSERT INTO "summit" ("id", …) VALUES ($1, …)` */
export async function insert(db: ClientBase, table: string, values: Values): Promise<void> {
  const columns = Object.keys(values).map((name) => `"${name}"`);
  const places = columns.map((_, index) => `$${index + 1}`);
  await db.query(
    `INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${places.join(', ')})`,
    Object.values(values),
  );
}
