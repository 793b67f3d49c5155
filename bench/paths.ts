import 'reflect-metadata';

import { parseArgs } from 'node:util';

import { Client } from 'pg';

import { migrate } from '../src/database/migrate';
import { tables } from '../src/generated/tables';
import { EDGE_WORDS, EDGES, type Edge } from '../src/questions/path/edges';
import { EdgeStatements } from '../src/questions/path/statements';
import { Random } from './data/random';
import { benchDatabase, postmasterOf } from './database';
import { cpuOf, cpuOfPostgres, memoryOf } from './measure/proc';
import { type Server, startServer } from './servers/process';

const HELP = `Measures paths between random nodes, beside a recursive query over an indexed table of the same edges.

  node bench/start.mjs paths [options]

  --size L           which generated data set
  --url postgresql://…
  --pairs 1000       how many pairs Entente is asked
  --recursive 40     how many of them the recursive query is asked too
`;

/** The recursive query gives up after this many seconds: it is there to be compared with, not to be waited for. */
const PATIENCE = 10;
const MAX_HOPS = 6;

const PATH = `query Path($from: ID!, $to: ID!, $first: Int, $maxHops: Int, $avoid: [EdgeKind!]) {
  path(from: $from, to: $to, first: $first, maxHops: $maxHops, avoid: $avoid) {
    reason truncated
    paths { hops weakHops steps { meaning role startsOn from { name } to { name } } }
  }
}`;

const WEAK = EDGE_WORDS.filter((word) => (EDGES[word] as Edge).weak);

interface Pair {
  readonly from: string;
  readonly to: string;
}

interface Answer {
  readonly reason: string | null;
  readonly truncated: boolean;
  readonly paths: readonly { readonly hops: number; readonly weakHops: number }[];
}

/** Milliseconds of each question, one after the other, and of CPU in all. */
interface Taken {
  readonly name: string;
  readonly each: readonly number[];
  readonly node: number;
  readonly pg: number;
  readonly unanswered: number;
}

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { size: text, url: text, pairs: text, recursive: text, help: { type: 'boolean' } },
  });
  if (values.help) return void process.stdout.write(HELP);
  const name = `entente_${(values.size ?? 'L').toLowerCase()}`;
  const url = values.url ?? (await benchDatabase(name, false));
  await migrate(url);
  const client = new Client({ connectionString: url });
  await client.connect();
  const pairs = await randomPairs(client, Number(values.pairs ?? 1000));
  const few = pairs.slice(0, Number(values.recursive ?? 40));
  const server = await startServer('entente', url);
  try {
    const postmaster = await postmasterOf(url);
    await first(server, client, pairs[0] as Pair);
    const measure = (title: string, asked: readonly Pair[], ask: Ask) =>
      taken(title, asked, ask, server, postmaster);
    const rows = [
      await measure('the first path', pairs, (pair) => asked(server, { ...pair, first: 1 })),
      await measure('three paths', pairs, (pair) => asked(server, pair)),
      await measure('ten paths, to 8 hops', pairs, (pair) =>
        asked(server, { ...pair, first: 10, maxHops: 8 }),
      ),
    ];
    await prepareRecursive(client);
    const hops: (number | null | undefined)[] = [];
    const alone = { first: 1, maxHops: MAX_HOPS, avoid: WEAK };
    rows.push(
      await measure('one without weak', few, async (pair) => {
        const { paths } = await asked(server, { ...pair, ...alone });
        hops.push(paths[0]?.hops ?? null);
        return true;
      }),
      await measure('the same, recursive', few, (pair, i) => recursive(client, pair, hops[i])),
    );
    print(rows, memoryOf(server.pid).now);
  } finally {
    await server.stop();
    await client.end();
  }
}

type Ask = (pair: Pair, index: number) => Promise<unknown>;

/** Pairs of any two nodes that edges may join, the same for the same data. */
async function randomPairs(client: Client, count: number): Promise<Pair[]> {
  const { nodes } = new EdgeStatements(tables).source;
  const { rows } = await client.query<{ id: string }>(nodes);
  const random = new Random(1, 'paths', 0);
  const id = () => random.pick(rows).id;
  return Array.from({ length: count }, () => ({ from: id(), to: id() }));
}

