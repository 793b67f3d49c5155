import 'reflect-metadata';

import { parseArgs } from 'node:util';

import { getOperationAST, parse, validate } from 'graphql';
import { Client } from 'pg';

import { createPool } from '../src/database/pool';
import { RowQuery } from '../src/database/row-query';
import { createGraph } from '../src/graph';
import { benchDatabase } from './database';
import { QUESTIONS } from './questions';
import { STATEMENTS } from './servers/floor/statements';
import { type Place, variableSets } from './variables';

const HELP = `Shows the SQL of a question, and what PostgreSQL does for it.

  node bench/start.mjs explain QUESTION [--floor] [--analyze] [--size M] [--url postgresql://…]
`;

/** The values a statement was given, caught on its way to the database. */
interface Caught {
  readonly text: string;
  readonly values: readonly unknown[];
}

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { size: text, url: text, floor: flag, analyze: flag, help: flag },
  });
  const question = QUESTIONS.find(({ name }) => name === positionals[0]);
  if (values.help || !question) return void process.stdout.write(HELP);
  const url =
    values.url ?? (await benchDatabase(`entente_${(values.size ?? 'M').toLowerCase()}`, false));
  const [variables] = (await variableSets(url))[question.name];
  const caught = values.floor
    ? {
        text: STATEMENTS[question.name].text,
        values: STATEMENTS[question.name].values(floorVariables(variables)),
      }
    : await ofEntente(url, question.document ?? '', variables ?? {});
  process.stdout.write(`${caught.text}\n\n${JSON.stringify(caught.values)}\n`);
  if (values.analyze) process.stdout.write(`\n${await analyzed(url, caught)}\n`);
}

const floorVariables = (variables: object | undefined): Record<string, string> =>
  variables && 'after' in variables
    ? { after: `${(variables.after as Place).id} ${(variables.after as Place).sortName}` }
    : { ...variables };

async function ofEntente(url: string, document: string, variables: object): Promise<Caught> {
  const pool = createPool(url);
  const caught = catching();
  const graph = await createGraph(pool);
  const parsed = parse(document);
  const [mistake] = validate(graph.schema, parsed);
  if (mistake) throw mistake;
  const operation = getOperationAST(parsed);
  if (!operation) throw new Error('no operation');
  const given =
    'after' in variables
      ? { after: await cursorOf(graph, (variables.after as Place).slug) }
      : { ...variables };
  await graph.answer({ document: parsed, operation, variables: given });
  await pool.end();
  return caught.at(-1) ?? { text: '', values: [] };
}

/** Every statement of the graph that goes through the driver from now on. */
function catching(): Caught[] {
  const caught: Caught[] = [];
  const ask = Client.prototype.query;
  Client.prototype.query = function (this: Client, ...args: unknown[]) {
    const [query] = args;
    if (query instanceof RowQuery) caught.push(...query.statements);
    return ask.apply(this, args as never);
  } as typeof ask;
  return caught;
}

async function cursorOf(
  graph: Awaited<ReturnType<typeof createGraph>>,
  slug: string,
): Promise<string> {
  const document = parse(
    'query($slug: String!) { projects(where: { slug: { eq: $slug } }) { edges { cursor } } }',
  );
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  const { data } = await graph.answer({ document, operation, variables: { slug } });
  return JSON.parse(data).projects.edges[0].cursor;
}

async function analyzed(url: string, { text, values }: Caught): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SET jit = off');
    await client.query(text, [...values]);
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN (ANALYZE, BUFFERS) ${text}`,
      [...values],
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  } finally {
    await client.end();
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
