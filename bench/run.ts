import 'reflect-metadata';

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { packageRoot } from '../src/database/package-root';
import { barsOf, KEPT } from './bars';
import { differences } from './check';
import { environment } from './environment';
import { BRIEF, type Pace } from './measure/series';
import { type Summary, summaryOf } from './measure/summary';
import { HELP, optionsFrom, type RunOptions } from './options';
import { cold } from './parts/cold';
import { type Growth, growthOneByOne, growthUnderLoad, type Pair } from './parts/growth';
import { type Soak, soak } from './parts/soak';
import { throughput } from './parts/throughput';
import { print, type Results } from './report';
import type { Server } from './servers/process';
import { type ServerFigures, type Stage, stageOf, withServers } from './stage';

async function run(options: RunOptions): Promise<void> {
  const stage = await stageOf(options.size, options);
  if (!stage)
    throw new Error(`there is no generated data: npm run bench:generate -- --size ${options.size}`);
  const { summaries, figures } = await main(stage, options);
  const firstSights = options.parts.cold ? await cold(stage, withPlans(options), options) : [];
  if (options.parts.kept) summaries.push(...(await keptAnswers(stage, options)));
  const grown = options.parts.growth ? await growth(stage, options) : { growth: [], summaries: [] };
  if (options.parts.growth) summaries.push(...(await unlisted(stage, options)), ...grown.summaries);
  const soaks: Soak[] = options.soak > 0 ? [await soaked(stage, options.soak)] : [];
  const measured = { summaries, cold: firstSights, growth: grown.growth, soak: soaks };
  const results: Results = {
    environment: await environment(stage.url, stage.load.name, options),
    servers: figures,
    ...measured,
    bars: barsOf(measured),
  };
  const folder = join(packageRoot(), 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'latest.json'), `${JSON.stringify(results, null, 1)}\n`);
  print(results);
}

interface Main {
  readonly summaries: Summary[];
  readonly figures: ServerFigures[];
}

/** The floor has nothing to see for the first time. */
const withPlans = ({ servers, isFar }: RunOptions): string[] =>
  servers.filter((name) => name !== 'floor' && !isFar(name));

/** Answers compared; then every question at every number of connections. */
async function main(stage: Stage, options: RunOptions): Promise<Main> {
  const { questions, connections, paceOf, isFar } = options;
  const { result, figures } = await withServers(options.servers, stage, async (servers) => {
    await compare(servers, stage, options.compared, options);
    const many = {
      title: '32 conns',
      questions,
      connections: connections.filter((n) => n > 1),
      paceOf,
    };
    const cells = await throughput(stage, servers, many, options);
    if (connections.includes(1)) {
      const near = servers.filter(({ peer }) => !isFar(peer.name));
      const half = (server: string): Pace => ({
        ...paceOf(server),
        rounds: Math.ceil(paceOf(server).rounds / 2),
        warmUp: BRIEF,
      });
      const single = { title: '1 conn', questions, connections: [1], paceOf: half };
      cells.push(...(await throughput(stage, near, single, options)));
    }
    return cells.map((cell) => summaryOf(stage.size, cell));
  });
  return { summaries: result, figures };
}

/** @param count of sets of variables */
async function compare(
  servers: readonly Server[],
  { sets }: Stage,
  count: number,
  { questions, lenient }: Pick<RunOptions, 'questions' | 'lenient'>,
): Promise<void> {
  const found = await differences([...servers].sort(floorFirst), questions, sets, count);
  for (const { server, question, message } of found) {
    process.stdout.write(`${server} answers ${question} otherwise: ${message}\n`);
  }
  if (found.length > 0 && !lenient) {
    throw new Error('answers differ, so nothing was timed (--lenient times all the same)');
  }
}

/** The floor's answers are what the others are compared with. */
const floorFirst = (a: Server, b: Server): number =>
  Number(b.peer.name === 'floor') - Number(a.peer.name === 'floor');

/** What answers cost that are kept in memory, beside answers that HTTP alone gives. */
async function keptAnswers(stage: Stage, options: RunOptions): Promise<Summary[]> {
  const { result } = await withServers(['floor', 'cached', 'bare'], stage, async (servers) => {
    await compare(servers, stage, options.compared, { ...options, questions: KEPT });
    const kept = servers.filter(({ peer }) => peer.name !== 'floor');
    // Their slices are short, and what disturbs one shows most.
    const paceOf = (server: string): Pace => {
      const pace = options.paceOf(server);
      return { ...pace, rounds: 2 * pace.rounds };
    };
    const part = { title: 'kept', questions: KEPT, connections: [32], paceOf };
    return throughput(stage, kept, part, options);
  });
  return result.map((cell) => summaryOf(stage.size, cell));
}

/** What questions cost on ten times the data: Entente's under load, and one by one those of all servers. */
async function growth(smaller: Stage, options: RunOptions): Promise<Grown> {
  const larger = await stageOf('L', options);
  if (!larger) {
    process.stderr.write('No data of size L, so no growth: npm run bench:generate -- --size L\n');
    return { growth: [], summaries: [] };
  }
  const sizes = { smaller, larger };
  const { result } = await withServers(options.servers, larger, async (large) => {
    // Some take seconds.
    await compare(large, larger, options.compared / 2, options);
    return withServers(options.servers, smaller, async (small) => {
      const pairs = large.map((each, i): Pair => ({ larger: each, smaller: small[i] as Server }));
      return growthOneByOne(sizes, pairs, options);
    });
  });
  const loaded = await growthUnderLoad(sizes, options);
  return {
    growth: [...loaded.growth, ...result.result],
    summaries: [
      ...loaded.cells.map((cell) => summaryOf('L', cell)),
      ...(await unlisted(larger, options)),
    ],
  };
}

interface Grown {
  readonly growth: Growth[];
  readonly summaries: Summary[];
}

/** What the list costs where it is looked for, and not told from memory. */
async function unlisted(stage: Stage, options: RunOptions): Promise<Summary[]> {
  const questions = options.questions.filter((question) => question === 'list');
  if (questions.length === 0) return [];
  const { result } = await withServers(['unlisted'], stage, (servers) => {
    const part = { title: 'unlisted', questions, connections: [32], paceOf: options.paceOf };
    return throughput(stage, servers, part, options);
  });
  return result.map((cell) => summaryOf(stage.size, cell));
}

async function soaked(stage: Stage, minutes: number): Promise<Soak> {
  const { result } = await withServers(['entente'], stage, ([server]) => {
    if (!server) throw new Error('no server');
    return soak(stage, server, minutes);
  });
  return result;
}

async function start(): Promise<void> {
  const options = optionsFrom(process.argv.slice(2));
  if (options === null) process.stdout.write(HELP);
  else await run(options);
  process.exit();
}

start().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
