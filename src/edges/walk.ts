import { type Adjacency, degreeOf, firstArc } from './adjacency';
import type { Gate } from './gate';
import type { Budget, Reach } from './reach';

/** What it costs to look an arc up, in arcs that are read one after the other. */
const LOOK_UP = 10;

/** An arc that a search walks. */
export interface WalkedArc {
  readonly code: number;
  readonly isWeak: boolean;
}

/** Walks the arcs that a search may walk. */
export class Walk {
  constructor(
    private readonly adjacency: Adjacency,
    private readonly gate: Gate,
    private readonly walksWeak: boolean,
    private readonly budget: Budget,
  ) {}

  /**
   * Every way of so many steps from a node back to the start of a reach, no node twice and one never. The reach knows
   * how far each node is, so that no step is taken in vain.
   */
  waysTo(reach: Reach, node: number, length: number, never: number): number[][] {
    const ways: number[][] = [];
    const way = [node];
    const step = (left: number): void => {
      const last = way.at(-1) as number;
      if (left === 0) {
        if (last === reach.start) ways.push([...way]);
        return;
      }
      for (const next of this.nextTowards(reach, last, left - 1)) {
        if (this.budget.isSpent) return;
        if (next === never || (next === reach.start && left > 1) || way.includes(next)) continue;
        way.push(next);
        step(left - 1);
        way.pop();
      }
    };
    step(length);
    return ways;
  }

  /** The arc by which a search goes from a node to another: no weak one where there is a better. */
  arc(node: number, other: number): WalkedArc {
    const { targets, codes, offsets } = this.adjacency;
    let weak = -1;
    const end = offsets[node + 1] as number;
    for (
      let arc = firstArc(this.adjacency, node, other);
      arc < end && targets[arc] === other;
      arc += 1
    ) {
      const code = codes[arc] as number;
      if (this.gate.isShut(code)) continue;
      if (!this.gate.isWeak(code, node, other)) return { code, isWeak: false };
      if (weak < 0) weak = code;
    }
    return { code: this.walksWeak ? weak : -1, isWeak: true };
  }

  /** The neighbours of a node that are within some steps of the start of a reach. */
  private *nextTowards(reach: Reach, node: number, steps: number): Generator<number> {
    const { targets, offsets } = this.adjacency;
    const within = reach.countWithin(steps);
    const degree = degreeOf(this.adjacency, node);
    const lookUps = within * Math.log2(degree + 1);
    if (lookUps < degree) {
      // Few can come next, and the node has many neighbours: each is looked up among them.
      this.budget.spent += Math.ceil(lookUps);
      for (const next of reach.within(steps)) {
        if (next !== node && this.isJoined(node, next)) yield next;
      }
      return;
    }
    this.budget.spent += degree;
    let last = -1;
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc += 1) {
      const next = targets[arc] as number;
      if (next === last || (reach.steps[next] as number) > steps) continue;
      last = next;
      this.budget.spent += LOOK_UP;
      if (this.isJoined(node, next)) yield next;
    }
  }

  private isJoined(node: number, other: number): boolean {
    return this.arc(node, other).code >= 0;
  }
}
