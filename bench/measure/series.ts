import type { Load } from '../load/load';
import type { QuestionName } from '../questions';
import type { Server } from '../servers/process';
import { calm } from './calm';
import type { Pace, Rounds } from './pace';
import { settle } from './settle';
import { costOf, type Slice, slice } from './slice';
import { mean, median } from './statistics';

/** All slices of one server on one question with so many connections. */
export interface Cell {
  readonly question: QuestionName;
  readonly server: string;
  readonly connections: number;
  readonly slices: readonly RankedSlice[];
}

/** A slice among others. */
export interface RankedSlice extends Slice {
  /** How little it is worth: what is known to have disturbed its round, and how slow it was itself. */
  readonly unrest: number;
}

/** One slice of each server. */
export type Round = ReadonlyMap<Server, Slice>;

export interface SeriesOptions {
  readonly load: Load;
  readonly postmaster: number;
  readonly connections: number;
  /** How long a slice takes at least; a slow server gets longer ones, for enough answers to count. */
  readonly milliseconds: number;
  readonly patience: number;
  /** Whether the rounds so far leave no doubt, asked once there are the least that are wanted. */
  isClear?(rounds: readonly Round[]): boolean;
  /** Called after each round with how much is done, from 0 to 1. */
  progress?(part: number): void;
}

/** Those of the server that gets most. */
const mostOf = (all: readonly Rounds[]): Rounds =>
  all.reduce((most, each) => (each.most > most.most ? each : most));

/** A server with what it is to be sent. */
export interface Asked {
  readonly server: Server;
  readonly bodies: readonly string[];
  readonly pace: Pace;
}

/** The slices of all servers on one question: A B C, B C A, …, after a warm-up; the cells are in the order of the servers. */
export async function series(
  question: QuestionName,
  asked: readonly Asked[],
  options: SeriesOptions,
): Promise<Cell[]> {
  const lengths = new Map<Asked, number>();
  for (const each of asked) lengths.set(each, await warmUp(each, options));
  const { few, least, most } = mostOf(asked.map(({ pace }) => pace.rounds));
  const rounds: Round[] = [];
  const began = performance.now();
  const isEnough = () =>
    (rounds.length >= least && options.isClear?.(rounds) === true) ||
    (rounds.length >= few.rounds && performance.now() - began >= few.after);
  while (rounds.length < most && !isEnough()) {
    const wanting = asked.filter(({ pace }) => rounds.length < pace.rounds.most);
    const turned = rounds.length % wanting.length;
    rounds.push(
      await round([...wanting.slice(turned), ...wanting.slice(0, turned)], lengths, options),
    );
    options.progress?.(rounds.length / most);
  }
  options.progress?.(1);
  return asked.map(({ server }) => ({
    question,
    server: server.peer.name,
    connections: options.connections,
    slices: ranked(rounds.flatMap((one) => one.get(server) ?? [])),
  }));
}

/** A slice of each. What disturbs one may last longer, so each has the disturbance of all. */
async function round(
  asked: readonly Asked[],
  lengths: ReadonlyMap<Asked, number>,
  options: SeriesOptions,
): Promise<Round> {
  const found = new Map<Server, Slice>();
  for (const each of asked) {
    const milliseconds = lengths.get(each) ?? options.milliseconds;
    found.set(each.server, await slice({ ...options, ...each, milliseconds }));
    await calm(each.server, options.postmaster, options.patience);
  }
  const disturbance = mean([...found.values()].map((one) => one.disturbance));
  return new Map([...found].map(([server, one]) => [server, { ...one, disturbance }]));
}

/**
 * A virtual machine has stretches in which every request takes up to twice the CPU, and nothing tells of them: so a slice
 * is worth less too the more its requests took than those of most.
 */
function ranked(slices: readonly Slice[]): RankedSlice[] {
  const usual = median(slices.map(costOf));
  return slices.map((slice) => ({
    ...slice,
    unrest: slice.disturbance + (usual > 0 ? costOf(slice) / usual : 0),
  }));
}

/** Warms a server up, and tells how long its slices have to be. */
async function warmUp(each: Asked, options: SeriesOptions): Promise<number> {
  const { warmUp: bounds, longest } = each.pace;
  const milliseconds = Math.max(options.milliseconds, A_BIT_MORE * (await timeOfOne(each)));
  if (bounds === null) return Math.min(longest, options.connections * milliseconds);
  const perSecond = await settle({ ...options, ...each, milliseconds }, bounds);
  const needed = (ANSWERS * 1000 * options.connections) / perSecond;
  return Math.max(milliseconds, Math.min(longest, needed));
}

/** How many answers a slice is to have on each connection. */
const ANSWERS = 3;
/** A slice is longer than one answer took by itself. */
const A_BIT_MORE = 1.5;

/** How long one answer takes by itself, in milliseconds. */
async function timeOfOne({ server, bodies: [body = ''] }: Asked): Promise<number> {
  const began = performance.now();
  await server.ask(body);
  return performance.now() - began;
}
