import { type Adjacency, degreeOf, firstArc, isForward, kindOf } from './adjacency';
import { Best } from './best';
import { Gate } from './gate';
import { Budget, type Scratch, UNREACHED } from './reach';

export interface RingsQuery {
  readonly center: number;
  readonly hops: number;
  /** How many nodes are wanted besides the center. */
  readonly first: number;
  /** How each kind of edge counts: shut, open or weak. */
  readonly kinds: Uint8Array;
}

export interface Ring {
  /** How many nodes it has; null where the search gave up before it had counted them. */
  readonly total: number | null;
  readonly shown: number;
}

export interface Around {
  readonly node: number;
  readonly ring: number;
  /** How many edges it has, of all kinds. */
  readonly degree: number;
}

/** An edge between two nodes that are shown, in its own direction. */
export interface Between {
  readonly from: number;
  readonly to: number;
  readonly kind: number;
  readonly isWeak: boolean;
}

export interface Rings {
  /** The first is the center alone. */
  readonly rings: readonly Ring[];
  readonly nodes: readonly Around[];
  readonly edges: readonly Between[];
  /** How many edges join the nodes shown besides those told. */
  readonly edgesLeftOut: number;
  readonly truncated: boolean;
  readonly looked: number;
}

/** How many arcs are looked at: some tens of milliseconds. */
const BUDGET = 2_000_000;
/** How many edges are told. */
const EDGES = 500;

/**
 * What stands around a node, ring by ring. What only weak edges lead to is shown, but not walked on from: else all
 * that is in Brazil would stand around each that is. In a ring come first those that more than weak edges lead to,
 * then those with more edges to what is nearer, then those with more edges in all.
 */
export function ringsAround(
  adjacency: Adjacency,
  { center, hops, first, kinds }: RingsQuery,
  scratches: readonly [Scratch, Scratch],
  limit = BUDGET,
): Rings {
  const gate = new Gate(kinds, [center]);
  const budget = new Budget(limit);
  const spread = new Spread(adjacency, gate, center, budget, scratches);
  const rings: Ring[] = [{ total: 1, shown: 1 }];
  const nodes: Around[] = [{ node: center, ring: 0, degree: degreeOf(adjacency, center) }];
  for (let ring = 1; ring <= hops && !budget.isSpent; ring += 1) {
    const reached = spread.widen(ring);
    const best = new Best<number>(first + 1 - nodes.length, (a, b) => spread.compare(a, b));
    for (const node of reached) best.add(node);
    for (const node of best.items) nodes.push({ node, ring, degree: degreeOf(adjacency, node) });
    rings.push({ total: budget.isSpent ? null : reached.length, shown: best.items.length });
  }
  spread.clear();
  const edges = edgesAmong(adjacency, gate, nodes);
  return {
    rings,
    nodes,
    edges: edges.slice(0, EDGES),
    edgesLeftOut: Math.max(0, edges.length - EDGES),
    truncated: budget.isSpent,
    looked: budget.spent,
  };
}

/** The nodes reached from a center, ring by ring. */
class Spread {
  private readonly rings: Uint8Array;
  private readonly queue: Int32Array;
  /** 1 for a node that none but weak edges lead to from what is nearer. */
  private readonly weak: Uint8Array;
  /** How many edges join a node to what is nearer. */
  private readonly joined: Int32Array;
  /** Where in the queue the last ring begins, and where it ends. */
  private begin = 0;
  private end = 1;

  constructor(
    private readonly adjacency: Adjacency,
    private readonly gate: Gate,
    center: number,
    private readonly budget: Budget,
    [one, other]: readonly [Scratch, Scratch],
  ) {
    this.rings = one.steps;
    this.queue = one.queue;
    this.weak = other.steps;
    this.joined = other.queue;
    this.rings[center] = 0;
    this.weak[center] = 0;
    this.queue[0] = center;
  }

  /** The nodes of the next ring. */
  widen(ring: number): Int32Array {
    const { queue, weak, end } = this;
    const last = queue.subarray(this.begin, end);
    this.begin = end;
    for (const node of last) {
      if (weak[node] === 0) this.widenFrom(node, ring);
      if (this.budget.isSpent) break;
    }
    return queue.subarray(end, this.end);
  }

  /** Negative where the first comes before the second in a ring. */
  compare(a: number, b: number): number {
    const { weak, joined, adjacency } = this;
    return (
      (weak[a] as number) - (weak[b] as number) ||
      (joined[b] as number) - (joined[a] as number) ||
      degreeOf(adjacency, b) - degreeOf(adjacency, a) ||
      a - b
    );
  }

  /** Leaves the memory as it was found. */
  clear(): void {
    for (const node of this.queue.subarray(0, this.end)) {
      this.rings[node] = UNREACHED;
      this.weak[node] = UNREACHED;
    }
  }

  private widenFrom(node: number, ring: number): void {
    const { adjacency, gate, rings, queue, weak, joined } = this;
    const { offsets, targets, codes } = adjacency;
    const beyond = offsets[node + 1] as number;
    this.budget.spent += beyond - (offsets[node] as number);
    for (let arc = offsets[node] as number; arc < beyond; arc += 1) {
      const [other, code] = [targets[arc] as number, codes[arc] as number];
      if ((rings[other] as number) < ring || gate.isShut(code)) continue;
      const isWeak = gate.isWeak(code, node, other);
      if (isWeak && gate.leadsFromShared(code)) continue;
      if (rings[other] === UNREACHED) {
        rings[other] = ring;
        weak[other] = 1;
        joined[other] = 0;
        queue[this.end] = other;
        this.end += 1;
      }
      if (!isWeak) weak[other] = 0;
      (joined[other] as number) += 1;
    }
  }
}

/** The edges between any two of some nodes, by the nodes in their order and then by kind. */
function edgesAmong(adjacency: Adjacency, gate: Gate, nodes: readonly Around[]): Between[] {
  const { offsets, targets, codes } = adjacency;
  const edges: Between[] = [];
  nodes.forEach(({ node }, place) => {
    for (const { node: other } of nodes.slice(place + 1)) {
      const end = offsets[node + 1] as number;
      for (
        let arc = firstArc(adjacency, node, other);
        arc < end && targets[arc] === other;
        arc += 1
      ) {
        const code = codes[arc] as number;
        if (gate.isShut(code)) continue;
        const [from, to] = isForward(code) ? [node, other] : [other, node];
        const isWeak = gate.isWeak(code, node, other);
        edges.push({ from, to, kind: kindOf(code), isWeak });
      }
    }
  });
  return edges;
}