/** The first question starts the thread and makes the index. */
async function first(server: Server, client: Client, pair: Pair): Promise<void> {
  const before = memoryOf(server.pid).now;
  const cpu = cpuOf(server.pid);
  const began = performance.now();
  await asked(server, pair);
  const milliseconds = performance.now() - began;
  const memory = memoryOf(server.pid);
  const { edges } = new EdgeStatements(tables).source;
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (${edges}) e`,
  );
  const count = rows[0]?.count ?? 0;
  const grown = memory.now - before;
  process.stdout.write(`
The first question, which makes the index of ${count.toLocaleString('en')} edges:
  ${(milliseconds / 1000).toFixed(1)} s, ${((cpuOf(server.pid) - cpu) / 1000).toFixed(1)} s of CPU in the server
  ${before.toFixed(0)} MB of memory before, ${memory.now.toFixed(0)} after, ${memory.peak.toFixed(0)} at most: ${((grown * 1024 * 1024) / count).toFixed(0)} bytes an edge
`);
}

async function asked(server: Server, variables: object): Promise<Answer> {
  const { status, text } = await server.ask(JSON.stringify({ query: PATH, variables }));
  const { data } = JSON.parse(text) as { data?: { path: Answer } };
  if (status !== 200 || !data) throw new Error(text);
  return data.path;
}

async function taken(
  name: string,
  pairs: readonly Pair[],
  ask: Ask,
  server: Server,
  postmaster: number,
): Promise<Taken> {
  const [node, pg] = [cpuOf(server.pid), cpuOfPostgres(postmaster)];
  const each: number[] = [];
  let unanswered = 0;
  for (const [index, pair] of pairs.entries()) {
    const began = performance.now();
    const answer = await ask(pair, index);
    each.push(performance.now() - began);
    if (answer === null || (answer as Partial<Answer>).truncated) unanswered += 1;
  }
  return {
    name,
    each,
    unanswered,
    node: (cpuOf(server.pid) - node) / pairs.length,
    pg: (cpuOfPostgres(postmaster) - pg) / pairs.length,
  };
}

/** The best that SQL can have: all arcs but the weak in one table, with an index from each node. */
async function prepareRecursive(client: Client): Promise<void> {
  const { edges } = new EdgeStatements(tables).source;
  const weak = WEAK.map((word) => EDGE_WORDS.indexOf(word)).join(', ');
  await client.query(`SET jit = off; SET work_mem = '256MB'`);
  await client.query(`
    CREATE TEMP TABLE arc AS
    WITH e(a, b, kind) AS MATERIALIZED (${edges})
    SELECT a AS node, b AS other FROM e WHERE kind NOT IN (${weak})
    UNION SELECT b, a FROM e WHERE kind NOT IN (${weak})`);
  await client.query('CREATE INDEX ON arc (node) INCLUDE (other)');
  await client.query('VACUUM ANALYZE arc');
  await client.query(`SET statement_timeout = ${PATIENCE * 1000}`);
}

/** How many hops, breadth first, ended by the first row that reaches the other end. Null where it gave up. */
const RECURSIVE = `
  WITH RECURSIVE reached(node, hops) AS (
    SELECT $1::uuid, 0
    UNION
    SELECT arc.other, hops + 1 FROM reached JOIN arc USING (node) WHERE hops < ${MAX_HOPS}
  )
  SELECT hops FROM reached WHERE node = $2::uuid LIMIT 1`;

async function recursive(
  client: Client,
  { from, to }: Pair,
  expected: number | null | undefined,
): Promise<true | null> {
  try {
    const { rows } = await client.query<{ hops: number }>(RECURSIVE, [from, to]);
    const hops = rows[0]?.hops ?? null;
    if (hops === expected) return true;
    throw new Error(`${from} to ${to}: ${expected} hops, the recursive query says ${hops}`);
  } catch (error) {
    if ((error as { code?: string }).code === '57014') return null;
    throw error;
  }
}

function print(rows: readonly Taken[], memory: number): void {
  const figure = (value: number) => value.toFixed(value < 10 ? 2 : 0).padStart(9);
  const line = ({ name, each, node, pg, unanswered }: Taken): string => {
    const sorted = [...each].sort((a, b) => a - b);
    const at = (part: number) => figure(sorted[Math.floor(part * (sorted.length - 1))] as number);
    const latency = [at(0.5), at(0.95), at(0.99), at(1)].join('');
    return `${name.padEnd(22)}${String(each.length).padStart(6)}${latency}${figure(node)}${figure(pg)}${String(unanswered).padStart(8)}`;
  };
  process.stdout.write(`
question               pairs      p50      p95      p99      max     node       pg  gave up
${rows.map(line).join('\n')}
p50 … max: ms from the request to the answer, over HTTP, one after the other · node, pg: CPU ms a request
memory of the server at the end: ${memory.toFixed(0)} MB
`);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
