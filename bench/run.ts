import 'reflect-metadata';

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { packageRoot } from '../src/database/package-root';
import { barsOf, KEPT } from './bars';
import { differences } from './check';
import { environment } from './environment';
import { type Summary, summaryOf } from './measure/summary';
import { HELP, optionsFrom, type RunOptions } from './options';
import { cold } from './parts/cold';
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
  const firstSights = options.cold ? await cold(stage, withPlans(options), options) : [];
  if (options.kept) summaries.push(...(await keptAnswers(stage, options)));
  if (options.growth)
    summaries.push(...(await unlisted(stage, options)), ...(await growth(stage, options)));
  const soaks: Soak[] = options.soak > 0 ? [await soaked(stage, options.soak)] : [];
  const measured = { summaries, cold: firstSights, soak: soaks };
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
const withPlans = ({ servers }: RunOptions): string[] => servers.filter((name) => name !== 'floor');

/** Answers compared; then every question at every number of connections. */
async function main(stage: Stage, options: RunOptions): Promise<Main> {
  const { questions, connections, roundsOf } = options;
  const { result, figures } = await withServers(options.servers, stage, async (servers) => {
    await compare(servers, stage, options);
    const many = {
      title: '32 conns',
      questions,
      connections: connections.filter((n) => n > 1),
      roundsOf,
    };
    const cells = await throughput(stage, servers, many, options);
    if (connections.includes(1)) {
      const barred = servers.filter(({ peer }) => options.isBarred(peer.name));
      const rounds = (server: string) => Math.ceil(roundsOf(server) / 2);
      const single = { title: '1 conn', questions, connections: [1], roundsOf: rounds };
      cells.push(...(await throughput(stage, barred, single, options)));
    }
    return cells.map((cell) => summaryOf(stage.size, cell));
  });
  return { summaries: result, figures };
}

async function compare(
  servers: readonly Server[],
  { sets }: Stage,
  options: RunOptions,
): Promise<void> {
  const count = options.quick ? 3 : 12;
  const found = await differences([...servers].sort(floorFirst), options.questions, sets, count);
  for (const { server, question, message } of found) {
    process.stdout.write(`${server} answers ${question} otherwise: ${message}\n`);
  }
  if (found.length > 0 && !options.lenient) {
    throw new Error('answers differ, so nothing was timed (--lenient times all the same)');
  }
}

/** The floor's answers are what the others are compared with. */
const floorFirst = (a: Server, b: Server): number =>
  Number(b.peer.name === 'floor') - Number(a.peer.name === 'floor');

/** What answers cost that are kept in memory, beside answers that HTTP alone gives. */
async function keptAnswers(stage: Stage, options: RunOptions): Promise<Summary[]> {
  const { result } = await withServers(['floor', 'cached', 'bare'], stage, async (servers) => {
    await compare(servers, stage, { ...options, questions: KEPT });
    const kept = servers.filter(({ peer }) => peer.name !== 'floor');
    const part = { title: 'kept', questions: KEPT, connections: [32], roundsOf: () => 4 };
    return throughput(stage, kept, part, options);
  });
  return result.map((cell) => summaryOf(stage.size, cell));
}

/**
 * Entente and the floor on ten times the data; and in turn with them Entente on the data of the stage, which a machine
 * that gets slower or faster meanwhile concerns alike.
 */
async function growth(stage: Stage, options: RunOptions): Promise<Summary[]> {
  const large = await stageOf('L', options);
  if (!large) {
    process.stderr.write('No data of size L, so no growth: npm run bench:generate -- --size L\n');
    return [];
  }
  const part = {
    title: 'at L',
    questions: options.questions,
    connections: [32],
    roundsOf: () => options.roundsOf('entente'),
    setsOf: (server: string) => (server === 'beside' ? stage.sets : large.sets),
  };
  const { result } = await withServers(['entente', 'floor'], large, async (servers) => {
    await compare(servers, large, options);
    return withServers(['beside'], stage, (beside) =>
      throughput(large, [...servers, ...beside], part, options),
    );
  });
  const summaries = result.result.map((cell) =>
    summaryOf(cell.server === 'beside' ? stage.size : 'L', cell),
  );
  return [...summaries, ...(await unlisted(large, options))];
}

/** What the list costs where it is looked for, and not told from memory. */
async function unlisted(stage: Stage, options: RunOptions): Promise<Summary[]> {
  const questions = options.questions.filter((question) => question === 'list');
  if (questions.length === 0) return [];
  const { result } = await withServers(['unlisted'], stage, (servers) => {
    const part = { title: 'unlisted', questions, connections: [32], roundsOf: () => 4 };
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
