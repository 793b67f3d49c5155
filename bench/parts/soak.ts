import { mixedBodies } from '../asking';
import { memoryOf } from '../measure/proc';
import { mean } from '../measure/statistics';
import { Progress } from '../progress';
import { QUESTION_NAMES } from '../questions';
import type { Server } from '../servers/process';
import type { Stage } from '../stage';

/** How the memory of a server moves under steady load. */
export interface Soak {
  readonly server: string;
  readonly minutes: number;
  /** Megabytes a minute, over the run without its first fifth. */
  readonly slope: number;
  readonly samples: readonly number[];
}

/** All questions mixed, over 32 connections, its memory looked at every two seconds. */
export async function soak({ load, sets }: Stage, server: Server, minutes: number): Promise<Soak> {
  const bodies = await mixedBodies(server, QUESTION_NAMES, sets);
  const samples: number[] = [];
  const bar = new Progress('soak');
  const began = performance.now();
  const timer = setInterval(() => {
    samples.push(memoryOf(server.pid).now);
    bar.show((performance.now() - began) / (minutes * 60_000));
  }, 2_000);
  await load.run({ port: server.port, bodies, connections: 32, milliseconds: minutes * 60_000 });
  clearInterval(timer);
  bar.end();
  const settled = samples.slice(Math.floor(samples.length / 5));
  return { server: server.peer.name, minutes, slope: slopeOf(settled) * 30, samples };
}

/** Least squares: how much a value changes from one to the next. */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const level = mean(values);
  const above = values.reduce((sum, value, i) => sum + (i - middle) * (value - level), 0);
  return above / values.reduce((sum, _, i) => sum + (i - middle) ** 2, 0);
}
