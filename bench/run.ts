import 'reflect-metadata';

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { packageRoot } from '../src/database/package-root';
import { barsOf, KEPT } from './bars';
import { differences } from './check';
import { environment } from './environment';
import { awaken } from './measure/awaken';
import { type Summary, summaryOf } from './measure/summary';
import { HELP, optionsFrom, type RunOptions } from './options';
import { cold } from './parts/cold';
import { flat, type Grown } from './parts/flat';
import type { Pair, Sizes } from './parts/growth';
import { growthOneByOne } from './parts/one-by-one';
import { type Soak, soak } from './parts/soak';
import { throughput } from './parts/throughput';
import { QUESTION_NAMES, type QuestionName } from './questions';
import { print, type Results } from './report';
import type { Server } from './servers/process';
import { type ServerFigures, type Stage, stageOf, withServers } from './stage';

async function run(options: RunOptions): Promise<void> {
  const stage = await stageOf(options.size, options);
  if (!stage)
    throw new Error(`there is no generated data: npm run bench:generate -- --size ${options.size}`);
  const { summaries, figures } = await underLoad(stage, options);
  const firstSights = options.parts.cold ? await cold(stage, withPlans(options), options) : [];
  if (options.parts.kept) summaries.push(...(await keptAnswers(stage, options)));
  const larger = options.parts.growth ? await largerOf(options) : null;
  const grown = larger && (await growth({ smaller: stage, larger }, options));
  for (const each of larger ? [stage, larger] : []) {
    summaries.push(...(await unlisted(each, options)));
  }
  const soaks: Soak[] = options.soak > 0 ? [await soaked(stage, options.soak)] : [];
  const measured = {
    summaries: [...summaries, ...(grown?.summaries ?? [])],
    cold: firstSights,
    growth: grown?.growth ?? [],
    soak: soaks,
  };
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

/** Answers compared; then every question on every number of connections. */
async function underLoad(stage: Stage, options: RunOptions): Promise<Main> {
  const { result, figures } = await withServers(options.servers, stage, async (servers) => {
    await compare(servers, stage, options.compared, options);
    // A deep read takes longer than all others. So it comes last: few of them would not make a process old.
    const short = options.questions.filter((question) => question !== 'deep');
    const long = options.questions.filter((question) => question === 'deep');
    const near = servers.filter(({ peer }) => short.length > 0 && !options.isFar(peer.name));
    for (const server of near) await awaken(server, stage, short, options.awaking);
    const part = { title: 'questions', ...options, questions: [...short, ...long] };
    const cells = await throughput(stage, servers, part, options);
    cells.sort((a, b) => placeOf(a.question) - placeOf(b.question));
    return cells.map((cell) => summaryOf(stage.size, cell));
  });
  return { summaries: result, figures };
}

const placeOf = (question: QuestionName): number => QUESTION_NAMES.indexOf(question);

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
    const part = { title: 'kept', questions: KEPT, connections: [32] };
    return throughput(stage, kept, part, options);
  });
  return result.map((cell) => summaryOf(stage.size, cell));
}

/** What questions cost on ten times the data: one by one those of all servers, and Entente's under load. */
async function growth(sizes: Sizes, options: RunOptions): Promise<Grown> {
  const { smaller, larger } = sizes;
  const { result } = await withServers(options.servers, larger, async (large) => {
    // Some take seconds.
    await compare(large, larger, Math.ceil(options.compared / 4), options);
    return withServers(options.servers, smaller, async (small) => {
      const pairs = large.map((each, i): Pair => ({ larger: each, smaller: small[i] as Server }));
      return growthOneByOne(sizes, pairs, options);
    });
  });
  const loaded = await flat(sizes, options);
  return { growth: [...loaded.growth, ...result.result], summaries: loaded.summaries };
}

async function largerOf(options: RunOptions): Promise<Stage | null> {
  const larger = await stageOf('L', options);
  if (!larger) {
    process.stderr.write('No data of size L, so no growth: npm run bench:generate -- --size L\n');
  }
  return larger;
}

/** What the list costs where it is looked for, and not told from memory. */
async function unlisted(stage: Stage, options: RunOptions): Promise<Summary[]> {
  const questions = options.questions.filter((question) => question === 'list');
  if (questions.length === 0) return [];
  const { result } = await withServers(['unlisted'], stage, (servers) => {
    const part = { title: 'unlisted', questions, connections: [32] };
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
