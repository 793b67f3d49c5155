import { type Adjacency, degreeOf, firstArc, isForward, kindOf } from './adjacency';
import { Best } from './best';
import { Gate } from './gate';
import { Budget } from './reach';

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
  limit = BUDGET,
): Rings {
  const gate = new Gate(kinds, [center]);
  const budget = new Budget(limit);
  const rings: Ring[] = [{ total: 1, shown: 1 }];
  const nodes: Around[] = [{ node: center, ring: 0, degree: degreeOf(adjacency, center) }];
  const known = new Set([center]);
  let outermost = [center];
  for (let ring = 1; ring <= hops && !budget.isSpent; ring += 1) {
    const reached = ringBeyond(adjacency, gate, outermost, known, budget);
    const best = new Best<Reached>(first + 1 - nodes.length, inOrder);
    for (const each of reached) best.add(each);
    for (const { node, degree } of best.items) nodes.push({ node, ring, degree });
    rings.push({ total: budget.isSpent ? null : reached.length, shown: best.items.length });
    for (const { node } of reached) known.add(node);
    outermost = reached.filter(({ isWeak }) => !isWeak).map(({ node }) => node);
  }
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

/** A node of a ring while it is weighed against the others. */
interface Reached {
  readonly node: number;
  readonly degree: number;
  /** Whether none but weak edges lead to it from what is nearer. */
  isWeak: boolean;
  /** How many edges join it to what is nearer. */
  joined: number;
}

function ringBeyond(
  adjacency: Adjacency,
  gate: Gate,
  outermost: readonly number[],
  known: ReadonlySet<number>,
  budget: Budget,
): readonly Reached[] {
  const { offsets, targets, codes } = adjacency;
  const reached = new Map<number, Reached>();
  for (const node of outermost) {
    const end = offsets[node + 1] as number;
    budget.spent += end - (offsets[node] as number);
    if (budget.isSpent) break;
    for (let arc = offsets[node] as number; arc < end; arc += 1) {
      const [other, code] = [targets[arc], codes[arc]] as [number, number];
      if (known.has(other) || gate.isShut(code)) continue;
      const isWeak = gate.isWeak(code, node, other);
      if (isWeak && gate.leadsFromShared(code)) continue;
      const before = reached.get(other);
      if (before) {
        before.isWeak &&= isWeak;
        before.joined += 1;
      } else {
        reached.set(other, { node: other, degree: degreeOf(adjacency, other), isWeak, joined: 1 });
      }
    }
  }
  return [...reached.values()];
}

const inOrder = (a: Reached, b: Reached): number =>
  Number(a.isWeak) - Number(b.isWeak) ||
  b.joined - a.joined ||
  b.degree - a.degree ||
  a.node - b.node;

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
