import { useDatabase } from '../support/database';

const database = useDatabase({ data: false });

describe('indexes', () => {
  test('every edge can be walked from its other end: each foreign key leads an index', async () => {
    const { rows } = await database.pool.query(`
      SELECT conrelid::regclass::text AS table, conname AS key
        FROM pg_constraint AS fk
       WHERE contype = 'f' AND connamespace = 'public'::regnamespace
         AND NOT EXISTS (
           SELECT FROM pg_index
            WHERE indrelid = conrelid AND indpred IS NULL
              AND (indkey::smallint[])[0:cardinality(conkey) - 1] @> conkey)
       ORDER BY 1, 2`);
    expect(rows).toEqual([]);
  });

  test('keys, codes and sort names compare by code point', async () => {
    const { rows } = await database.pool.query(`
      SELECT table_name || '.' || column_name AS column
        FROM information_schema.columns
       WHERE table_schema = 'public' AND collation_name = 'C' AND character_maximum_length IS NULL
       ORDER BY 1`);
    expect(rows.map(({ column }) => column)).toEqual([
      'claim.conflict_group',
      'claim.property',
      'claim.slug',
      'contested_property.property',
      'identifier.scheme',
      'identifier.value',
      'label.language',
      'measure.official_number',
      'node.slug',
      'node.sort_name',
      'project.official_ref',
      'search_text.folded',
      'search_text.language',
      'search_text.property',
      'search_text.words',
      'search_word.word',
      'sector.code',
      'sector.dac_code',
      'source.language',
    ]);
  });

  test.each([
    [
      'a prefix of a word',
      `SELECT word FROM search_word WHERE word LIKE 'chanc%'`,
      'search_word_pkey',
    ],
    [
      'nodes of a kind by name',
      `SELECT id FROM node WHERE kind = 'PLAN' ORDER BY sort_name, id LIMIT 20`,
      'node_kind_sort_name_id_idx',
    ],
    [
      'summits by date',
      `SELECT id FROM summit WHERE (starts_on, id) > ('2025', gen_random_uuid()) ORDER BY starts_on, id LIMIT 20`,
      'summit_starts_on_id_idx',
    ],
    [
      'what a participant takes part in, without the table,',
      `SELECT role, id, node_id FROM participation WHERE participant_id = gen_random_uuid() ORDER BY role, id LIMIT 20`,
      'Index Only Scan using participation_participant_id_role_id_node_id_idx',
    ],
  ])('%s is found by an index', async (_what, sql, index) => {
    const db = await database.pool.connect();
    await db.query('SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off');
    const { rows } = await db.query(`EXPLAIN ${sql}`);
    db.release(true);
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain(index);
  });
});
