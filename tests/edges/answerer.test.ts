/** What answers from an index that takes long to make: one that is made anew beside answering. */
import { EdgeAnswerer, type FoundRoutes, type RoutesQuestion } from '../../src/edges/answerer';
import { OPEN } from '../../src/edges/gate';
import { declaredCatalog } from '../../src/graph';
import { EDGE_WORDS } from '../../src/questions/path/edges';
import { EdgeStatements } from '../../src/questions/path/statements';
import { useDatabase } from '../support/database';

const database = useDatabase({ data: true });
let answerer: EdgeAnswerer;
beforeAll(() => {
  const { source } = new EdgeStatements(declaredCatalog().tables);
  answerer = new EdgeAnswerer(database.url, source, 0);
});
afterAll(() => answerer.close());

const question: RoutesQuestion = {
  asks: 'routes',
  from: 'chancay-first-stage',
  to: 'chancay-port',
  maxHops: 1,
  first: 1,
  kinds: new Uint8Array(EDGE_WORDS.length).fill(OPEN),
};

async function ask(isLate = false) {
  const { revision, found } = await answerer.answer(question, isLate);
  return { revision, count: (found as FoundRoutes).routes.length };
}

const revision = async (): Promise<string> => {
  const { rows } = await database.pool.query<{ value: string }>('SELECT value FROM revision');
  return rows[0]?.value ?? '';
};

/** Takes the one edge between them back, or puts it there again. */
const write = (isThere: boolean) =>
  database.pool.query(
    `UPDATE financing SET project_id = (SELECT id FROM node WHERE kind = 'PROJECT' AND slug = 'chancay-port' AND $1)
     WHERE id = (SELECT id FROM node WHERE slug = 'chancay-first-stage')`,
    [isThere],
  );

test('an answer says of which revision it is, and only one of now is given to who is late', async () => {
  const before = await revision();
  expect(await ask()).toEqual({ revision: before, count: 1 });

  await write(false);
  const after = await revision();
  // It begins to make another index, and answers from the one that it has.
  expect(await ask()).toEqual({ revision: before, count: 1 });
  expect(await ask(true)).toEqual({ revision: after, count: 0 });
  expect(await ask()).toEqual({ revision: after, count: 0 });
});

test('what was added is found once the index was made anew, without anybody being late', async () => {
  await write(true);
  const after = await revision();
  const until = Date.now() + 10_000;
  let answer = await ask();
  while (answer.revision !== after && Date.now() < until) answer = await ask();
  expect(answer).toEqual({ revision: after, count: 1 });
});

test('a connection that was cut is replaced', async () => {
  await ask();
  await database.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'entente edges'`,
  );
  expect((await ask()).count).toBe(1);
});
