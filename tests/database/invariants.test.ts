import { randomUUID } from 'node:crypto';

import type { DatabaseError, PoolClient } from 'pg';

import { useDatabase } from '../support/database';
import { insert, store, tables } from '../support/rows';

const database = useDatabase({ data: false });
const SELF = randomUUID();

let db: PoolClient;

/** What a test stores is undone. */
beforeEach(async () => {
  db = await database.pool.connect();
  await db.query('BEGIN');
});
afterEach(async () => {
  await db.query('ROLLBACK');
  db.release();
});

/** The name of the constraint or trigger that refuses; fails when nothing does. */
async function refusalOf(attempt: Promise<unknown>): Promise<{ by?: string; message: string }> {
  const error = (await attempt.then(
    () => Promise.reject(new Error('nothing refused it')),
    (refused) => refused,
  )) as DatabaseError;
  return {
    ...(error.constraint !== undefined && { by: error.constraint }),
    message: error.message,
  };
}

/** Each CHECK of the database with a row that it refuses. */
const REFUSED: readonly (readonly [constraint: string, table: string, row: object])[] = [
  [
    'agreement_contract_value_currency_is_code',
    'agreement',
    { contract_value: 1, contract_value_currency: 'usd' },
  ],
  ['agreement_contract_value_has_currency', 'agreement', { contract_value: 1 }],
  [
    'agreement_contract_value_is_amount',
    'agreement',
    { contract_value: -1, contract_value_currency: 'USD' },
  ],
  [
    'agreement_dates_in_order',
    'agreement',
    { signed_on: '2025-05-13', terminated_on: '2025-05-12' },
  ],
  ['agreement_is_not_its_own_parent', 'agreement', { self: 'parent_id' }],
  ['agreement_stated_count_is_count', 'agreement', { stated_count: -1 }],
  ['claim_rank_has_a_reason', 'claim', { rank: 'PREFERRED' }],
  ['claim_rank_has_a_reason', 'claim', { rank: 'DEPRECATED' }],
  ['claim_retracted_after_seen', 'claim', { retracted_at: '2000-01-01' }],
  [
    'claim_retracted_is_not_preferred',
    'claim',
    { rank: 'PREFERRED', rank_reason: 'official', retracted_at: '2999-01-01' },
  ],
  ['claim_seen_in_order', 'claim', { last_seen_at: '2000-01-01' }],
  ['country_alpha2_is_code', 'country', { alpha2: 'cn' }],
  ['country_alpha3_is_code', 'country', { alpha3: 'CN' }],
  ['country_m49_is_code', 'country', { m49: '15a' }],
  ['country_share_percentage_is_in_range', 'country_share', { percentage: 100.01 }],
  ['deflator_base_year_is_year', 'deflator', { base_year: '14' }],
  ['deflator_donor_is_code', 'deflator', { donor: 'CN' }],
  ['deflator_value_is_index', 'deflator', { value: 0 }],
  ['deflator_year_is_year', 'deflator', { year: '20' }],
  ['exchange_rate_currency_is_code', 'exchange_rate', { currency: 'cny' }],
  ['exchange_rate_is_of_another_currency', 'exchange_rate', { currency: 'USD' }],
  ['exchange_rate_per_dollar_is_rate', 'exchange_rate', { per_dollar: 0 }],
  ['exchange_rate_per_dollar_is_rate', 'exchange_rate', { per_dollar: 'NaN' }],
  ['exchange_rate_period_is_year_or_month', 'exchange_rate', { period: '2025-13' }],
  ['financing_amount_has_currency', 'financing', { amount: 1 }],
  ['financing_amount_has_currency', 'financing', { currency: 'USD' }],
  ['financing_amount_is_amount', 'financing', { amount: -0.01, currency: 'USD' }],
  ['financing_amount_is_amount', 'financing', { amount: 'NaN', currency: 'USD' }],
  ['financing_currency_is_code', 'financing', { amount: 1, currency: 'US' }],
  ['financing_does_not_draw_on_itself', 'financing', { self: 'draws_on_id' }],
  ['financing_usd_amount_is_amount', 'financing', { usd_amount: -1 }],
  ['forum_is_not_its_own_parent', 'forum', { self: 'parent_id' }],
  ['initiative_is_not_its_own_parent', 'initiative', { self: 'parent_id' }],
  ['location_is_a_point_or_unknown', 'location', { latitude: 1 }],
  ['location_latitude_is_in_range', 'location', { latitude: 90.1, longitude: 0 }],
  ['location_longitude_is_in_range', 'location', { latitude: 0, longitude: -180.1 }],
  ['measure_dates_in_order', 'measure', { starts_on: '2025-06', target_due_on: '2025-05' }],
  ['measure_target_quantity_is_quantity', 'measure', { target_quantity: -1 }],
  ['measure_window_years_is_positive', 'measure', { window_years: 0 }],
  ['membership_dates_in_order', 'membership', { since: '2025', until: '2024-12-31' }],
  ['membership_is_in_one_group_or_initiative', 'membership', { initiative_id: null }],
  ['membership_is_not_in_itself', 'membership', { initiative_id: null, self: 'both' }],
  ['node_link_joins_two_nodes', 'node_link', { from_id: SELF, to_id: SELF }],
  ['node_slug_is_kebab_case', 'node', { slug: 'Summit-2025' }],
  ['node_slug_is_kebab_case', 'node', { slug: 'summit--2025' }],
  ['node_slug_is_kebab_case', 'node', { slug: '' }],
  ['node_updated_after_created', 'node', { updated_at: '2000-01-01' }],
  ['node_version_is_positive', 'node', { version: 0 }],
  ['participant_is_not_its_own_parent', 'participant', { self: 'parent_id' }],
  ['participant_member_count_is_count', 'participant', { member_count: -1 }],
  ['participation_is_not_in_itself', 'participation', { self: 'node_id' }],
  ['participation_share_is_in_range', 'participation', { share: -1 }],
  ['plan_dates_in_order', 'plan', { period_start: '2025', period_end: '2024' }],
  ['plan_does_not_precede_itself', 'plan', { self: 'predecessor_id' }],
  ['plan_stated_counts_are_counts', 'plan', { stated_area_count: -1 }],
  ['project_dates_in_order', 'project', { starts_on: '2025-05-13', ends_on: '2025-04' }],
  [
    'project_estimated_cost_currency_is_code',
    'project',
    { estimated_cost: 1, estimated_cost_currency: 'U$D' },
  ],
  ['project_estimated_cost_has_currency', 'project', { estimated_cost: 1 }],
  [
    'project_estimated_cost_is_amount',
    'project',
    { estimated_cost: -1, estimated_cost_currency: 'USD' },
  ],
  ['revision_is_one_row', 'revision', { singleton: false, value: 0 }],
  ['sector_is_not_its_own_parent', 'sector', { self: 'parent_id' }],
  ['sector_share_percentage_is_in_range', 'sector_share', { percentage: 'NaN' }],
  ['summit_dates_in_order', 'summit', { starts_on: '2025-05-13', ends_on: '2025-05-12' }],
  ['summit_ordinal_is_positive', 'summit', { ordinal: 0 }],
  ['summit_stated_counts_are_counts', 'summit', { stated_measure_count: -1 }],
  ['transaction_amount_is_amount', 'transaction', { amount: -1 }],
  ['transaction_currency_is_code', 'transaction', { currency: '12$' }],
];

