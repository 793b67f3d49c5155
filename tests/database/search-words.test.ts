import { useDatabase } from '../support/database';
import { begun, interleaved } from '../support/interleaved';

const database = useDatabase({ data: true });

/** Nodes whose gathered words are not those of their texts. */
const STALE = `
  SELECT node_id FROM search_node FULL JOIN (
    SELECT node_id, search_vector_of(node_id) AS vector FROM search_text GROUP BY node_id
  ) texts USING (node_id) WHERE search_node.vector IS DISTINCT FROM texts.vector`;

const stale = async (): Promise<number> => (await database.pool.query(STALE)).rows.length;

const gathered = async (): Promise<number> => {
  const { rows } = await database.pool.query<{ count: string }>(
    `SELECT count(*) FROM search_node WHERE vector @@ 'zanzibar'`,
  );
  return Number(rows[0]?.count);
};

const SOME = `(SELECT node_id FROM search_text GROUP BY 1 ORDER BY 1 LIMIT 3)`;

/** Whatever is done to texts, and how many nodes have the word after it. */
test.each([
  ['as they were loaded', 'SELECT', 0],
  [
    'texts are added',
    `INSERT INTO search_text SELECT DISTINCT ON (node_id) node_id, 'new', 'en', 0, 1, 'Zanzibar', 'zanzibar', '{zanzibar}'
     FROM search_text WHERE node_id IN ${SOME}`,
    3,
  ],
  [
    'a text is changed',
    `UPDATE search_text SET words = '{pemba}' WHERE property = 'new' AND node_id = (SELECT min(node_id::text)::uuid FROM ${SOME} s)`,
    2,
  ],
  [
    'a text becomes that of another node',
    `UPDATE search_text SET node_id = (SELECT max(node_id::text)::uuid FROM search_text), property = 'moved'
     WHERE words = '{zanzibar}' AND node_id = (SELECT max(node_id::text)::uuid FROM ${SOME} s)`,
    2,
  ],
  ['texts are removed', `DELETE FROM search_text WHERE property = 'moved'`, 1],
])('a node has the words of its texts: %s', async (_what, sql, count) => {
  await database.pool.query(sql);
  expect(await gathered()).toBe(count);
  expect(await stale()).toBe(0);
});

const added = (word: string, property: string, place: number): string => `
  INSERT INTO search_text SELECT node_id, '${property}', 'en', 0, 1, '${word}', '${word}', '{${word}}'
  FROM (SELECT DISTINCT node_id FROM search_text ORDER BY 1 LIMIT 1 OFFSET ${place}) n`;

test('who writes texts of one node at once loses no words', async () => {
  await interleaved(database.pool, async (one, other) => {
    await one(added('tanga', 'one', 0));
    const late = other(added('lindi', 'other', 0));
    await begun(database.pool, late);
    await one('COMMIT');
    await late;
    await other('COMMIT');
  });
  expect(await stale()).toBe(0);
});

test('who writes texts of different nodes waits for nobody', async () => {
  await interleaved(database.pool, async (one, other) => {
    await one(added('mbeya', 'one', 1));
    await other(added('iringa', 'other', 2));
    await one(added('tabora', 'third', 3));
    await other('COMMIT');
    await one('COMMIT');
  });
  expect(await stale()).toBe(0);
});

test('the words near a misspelled one are those that its edit distance to all words tells', async () => {
  const { rows } = await database.pool.query<{ near: number }>(`
    WITH sample AS (
      SELECT word FROM search_word WHERE char_length(word) BETWEEN 4 AND 58 ORDER BY md5(word) LIMIT 80
    ), misspelled AS (
      SELECT word FROM sample
      UNION SELECT overlay(word PLACING 'x' FROM 2 FOR 1) FROM sample
      UNION SELECT overlay(word PLACING '' FROM 1 FOR 2) FROM sample WHERE char_length(word) > 5
      UNION SELECT overlay(word PLACING '' FROM char_length(word) FOR 1) || 'yz' FROM sample
      UNION SELECT 'ab' || word FROM sample
    ), told AS (
      SELECT m.word, words_near(m.word) AS near,
             (SELECT array_agg(w.word ORDER BY w.word)
                FROM (SELECT word, rank() OVER (ORDER BY levenshtein(m.word, word)) AS place
                        FROM search_word
                       WHERE char_length(word) BETWEEN 3 AND 60
                         AND levenshtein(m.word, word) <= CASE WHEN char_length(m.word) >= 6 THEN 2 ELSE 1 END) w
               WHERE place = 1) AS wanted
      FROM misspelled m
    )
    SELECT count(*) FILTER (WHERE near IS DISTINCT FROM wanted)::int AS wrong, count(near)::int AS near FROM told`);
  expect(rows[0]).toMatchObject({ wrong: 0 });
  expect(rows[0]?.near).toBeGreaterThan(220);
});

test('words of fewer than four letters are not taken for misspelled', async () => {
  const { rows } = await database.pool.query(
    `SELECT words_near('cina') AS near, words_near('cin') AS none`,
  );
  expect(rows).toEqual([{ near: expect.arrayContaining(['china']), none: null }]);
});

test('a node has its words by what its texts are and where they stand', async () => {
  const { rows: nodes } = await database.pool.query<{ id: string }>(`SELECT id FROM node LIMIT 1`);
  const id = nodes[0]?.id;
  await database.pool.query('DELETE FROM search_text WHERE node_id = $1', [id]);
  await database.pool.query(
    `INSERT INTO search_text
     SELECT $1, property, 'en', 0, weight, folded, folded, string_to_array(btrim(folded), ' ')
     FROM (VALUES ('name', 10, 'bank of bank '), ('alias', 8, 'a name of five words'), ('summary', 4, 'told'),
                  ('sectors', 2, 'told')) AS t(property, weight, folded)`,
    [id],
  );
  const { rows } = await database.pool.query<{ vector: string }>(
    'SELECT vector::text FROM search_node WHERE node_id = $1',
    [id],
  );
  expect(rows[0]?.vector).toBe(
    [
      `'=a name of five words':1B '=bank of bank':1A`,
      `'a':24B 'bank':11A,13A 'five':27B 'name':25B 'of':12A,26B 'told':39C,50 'words':28B`,
    ].join(' '),
  );
});

test('texts of any kind are gathered: quotes, long words, many words, none', async () => {
  const long = 'z'.repeat(3000);
  const many = Array.from({ length: 20_000 }, (_, i) => `w${i}`);
  for (const [property, folded, words] of [
    ['quoted', `o'brien \\`, [`o'brien`, '\\']],
    ['long', long, [long]],
    ['many', many.join(' '), many],
    ['none', ' ', []],
  ]) {
    await database.pool.query(
      `INSERT INTO search_text SELECT node_id, $1, 'en', 0, 10, $2, $2, $3
       FROM (SELECT node_id FROM search_text ORDER BY 1 LIMIT 1) n`,
      [property, folded, words],
    );
  }
  const { rows } = await database.pool.query(
    `SELECT FROM search_node WHERE vector @@ '''o''''brien'' & z:* & w19999'`,
  );
  expect(rows).toHaveLength(1);
  expect(await stale()).toBe(0);
});

test('none is left where all texts are emptied', async () => {
  await database.pool.query('TRUNCATE search_text');
  const { rows } = await database.pool.query('SELECT FROM search_node');
  expect(rows).toEqual([]);
});
