import type { Adjacency } from './adjacency';
import type { Gate } from './gate';

/** Of a node that was not reached. */
export const UNREACHED = 255;

/** How much a search may look at before it gives up. */
export class Budget {
  spent = 0;

  constructor(private readonly limit: number) {}

  get isSpent(): boolean {
    return this.spent > this.limit;
  }
}

/** Memory for one search at a time: five bytes for each node. */
export interface Scratch {
  /** In how many steps each node was reached. */
  readonly steps: Uint8Array;
  /** The nodes reached, the nearest first. */
  readonly queue: Int32Array;
}

export const scratchFor = (nodes: number): Scratch => ({
  steps: new Uint8Array(nodes).fill(UNREACHED),
  queue: new Int32Array(nodes),
});

/** The nodes within some steps of one, reached ring by ring. */
export class Reach {
  readonly steps: Uint8Array;
  private readonly queue: Int32Array;
  /** Where in the queue each ring ends. */
  private readonly ends: number[];

  constructor(
    readonly start: number,
    private readonly adjacency: Adjacency,
    private readonly gate: Gate,
    private readonly walksWeak: boolean,
    private readonly budget: Budget,
    { steps, queue }: Scratch,
  ) {
    this.steps = steps;
    this.queue = queue;
    queue[0] = start;
    steps[start] = 0;
    this.ends = [1];
  }

  /** How many rings there are around the start. */
  get radius(): number {
    return this.ends.length - 1;
  }

  /** Whether nothing further can be reached. */
  get isExhausted(): boolean {
    return this.ends.at(-1) === (this.ends.at(-2) ?? 0);
  }

  has(node: number): boolean {
    return this.steps[node] !== UNREACHED;
  }

  /** How many nodes are within some steps. */
  countWithin(steps: number): number {
    return this.ends[Math.min(steps, this.radius)] as number;
  }

  /** The nodes within some steps, the nearest first. */
  within(steps: number): Int32Array {
    return this.queue.subarray(0, this.countWithin(steps));
  }

  /** How many arcs the next ring costs to find. */
  get cost(): number {
    const { offsets } = this.adjacency;
    let cost = 0;
    for (const node of this.outermost()) {
      cost += (offsets[node + 1] as number) - (offsets[node] as number);
    }
    return cost;
  }

  /** Reaches one ring further; stops in its midst where the budget is spent. */
  widen(): void {
    const { adjacency, gate, steps, queue, budget, walksWeak } = this;
    const { offsets, targets, codes } = adjacency;
    const next = this.radius + 1;
    let end = this.ends.at(-1) as number;
    for (const node of this.outermost()) {
      const beyond = offsets[node + 1] as number;
      budget.spent += beyond - (offsets[node] as number);
      for (let arc = offsets[node] as number; arc < beyond; arc += 1) {
        const other = targets[arc] as number;
        if (steps[other] !== UNREACHED) continue;
        const code = codes[arc] as number;
        if (gate.isShut(code) || (!walksWeak && gate.isWeak(code, node, other))) continue;
        steps[other] = next;
        queue[end] = other;
        end += 1;
      }
      if (budget.isSpent) break;
    }
    this.ends.push(end);
  }

  /** Forgets everything, so that the memory can be used again. */
  clear(): void {
    for (const node of this.within(this.radius)) this.steps[node] = UNREACHED;
  }

  private outermost(): Int32Array {
    return this.queue.subarray(this.ends.at(-2) ?? 0, this.ends.at(-1));
  }
}
