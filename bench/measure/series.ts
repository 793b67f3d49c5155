import type { Load } from '../load/load';
import type { QuestionName } from '../questions';
import type { Server } from '../servers/process';
import { atRest, quiet, type Slice, slice } from './slice';

/** All slices of one server on one question with so many connections. */
export interface Cell {
  readonly question: QuestionName;
  readonly server: string;
  readonly connections: number;
  readonly slices: readonly Slice[];
}

export interface SeriesOptions {
  readonly load: Load;
  readonly postmaster: number;
  readonly connections: number;
  readonly rounds: number;
  /** How long a slice takes at least; a slow server gets longer ones, for enough answers to count. */
  readonly milliseconds: number;
  readonly longest: number;
  readonly patience: number;
  /** In how many slices a server is warmed up at most. */
  readonly warmUps: number;
  /** Called after every slice. */
  told?(): void;
}

/** A slice that gives less than so many times the best before it ends the warm-up. */
const SETTLED = 1.03;

/** A server with what it is to be sent. */
export interface Asked {
  readonly server: Server;
  readonly bodies: readonly string[];
  /** How many slices it gets; all where not given. */
  readonly rounds?: number;
}

/** The slices of all servers on one question: A B C, B C A, …, after a warm-up. */
export async function series(
  question: QuestionName,
  asked: readonly Asked[],
  options: SeriesOptions,
): Promise<Cell[]> {
  const { load, postmaster, connections, rounds, patience, told } = options;
  const plans = new Map<Asked, Plan>();
  for (const each of asked) plans.set(each, planFor(each, await warmUp(each, options), options));
  const slices = new Map<Asked, Slice[]>(asked.map((each) => [each, []]));
  for (let round = 0; round < rounds; round++) {
    for (let place = 0; place < asked.length; place++) {
      const each = asked[(place + round) % asked.length] as Asked;
      const plan = plans.get(each) as Plan;
      if (round >= plan.rounds) continue;
      await quiet(patience);
      slices.get(each)?.push(await slice({ load, postmaster, connections, ...each, ...plan }));
      await atRest(each.server, postmaster);
      told?.();
    }
  }
  return asked.map((each) => ({
    question,
    server: each.server.peer.name,
    connections,
    slices: slices.get(each) ?? [],
  }));
}

/**
 * Loads a server until it answers no more a second than before: until the code is compiled, statements are prepared on
 * all connections, and their plans have settled; or for as many slices as it may take. Gives how many it answers then.
 */
async function warmUp(each: Asked, options: SeriesOptions): Promise<number> {
  const { load, postmaster, connections, milliseconds, warmUps } = options;
  let best = 0;
  for (let time = 0; time < warmUps; time++) {
    const { perSecond } = await slice({ load, postmaster, ...each, connections, milliseconds });
    const hasSettled = perSecond < best * SETTLED;
    best = Math.max(best, perSecond);
    if (hasSettled) break;
  }
  await atRest(each.server, postmaster);
  return best;
}

/** How many slices of a server, and how long. */
interface Plan {
  readonly rounds: number;
  readonly milliseconds: number;
}

/** Slices long enough for three answers on every connection; half as many where what they leave behind takes long too. */
function planFor(each: Asked, perSecond: number, options: SeriesOptions): Plan {
  const { connections, milliseconds, longest } = options;
  const rounds = each.rounds ?? options.rounds;
  const once = perSecond > 0 ? (1000 * connections) / perSecond : Infinity;
  return {
    rounds: once > longest ? Math.ceil(rounds / 2) : rounds,
    milliseconds: Math.min(longest, Math.max(milliseconds, 3 * once)),
  };
}
