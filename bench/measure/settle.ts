import { calm } from './calm';
import type { Bounds } from './pace';
import { type SliceOptions, slice } from './slice';

/**
 * Slices that are not so many times better than the best before them, so many in a row, tell that a server is warm. CPU is
 * counted in hundredths of a second, a tenth of what a slice takes.
 */
const SETTLED = { perSecond: 1.03, nodeCpu: 1.1, slices: 2 };

export interface SettleOptions extends SliceOptions {
  /** How long to wait after a slice for others to be quiet, in milliseconds. */
  readonly patience: number;
}

/**
 * Loads a server until it answers no more a second than before, and for no less of its own CPU, which tells where
 * PostgreSQL has most to do: until the code is compiled, statements are prepared on all connections, their plans have
 * settled, and what it reads into memory beside its answers is read; or for as long as it may take. Tells the most that it
 * answered a second.
 *
 * @param bounds in milliseconds
 */
export async function settle(options: SettleOptions, bounds: Bounds): Promise<number> {
  const began = performance.now();
  const best = { perSecond: 0, nodeCpu: Infinity };
  for (let settled = 0; ; ) {
    const { perSecond, nodeCpu } = await slice(options);
    await calm(options.server, options.postmaster, options.patience);
    const isQuicker = perSecond >= best.perSecond * SETTLED.perSecond;
    const isCheaper = nodeCpu <= best.nodeCpu / SETTLED.nodeCpu;
    settled = isQuicker || isCheaper ? 0 : settled + 1;
    best.perSecond = Math.max(best.perSecond, perSecond);
    best.nodeCpu = Math.min(best.nodeCpu, nodeCpu);
    const taken = performance.now() - began;
    const isWarm = taken >= bounds.least && settled >= SETTLED.slices;
    if (isWarm || taken >= bounds.most) return best.perSecond;
  }
}