describe('checks', () => {
  test.each(REFUSED)('%s refuses %s %j', async (constraint, table, row) => {
    expect((await refusalOf(attempt(table, row))).by).toBe(constraint);
  });

  test('each one of the database is in this table', async () => {
    const { rows } = await db.query<{ name: string }>(`
      SELECT conname AS name FROM pg_constraint
       WHERE contype = 'c' AND connamespace = 'public'::regnamespace AND conname !~ '_is_partial_date$'
       ORDER BY conname COLLATE "C"`);
    const tested = new Set(REFUSED.map(([constraint]) => constraint));
    expect(rows.map(({ name }) => name)).toEqual([...tested].sort());
  });

  test.each(tables)('a plain row of %s is accepted', async (table) => {
    await store(db, table);
  });
});

/** Stores a row as the table above says: `self` names the column that holds the row's own id. */
async function attempt(
  table: string,
  { self, ...row }: { self?: string } & object,
): Promise<unknown> {
  if (table === 'revision') return insert(db, table, { ...row });
  if (table === 'sector_share' || table === 'country_share') {
    const parent = table === 'sector_share' ? 'sector' : 'country';
    const [parentId, nodeId] = [await store(db, parent), await store(db, 'project')];
    return insert(db, table, { [`${parent}_id`]: parentId, node_id: nodeId, ...row });
  }
  if (self === undefined) return store(db, table, { ...row });
  if (self === 'both') {
    const id = await store(db, 'participant');
    return store(db, table, { ...row, member_id: id, group_id: id });
  }
  const id = await store(db, table, { ...row });
  return db.query(`UPDATE "${table}" SET ${self} = id WHERE id = $1`, [id]);
}

