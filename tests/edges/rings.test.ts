import fc from 'fast-check';

import { adjacencyOf } from '../../src/edges/adjacency';
import { OPEN, SHUT, WEAK } from '../../src/edges/gate';
import { scratchFor } from '../../src/edges/reach';
import { ringsAround } from '../../src/edges/rings';

/** Kind 0 is open, 1 is weak, 2 is shut. */
const kinds = Uint8Array.from([OPEN, WEAK, SHUT]);

type Edge = readonly [from: number, to: number, kind: number];

const around = (nodes: number, edges: readonly Edge[], hops: number, first = 100, limit?: number) =>
  ringsAround(
    adjacencyOf(nodes, {
      from: Int32Array.from(edges, ([from]) => from),
      to: Int32Array.from(edges, ([, to]) => to),
      kinds: Uint8Array.from(edges, ([, , kind]) => kind),
    }),
    { center: 0, hops, first, kinds },
    [scratchFor(nodes), scratchFor(nodes)],
    limit,
  );

/** How far each node is from 0, walking on from none that only weak edges lead to. */
function farness(nodes: number, edges: readonly Edge[], hops: number): Map<number, number> {
  const far = new Map([[0, 0]]);
  let outermost = [0];
  for (let ring = 1; ring <= hops; ring += 1) {
    const strong = new Set<number>();
    for (let node = 0; node < nodes; node += 1) {
      if (far.has(node)) continue;
      for (const [from, to, kind] of edges) {
        if (kind === 2 || ![from, to].includes(node)) continue;
        const other = from === node ? to : from;
        if (!outermost.includes(other)) continue;
        // A weak edge is walked towards what is shared, or away from it where that is the center.
        if (kind === 0 || (to === 0 && other === 0)) strong.add(node);
        else if (to === node) strong.has(node) || far.set(node, -ring);
      }
      if (strong.has(node)) far.set(node, ring);
    }
    outermost = [...strong];
  }
  return new Map([...far].map(([node, ring]) => [node, Math.abs(ring)]));
}

const graphs = fc.integer({ min: 1, max: 9 }).chain((nodes) => {
  const node = fc.integer({ min: 0, max: nodes - 1 });
  return fc.record({
    nodes: fc.constant(nodes),
    edges: fc.array(fc.tuple(node, node, fc.integer({ min: 0, max: 2 })), { maxLength: 20 }),
    hops: fc.integer({ min: 1, max: 3 }),
  });
});

test('every node stands in the ring of its distance, and every edge between those shown is told once', () => {
  fc.assert(
    fc.property(graphs, ({ nodes, edges, hops }) => {
      const found = around(nodes, edges, hops);
      const far = farness(nodes, edges, hops);
      expect(new Map(found.nodes.map(({ node, ring }) => [node, ring]))).toEqual(far);
      const between = edges
        .filter(([from, to, kind]) => kind < 2 && from !== to && far.has(from) && far.has(to))
        .map((edge) => edge.join());
      expect(found.edges.map(({ from, to, kind }) => [from, to, kind].join()).sort()).toEqual(
        [...new Set(between)].sort(),
      );
    }),
    { numRuns: 2_000, seed: 8 },
  );
});

test('what does not fit is counted, ring by ring', () => {
  // 0 has 5 neighbours, each of which has one of its own; 1 is joined to 2 besides.
  const edges: Edge[] = [
    ...[1, 2, 3, 4, 5].flatMap((node): Edge[] => [
      [0, node, 0],
      [node, node + 5, 0],
    ]),
    [1, 2, 0],
  ];
  const found = around(11, edges, 2, 3);
  expect(found.rings).toEqual([
    { total: 1, shown: 1 },
    { total: 5, shown: 3 },
    { total: 5, shown: 0 },
  ]);
  expect(found.nodes.map(({ node, degree }) => [node, degree])).toEqual([
    [0, 5],
    [1, 3],
    [2, 3],
    [3, 2],
  ]);
  expect(found.truncated).toBe(false);
});

test('what was not counted is not said to be', () => {
  const edges = Array.from({ length: 50 }, (_, i): Edge => [0, i + 1, 0]);
  expect(around(51, edges, 1, 5, 10)).toMatchObject({
    truncated: true,
    rings: [
      { total: 1, shown: 1 },
      { total: null, shown: 5 },
    ],
  });
});
