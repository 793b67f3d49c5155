import { parse, visit } from 'graphql';

import { bodiesFor } from '../asking';
import { calm } from '../measure/calm';
import { median, quieterHalf } from '../measure/statistics';
import { usedWhile } from '../measure/usage';
import type { RunOptions } from '../options';
import { Progress } from '../progress';
import { type Server, startServer } from '../servers/process';
import type { Stage } from '../stage';

/** What the first sight of a document costs: milliseconds more than when it is known. */
export interface Cold {
  readonly server: string;
  readonly document: string;
  readonly fields: number;
  /** By a server that has seen others before. */
  readonly milliseconds: number;
  /** By one that has just been started: its code is not compiled yet. */
  readonly young: number;
}

/** How many documents make a batch, and how many batches are measured once the server is warm; fewer where that takes long. */
const BATCH = { documents: 10, milliseconds: 2_000 };
const BATCHES = { most: 16, least: 3 };
/** A server is warm once so many batches in a row were no quicker than the quickest before. */
const NO_QUICKER = 4;
/** How long a document may take that has a bar, and any other: its warm-up, and its batches; in milliseconds. */
const PATIENCE = { barred: 12_000, other: 3_000 };
/** How often a document is asked until it is known: PostgreSQL plans a statement anew the first five times. */
const UNTIL_KNOWN = 8;

/** Documents of one kind, each with names of its own, so that its SQL is new too. */
type BodyOf = (n: number) => string;

/**
 * Asks each server documents that it has not seen until they are known, and takes the median of the differences. Each
 * kind of document is asked of a process of its own.
 */
export async function cold(
  stage: Stage,
  names: readonly string[],
  { patience }: Pick<RunOptions, 'patience'>,
): Promise<Cold[]> {
  const bar = new Progress('first sights');
  const asked = names.flatMap((name) => [
    { name, document: 'deep', bodies: deepBodies, longest: PATIENCE.other },
    ...(name === 'entente' ? WIDE.map((each) => ({ name, ...each })) : []),
  ]);
  const found: Cold[] = [];
  for (const { name, document, bodies, longest } of asked) {
    const server = await startServer(name, stage.url);
    try {
      const options = { server, postmaster: stage.postmaster, patience, longest };
      found.push(await measured(document, await bodies(server, stage), options));
    } finally {
      await server.stop();
    }
    bar.show(found.length / asked.length);
  }
  bar.end();
  return found;
}

async function deepBodies(server: Server, { sets }: Stage): Promise<BodyOf> {
  const [body = ''] = await bodiesFor(server, 'deep', { ...sets, deep: sets.deep.slice(0, 1) });
  const { query, variables } = JSON.parse(body);
  return (n) => JSON.stringify({ query: query.replace('startsOn', `at${n}: startsOn`), variables });
}

/** @param isAlike whether the same is asked of all of them */
const wideBodies =
  (isAlike: boolean) =>
  async (_server: Server, { sets }: Stage): Promise<BodyOf> => {
    const slugs = sets.point.slice(0, PROJECTS).map(({ slug }) => slug);
    const variables = Object.fromEntries(slugs.map((slug, i) => [`s${i}`, slug]));
    return (n) => JSON.stringify({ query: wide(n, isAlike), variables });
  };

/** How many projects a document asks for that has a bar. */
const PROJECTS = 10;

/** The document that has a bar; and the same where no two projects are asked the same, so that each is planned by itself. */
const WIDE = [
  { document: 'ten projects of nine fields', bodies: wideBodies(true), longest: PATIENCE.barred },
  { document: 'the same, no two alike', bodies: wideBodies(false), longest: PATIENCE.other },
];

interface BatchOptions {
  readonly server: Server;
  readonly postmaster: number;
  readonly patience: number;
  readonly longest: number;
}

interface Batch {
  /** Milliseconds more than a known document took, the median of its documents. */
  readonly more: number;
  readonly disturbance: number;
}

async function measured(document: string, bodyOf: BodyOf, options: BatchOptions): Promise<Cold> {
  let documents = 0;
  const next = () => batchOf(() => bodyOf(documents++), options);
  const young = await next();
  await warmUp(next, options.longest);
  const batches: Batch[] = [];
  const began = performance.now();
  const isEnough = () =>
    batches.length >= BATCHES.least && performance.now() - began > options.longest;
  while (batches.length < BATCHES.most && !isEnough()) batches.push(await next());
  return {
    server: options.server.peer.name,
    document,
    fields: fieldsIn(JSON.parse(bodyOf(0)).query),
    milliseconds: median(
      quieterHalf(batches, ({ disturbance }) => disturbance).map(({ more }) => more),
    ),
    young: young.more,
  };
}

async function warmUp(next: () => Promise<Batch>, longest: number): Promise<void> {
  const until = performance.now() + longest;
  let best = Infinity;
  for (let waiting = 0; waiting < NO_QUICKER && performance.now() < until; ) {
    const { more } = await next();
    waiting = more < best ? 0 : waiting + 1;
    best = Math.min(best, more);
  }
}

async function batchOf(
  next: () => string,
  { server, postmaster, patience }: BatchOptions,
): Promise<Batch> {
  const differences: number[] = [];
  const { disturbance } = await usedWhile(server.pid, postmaster, async () => {
    const began = performance.now();
    while (differences.length < BATCH.documents && performance.now() - began < BATCH.milliseconds) {
      differences.push(await difference(server, next()));
    }
  });
  await calm(server, postmaster, patience);
  return { more: median(differences), disturbance };
}

async function difference(server: Server, body: string): Promise<number> {
  const first = await timed(server, body);
  let last = first;
  for (let time = 1; time < UNTIL_KNOWN; time++) last = await timed(server, body);
  return first - last;
}

async function timed(server: Server, body: string): Promise<number> {
  const began = performance.now();
  const { text } = await server.ask(body);
  if (text.includes('"errors"')) throw new Error(`${server.peer.name}: ${text.slice(0, 300)}`);
  return performance.now() - began;
}

/** A hundred fields, by other names each time. */
function wide(n: number, isAlike: boolean): string {
  const roots = Array.from({ length: PROJECTS }, (_, i) => {
    const id = `id${n}${isAlike ? '' : `_${i}`}`;
    return `p${i}: project(slug: $s${i}) { ${id}: id slug name summary status startsOn endsOn plan { name } }`;
  });
  const variables = roots.map((_, i) => `$s${i}: String!`);
  return `query Wide(${variables.join(', ')}) { ${roots.join(' ')} }`;
}

function fieldsIn(document: string): number {
  let fields = 0;
  visit(parse(document), { Field: () => void fields++ });
  return fields;
}