describe('partial dates', () => {
  test.each(['2025', '2025-05', '2025-05-13', '2024-02-29', '0001-01-01', '9999-12-31'])(
    '%s is one',
    async (text) => {
      const { rows } = await db.query('SELECT is_partial_date($1) AS is', [text]);
      expect(rows).toEqual([{ is: true }]);
    },
  );

  test.each([
    ...['', '25', '0000', '2025-00', '2025-13', '2025-5', '2025-02-29', '2025-04-31', '2025-01-00'],
    ...['2025-05-13T00:00', ' 2025', '2025\n', '2025/05', '２０２５'],
  ])('%j is none', async (text) => {
    const { rows } = await db.query('SELECT is_partial_date($1) AS is', [text]);
    expect(rows).toEqual([{ is: false }]);
  });

  test('every column that holds one refuses any other text, and compares by code point', async () => {
    const { rows } = await db.query(`
      SELECT table_name || '.' || column_name AS column, collation_name AS collation
        FROM information_schema.columns
       WHERE table_schema = 'public' AND character_maximum_length = 10
         AND (collation_name IS DISTINCT FROM 'C' OR NOT EXISTS (
           SELECT FROM pg_constraint
            WHERE conname = table_name || '_' || column_name || '_is_partial_date'
              AND pg_get_constraintdef(oid) LIKE 'CHECK (is_partial_date((' || column_name || ')::text))'))`);
    expect(rows).toEqual([]);
  });

  test.each([
    ['2025-05-13', '2025-05', true],
    ['2025-05', '2025', true],
    ['2025', '2025-01', true],
    ['2025-06', '2025-05-31', false],
    ['2026', '2025-12-31', false],
    [null, '2025', null],
  ])('%s is not after the end of %s: %s', async (earlier, later, expected) => {
    const sql = 'SELECT partial_dates_in_order($1, $2) AS is';
    expect((await db.query(sql, [earlier, later])).rows).toEqual([{ is: expected }]);
  });
});

describe('nodes', () => {
  test('a row of a noun stands on a node of its kind', async () => {
    const id = await store(db, 'node', { kind: 'PLAN' });
    expect(await refusalOf(store(db, 'summit', { id }))).toEqual({
      by: 'summit_has_its_kind',
      message: `summit ${id} must stand on a node of kind SUMMIT, but that node is of kind PLAN`,
    });
  });

  test('a row of a noun without a node is refused by its foreign key', async () => {
    const refusal = await refusalOf(store(db, 'forum', { id: randomUUID() }));
    expect(refusal.by).toBe('forum_id_fkey');
  });

  test('a country is no company', async () => {
    const id = await store(db, 'company');
    const refusal = await refusalOf(store(db, 'country', { id }));
    expect(refusal.by).toBe('country_has_its_kind');
  });

  test.each(['id = gen_random_uuid()', `kind = 'PLAN'`])('never change: %s', async (change) => {
    const id = await store(db, 'node');
    const refusal = await refusalOf(db.query(`UPDATE node SET ${change} WHERE id = $1`, [id]));
    expect(refusal.by).toBe('node_identity_is_fixed');
  });

  test('everything else of a node may change', async () => {
    const id = await store(db, 'node');
    await db.query(`UPDATE node SET slug = 'another', version = 2 WHERE id = $1`, [id]);
  });

  test('nothing is deleted', async () => {
    const id = await store(db, 'node');
    expect(await refusalOf(db.query('DELETE FROM node WHERE id = $1', [id]))).toEqual({
      by: 'node_is_never_deleted',
      message:
        'nothing is deleted: a node that no longer holds stays readable and points to what replaced it',
    });
  });

  test('nothing is truncated', async () => {
    const refusal = await refusalOf(db.query('TRUNCATE plan CASCADE'));
    expect(refusal.message).toMatch('nothing is deleted');
  });

  test('an operator who says so may delete', async () => {
    const id = await store(db, 'bloc');
    await db.query(`SET LOCAL entente.allow_delete = 'on'`);
    for (const table of ['bloc', 'participant', 'node']) {
      const { rowCount } = await db.query(`DELETE FROM ${table} WHERE id = $1`, [id]);
      expect(rowCount).toBe(1);
    }
  });

  test('every table that shares its id with node has these triggers', async () => {
    const { rows } = await db.query<{ table: string; triggers: string[] }>(`
      SELECT conrelid::regclass::text AS table,
             array(SELECT tgname::text FROM pg_trigger
                    WHERE tgrelid = conrelid AND NOT tgisinternal AND tgname !~ '_ancestry_' ORDER BY 1) AS triggers
        FROM pg_constraint AS fk
       WHERE contype = 'f' AND confrelid IN ('node'::regclass, 'participant'::regclass)
         AND conkey = (SELECT array_agg(attnum) FROM pg_attribute WHERE attrelid = conrelid AND attname = 'id')`);
    expect(rows).toHaveLength(22);
    for (const { table, triggers } of rows) {
      const name = table.replaceAll('"', '');
      expect(triggers).toEqual([
        `${name}_has_its_kind`,
        `${name}_is_never_deleted`,
        `${name}_is_never_truncated`,
        `${name}_moves_revision`,
      ]);
    }
  });
});
