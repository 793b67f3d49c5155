import { useDatabase } from '../support/database';

const database = useDatabase({ data: true });

/** Nodes whose gathered words are not those of their texts. */
const STALE = `
  SELECT node_id FROM search_node FULL JOIN (
    SELECT t.node_id, array_agg(DISTINCT word) AS words
    FROM search_text t CROSS JOIN unnest(t.words) AS word GROUP BY t.node_id
  ) texts USING (node_id) WHERE search_node.words IS DISTINCT FROM texts.words`;

const stale = async (): Promise<number> => (await database.pool.query(STALE)).rows.length;

const gathered = async (): Promise<number> => {
  const { rows } = await database.pool.query<{ count: string }>(
    `SELECT count(*) FROM search_node WHERE words @> '{zanzibar}'`,
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

test('none is left where all texts are emptied', async () => {
  await database.pool.query('TRUNCATE search_text');
  const { rows } = await database.pool.query('SELECT FROM search_node');
  expect(rows).toEqual([]);
});
