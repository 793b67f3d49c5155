import { setTimeout as sleep } from 'node:timers/promises';

import type { Server } from '../servers/process';
import { usageOf, usedBetween } from './usage';

/** How long is looked at once, in milliseconds; and how much CPU may be used meanwhile: one tick of the clock. */
const LOOK = { milliseconds: 50, cpu: 10 };
/** How long a server may work off what was asked of it, in milliseconds. */
const LONGEST = 60_000;

/**
 * Waits until a server and PostgreSQL have worked off what the load generator left behind; and, as long as there is
 * patience, until nobody else is busy.
 *
 * @param patience in milliseconds
 */
export async function calm(server: Server, postmaster: number, patience: number): Promise<void> {
  const began = performance.now();
  for (let waited = 0; waited < LONGEST; waited = performance.now() - began) {
    const before = usageOf(server.pid, postmaster);
    await sleep(LOOK.milliseconds);
    const after = usageOf(server.pid, postmaster);
    const { node, postgres } = usedBetween(before, after, 0);
    const busy =
      after.machine.busy - before.machine.busy + after.machine.stolen - before.machine.stolen;
    const isAtRest = node + postgres <= LOOK.cpu;
    if (isAtRest && (busy <= LOOK.cpu || waited >= patience)) return;
  }
}
