import { createHash } from 'node:crypto';
import { Agent, request } from 'node:http';

import { useDatabase } from '../support/database';
import { type Program, run } from '../support/run';

const database = useDatabase({ data: true });
let target: Program;
let url = '';
const agent = new Agent({ keepAlive: true });

beforeAll(async () => {
  target = run('tests/server/attacked.ts', [database.url]);
  [url] = (await target.until(/http\S+/)) as [string];
});
afterAll(() => agent.destroy());

/** The body of the answer. */
function post(body: object): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const sent = request(`${url}/graphql`, { agent, method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece) => {
        text += piece;
      });
      response.on('end', () => resolve(text));
    });
    sent.on('error', reject).end(JSON.stringify(body));
  });
}

let told = 0;

/** Megabytes that the target has in use. */
async function memory(): Promise<number> {
  told += 1;
  target.child.kill('SIGUSR2');
  const [, last] = await target.until(new RegExp(`^(?:.*\\n){${told}}(\\d+) MB`));
  return Number(last);
}

const HONEST = { query: 'query Honest { country(slug: "peru") { alpha2 } }' };
const SHOWN = '{"data":{"country":{"alpha2":"PE"}}}';

/** Attacks by so many at a time; meanwhile an honest client asks again and again, and is answered. */
async function attack(count: number, bodyOf: (n: number) => object): Promise<void> {
  let n = 0;
  let honest = 0;
  const attacker = async (): Promise<void> => {
    while (n < count) expect(await post(bodyOf(n++))).toMatch(/^\{"data":/);
  };
  const client = async (): Promise<void> => {
    for (; n < count; honest++) expect(await post(HONEST)).toBe(SHOWN);
  };
  await Promise.all([client(), ...Array.from({ length: 16 }, attacker)]);
  // One of seventeen gets a fair part of the answers, by any measure.
  expect(honest).toBeGreaterThan(count / 17 / 4);
}

const times = (count: number, text: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ');

const COLUMNS = ['name', 'slug', 'note'];
const OPERATORS = ['eq', 'ne', 'contains', 'startsWith'];

/** A filter of a form that only this number has: a plan of its own. */
function filterOf(n: number): object {
  const isGiven = (bit: number): boolean => (n & (1 << bit)) !== 0;
  return Object.fromEntries(
    COLUMNS.map((column, i) => [
      column,
      Object.fromEntries(
        OPERATORS.filter((_, j) => isGiven(4 * i + j)).map((operator) => [operator, 'x']),
      ),
    ]),
  );
}

/** What no request repeats. Of each but the first the server would hold more than its caches may, if it kept all. */
const ATTACKS: Readonly<Record<string, [count: number, bodyOf: (n: number) => object]>> = {
  'small documents': [
    6_000,
    (n) => ({ query: `{ a${n}: __typename b: country(slug: "x") { c${n}: name } }` }),
  ],
  'large documents, each sent twice': [
    1_600,
    (n) => ({
      query: `{ ${times(12, (i) => `p${i}: project(slug: "x") { ${times(7, (j) => `a${n >> 1}_${i}_${j}: name`)} plan { name projects(first: 3) { nodes { slug } } } }`)} }`,
    }),
  ],
  'forms of filters, with much in them': [
    800,
    (n) => ({
      query: 'query ($where: ProjectWhere) { projects(where: $where) { totalCount } }',
      variables: {
        where: { ...filterOf(n), OR: [{ name: { eq: `${n} ${'.'.repeat(200_000)}` } }] },
      },
    }),
  ],
  values: [
    1_500,
    (n) => ({
      query: 'query ($slug: String!) { project(slug: $slug) { name } }',
      variables: { slug: `${n} ${'.'.repeat(100_000)}` },
    }),
  ],
  hashes: [
    3_000,
    (n) => {
      const query = `{ a${n}: __typename } # ${'.'.repeat(20_000)}`;
      const sha256Hash = createHash('sha256').update(query).digest('hex');
      return { query, extensions: { persistedQuery: { version: 1, sha256Hash } } };
    },
  ],
};

/** What all caches may come to together: documents 32, 8 and 8, plans 32, texts 8 and 4, answers 8. */
const CACHES = 100;

describe('who never repeats himself cannot fill the memory, nor keep others from being answered, by', () => {
  let before: number;
  beforeAll(async () => {
    await post(HONEST);
    before = await memory();
  });

  it.each(Object.entries(ATTACKS))(
    '%s',
    async (_, [count, bodyOf]) => {
      await attack(count, bodyOf);
      expect(await memory()).toBeLessThan(before + CACHES);
    },
    120_000,
  );
});
