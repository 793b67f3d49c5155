/**
 * Which node is joined to which, by which kind of edge: compressed sparse rows. The arcs of node `n` stand at
 * `offsets[n]` to `offsets[n + 1]`, by target and then by code. The code of an arc is twice the number of its
 * kind, and one more where it is walked against its direction.
 */
export interface Adjacency {
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  readonly codes: Uint8Array;
}

/** Edges in no order: the numbers of their ends, and of their kinds (below 128). */
export interface EdgeList {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly kinds: Uint8Array;
}

export const forward = (kind: number): number => 2 * kind;
export const backward = (kind: number): number => 2 * kind + 1;
export const kindOf = (code: number): number => code >> 1;
export const isForward = (code: number): boolean => code % 2 === 0;

/** How many arcs a node has. */
export const degreeOf = ({ offsets }: Adjacency, node: number): number =>
  (offsets[node + 1] as number) - (offsets[node] as number);

/** Where the arcs from a node to another begin, or would, found by halving. */
export function firstArc({ offsets, targets }: Adjacency, node: number, other: number): number {
  let low = offsets[node] as number;
  for (let high = offsets[node + 1] as number; low < high; ) {
    const middle = (low + high) >>> 1;
    if ((targets[middle] as number) < other) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const bytesOf = ({ offsets, targets, codes }: Adjacency): number =>
  offsets.byteLength + targets.byteLength + codes.byteLength;

/**
 * Five bytes for each of the two arcs of an edge, and four for a node. An edge that is stated twice stands once; one
 * from a node to itself leads nowhere and is left out.
 */
export function adjacencyOf(nodes: number, edges: EdgeList): Adjacency {
  return distinct(transposed(arcsOf(nodes, edges)));
}

function arcsOf(nodes: number, { from, to, kinds }: EdgeList): Adjacency {
  const offsets = new Int32Array(nodes + 1);
  for (let edge = 0; edge < from.length; edge += 1) {
    if (from[edge] === to[edge]) continue;
    (offsets[(from[edge] as number) + 1] as number) += 1;
    (offsets[(to[edge] as number) + 1] as number) += 1;
  }
  for (let node = 0; node < nodes; node += 1) {
    (offsets[node + 1] as number) += offsets[node] as number;
  }
  const targets = new Int32Array(offsets[nodes] as number);
  const codes = new Uint8Array(targets.length);
  const next = offsets.slice(0, nodes);
  const put = (source: number, target: number, code: number): void => {
    const at = next[source] as number;
    next[source] = at + 1;
    targets[at] = target;
    codes[at] = code;
  };
  for (let edge = 0; edge < from.length; edge += 1) {
    const [source, target, kind] = [from[edge], to[edge], kinds[edge]] as [number, number, number];
    if (source === target) continue;
    put(source, target, forward(kind));
    put(target, source, backward(kind));
  }
  return { offsets, targets, codes };
}

/** The same arcs seen from their other ends, which puts those of each node in the order of their targets. */
function transposed({ offsets, targets, codes }: Adjacency): Adjacency {
  const next = offsets.slice(0, -1);
  const ordered = new Int32Array(targets.length);
  const orderedCodes = new Uint8Array(codes.length);
  for (let node = 0; node < next.length; node += 1) {
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc += 1) {
      const other = targets[arc] as number;
      const at = next[other] as number;
      next[other] = at + 1;
      ordered[at] = node;
      orderedCodes[at] = (codes[arc] as number) ^ 1;
    }
  }
  return { offsets, targets: ordered, codes: orderedCodes };
}

/** Puts the arcs between the same two nodes in the order of their codes, and leaves one of those that are equal. */
function distinct({ offsets, targets, codes }: Adjacency): Adjacency {
  const kept = new Int32Array(offsets.length);
  let length = 0;
  for (let node = 0; node + 1 < offsets.length; node += 1) {
    const end = offsets[node + 1] as number;
    for (let arc = offsets[node] as number; arc < end; ) {
      const target = targets[arc] as number;
      let beyond = arc + 1;
      while (beyond < end && targets[beyond] === target) beyond += 1;
      codes.subarray(arc, beyond).sort();
      for (let last = -1; arc < beyond; arc += 1) {
        if (codes[arc] === last) continue;
        last = codes[arc] as number;
        targets[length] = target;
        codes[length] = last;
        length += 1;
      }
    }
    kept[node + 1] = length;
  }
  return { offsets: kept, targets: targets.slice(0, length), codes: codes.slice(0, length) };
}
