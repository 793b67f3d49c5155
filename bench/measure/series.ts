import type { Load } from '../load/load';
import type { QuestionName } from '../questions';
import type { Server } from '../servers/process';
import { atRest, costOf, quiet, type Slice, slice } from './slice';
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

export interface SeriesOptions {
  readonly load: Load;
  readonly postmaster: number;
  readonly connections: number;
  /** How long a slice takes at least; a slow server gets longer ones, for enough answers to count. */
  readonly milliseconds: number;
  readonly patience: number;
  /** Called after every slice. */
  told?(): void;
}

/** How much a server is asked. */
export interface Pace {
  /** How many slices it gets. */
  readonly rounds: number;
  /** How long it is warmed up before, in milliseconds; one slice where both are zero. */
  readonly warmUp: { readonly least: number; readonly most: number };
  /** How long a slice of it may take where it is slow, in milliseconds. */
  readonly longest: number;
}

/** For a server that has been asked the question before, and where there is no time for more. */
export const BRIEF: Pace['warmUp'] = { least: 0, most: 0 };

/**
 * Slices that are not so many times better than the best before them, so many in a row, end the warm-up. CPU is counted
 * in hundredths of a second, a tenth of what a slice takes.
 */
const SETTLED = { perSecond: 1.03, nodeCpu: 1.1, slices: 2 };

/** A server with what it is to be sent. */
export interface Asked {
  readonly server: Server;
  readonly bodies: readonly string[];
  readonly pace: Pace;
}

/**
 * The slices of all servers on one question: A B C, B C A, …, after a warm-up. What disturbs one of a round may last
 * longer, so each slice has the disturbance of its round.
 */
export async function series(
  question: QuestionName,
  asked: readonly Asked[],
  options: SeriesOptions,
): Promise<Cell[]> {
  const { load, postmaster, connections, patience, told } = options;
  const plans = new Map<Asked, Plan>();
  for (const each of asked) plans.set(each, planFor(each, await warmUp(each, options), options));
  const slices = new Map<Asked, Slice[]>(asked.map((each) => [each, []]));
  const rounds = Math.max(...asked.map(({ pace }) => pace.rounds));
  for (let round = 0; round < rounds; round++) {
    const found = new Map<Asked, Slice>();
    for (let place = 0; place < asked.length; place++) {
      const each = asked[(place + round) % asked.length] as Asked;
      const plan = plans.get(each) as Plan;
      if (round >= plan.rounds) continue;
      await quiet(patience);
      found.set(each, await slice({ load, postmaster, connections, ...each, ...plan }));
      await atRest(each.server, postmaster);
      told?.();
    }
    const disturbance = mean([...found.values()].map((one) => one.disturbance));
    for (const [each, one] of found) slices.get(each)?.push({ ...one, disturbance });
  }
  return asked.map((each) => ({
    question,
    server: each.server.peer.name,
    connections,
    slices: ranked(slices.get(each) ?? []),
  }));
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

/**
 * Loads a server until it answers no more a second than before, and for no less of its own CPU, which tells where
 * PostgreSQL has most to do: until the code is compiled, statements are prepared on all connections, their plans have
 * settled, and what it reads into memory beside its answers is read; or for as long as it may take. Gives how many it
 * answers then.
 */
async function warmUp(each: Asked, options: SeriesOptions): Promise<number> {
  const { load, postmaster, connections, milliseconds } = options;
  const { least, most } = each.pace.warmUp;
  const began = performance.now();
  const best = { perSecond: 0, nodeCpu: Infinity };
  for (let settled = 0; ; ) {
    const { perSecond, nodeCpu } = await slice({
      load,
      postmaster,
      ...each,
      connections,
      milliseconds,
    });
    await atRest(each.server, postmaster);
    const isQuicker = perSecond >= best.perSecond * SETTLED.perSecond;
    const isCheaper = nodeCpu <= best.nodeCpu / SETTLED.nodeCpu;
    settled = isQuicker || isCheaper ? 0 : settled + 1;
    best.perSecond = Math.max(best.perSecond, perSecond);
    best.nodeCpu = Math.min(best.nodeCpu, nodeCpu);
    const taken = performance.now() - began;
    if (taken >= most || (taken >= least && settled >= SETTLED.slices)) return best.perSecond;
  }
}

/** How many slices of a server, and how long. */
interface Plan {
  readonly rounds: number;
  readonly milliseconds: number;
}

/** Slices long enough for three answers on every connection; half as many where that takes several times as long. */
function planFor({ pace }: Asked, perSecond: number, options: SeriesOptions): Plan {
  const { connections, milliseconds } = options;
  const needed = perSecond > 0 ? (3 * 1000 * connections) / perSecond : Infinity;
  return {
    rounds: needed > 3 * milliseconds ? Math.ceil(pace.rounds / 2) : pace.rounds,
    milliseconds: Math.min(pace.longest, Math.max(milliseconds, needed)),
  };
}
