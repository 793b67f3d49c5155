import { type Adjacency, degreeOf } from './adjacency';
import { Best } from './best';
import { Gate } from './gate';
import { Budget, Reach, type Scratch } from './reach';
import { Walk, type WalkedArc } from './walk';

export interface RouteQuery {
  readonly from: number;
  readonly to: number;
  readonly maxHops: number;
  /** How many routes are wanted. */
  readonly first: number;
  /** How each kind of edge counts: shut, open or weak. */
  readonly kinds: Uint8Array;
}

export interface Route {
  /** From the first node to the last, both told; no node twice. */
  readonly nodes: readonly number[];
  readonly arcs: readonly WalkedArc[];
}

export interface Routes {
  readonly routes: readonly Route[];
  /** Whether the search gave up before it had looked at all that was asked for. */
  readonly truncated: boolean;
  /** How many edges it looked at. */
  readonly looked: number;
}

/** How many arcs are looked at with weak ones, and without: tens of milliseconds each. */
const BUDGET = 3_000_000;

/**
 * The first routes between two nodes. Those without a weak edge come first, then those with fewer edges, with fewer
 * weak ones, over nodes of which less is said (the product of their degrees), and last by the numbers of the nodes: an
 * order in which no two are equal.
 */
export function routesBetween(
  adjacency: Adjacency,
  query: RouteQuery,
  scratches: readonly [Scratch, Scratch],
  limit = BUDGET,
): Routes {
  const { from, to, first, kinds } = query;
  if (from === to) return { routes: [{ nodes: [from], arcs: [] }], truncated: false, looked: 0 };
  const gate = new Gate(kinds, [from, to]);
  const routes: Route[] = [];
  let truncated = false;
  let looked = 0;
  for (const walksWeak of gate.hasWeak ? [false, true] : [false]) {
    if (routes.length >= first) break;
    const budget = new Budget(limit);
    const search = new RouteSearch(adjacency, query, gate, walksWeak, budget, scratches);
    routes.push(...search.run(first - routes.length));
    truncated ||= budget.isSpent;
    looked += budget.spent;
  }
  return { routes, truncated, looked };
}

/** What it costs to weigh an edge of a route, in arcs that are read one after the other. */
const WEIGHING = 20;

/** A route while it is weighed against others of as many edges. */
interface Weighed extends Route {
  /** How many of its edges are weak. */
  readonly weak: number;
  readonly busyness: number;
}

/**
 * A search from both ends at once. Both are widened ring by ring, the cheaper first, until together they reach as far
 * as a route is long; a route of that length crosses a node that is near enough to both.
 */
class RouteSearch {
  private readonly near: Reach;
  private readonly far: Reach;
  private readonly walk: Walk;

  constructor(
    private readonly adjacency: Adjacency,
    private readonly query: RouteQuery,
    gate: Gate,
    private readonly walksWeak: boolean,
    private readonly budget: Budget,
    [nearScratch, farScratch]: readonly [Scratch, Scratch],
  ) {
    const reach = (start: number, scratch: Scratch) =>
      new Reach(start, adjacency, gate, walksWeak, budget, scratch);
    this.near = reach(query.from, nearScratch);
    this.far = reach(query.to, farScratch);
    this.walk = new Walk(adjacency, gate, walksWeak, budget);
  }

  run(first: number): Route[] {
    const found: Route[] = [];
    for (let length = 1; length <= this.query.maxHops && found.length < first; length += 1) {
      this.widenTo(length);
      if (this.budget.isSpent || !this.canMeet()) break;
      found.push(...this.ofLength(length, first - found.length));
    }
    this.near.clear();
    this.far.clear();
    return found;
  }

  private widenTo(length: number): void {
    const { near, far, budget } = this;
    while (near.radius + far.radius < length && !budget.isSpent) {
      // What is exhausted is widened for nothing.
      const isNear = near.isExhausted || (!far.isExhausted && near.cost <= far.cost);
      (isNear ? near : far).widen();
    }
  }

  /** Whether there can be a route of any length: not where all that an end reaches is known, without the other. */
  private canMeet(): boolean {
    const { near, far } = this;
    const isCutOff = (one: Reach, other: Reach) => one.isExhausted && !one.has(other.start);
    return !isCutOff(near, far) && !isCutOff(far, near);
  }

  private ofLength(length: number, first: number): Route[] {
    const best = new Best<Weighed>(first, inOrder);
    const [split, middles] = this.middles(length);
    for (const middle of middles) {
      if (this.budget.isSpent) break;
      if (!this.isBetween(middle, split, length)) continue;
      this.through(middle, split, length, best);
    }
    return best.items;
  }

  /** Where to part routes of a length so that few nodes come into question, and these. */
  private middles(length: number): [split: number, nodes: Int32Array] {
    const { near, far } = this;
    let best: [number, Int32Array] | null = null;
    for (let split = length - far.radius; split <= near.radius; split += 1) {
      if (split < 0 || split > length) continue;
      const [before, after] = [near.countWithin(split), far.countWithin(length - split)];
      const nodes = before <= after ? near.within(split) : far.within(length - split);
      if (!best || nodes.length < best[1].length) best = [split, nodes];
    }
    return best ?? [0, new Int32Array(0)];
  }

  /** Whether a node can stand that many edges from the start, on a route of that length. */
  private isBetween(node: number, split: number, length: number): boolean {
    const { near, far } = this;
    this.budget.spent += 1;
    if ((node === near.start && split > 0) || (node === far.start && split < length)) return false;
    return (near.steps[node] as number) <= split && (far.steps[node] as number) <= length - split;
  }

  private through(middle: number, split: number, length: number, best: Best<Weighed>): void {
    const { near, far, walk } = this;
    const heads = walk.waysTo(near, middle, split, far.start);
    if (heads.length === 0) return;
    for (const tail of walk.waysTo(far, middle, length - split, near.start)) {
      for (const head of heads) {
        this.budget.spent += 1;
        if (tail.some((node, i) => i > 0 && head.includes(node))) continue;
        this.budget.spent += WEIGHING * length;
        const route = this.weighed([...head.toReversed(), ...tail.slice(1)]);
        if (!this.walksWeak || route.weak > 0) best.add(route);
      }
      if (this.budget.isSpent) return;
    }
  }

  private weighed(nodes: readonly number[]): Weighed {
    const arcs = nodes.slice(1).map((node, i) => this.walk.arc(nodes[i] as number, node));
    const busyness = nodes
      .slice(1, -1)
      .reduce((sum, node) => sum + Math.log2(degreeOf(this.adjacency, node)), 0);
    return {
      nodes,
      arcs,
      weak: arcs.filter(({ isWeak }) => isWeak).length,
      busyness: Math.round(16 * busyness),
    };
  }
}

function inOrder(a: Weighed, b: Weighed): number {
  if (a.weak !== b.weak) return a.weak - b.weak;
  if (a.busyness !== b.busyness) return a.busyness - b.busyness;
  const at = a.nodes.findIndex((node, i) => node !== b.nodes[i]);
  return at < 0 ? 0 : (a.nodes[at] as number) - (b.nodes[at] as number);
}
