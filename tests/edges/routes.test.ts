import fc from 'fast-check';

import { type Adjacency, adjacencyOf, degreeOf, kindOf } from '../../src/edges/adjacency';
import { OPEN, SHUT, WEAK } from '../../src/edges/gate';
import { scratchFor } from '../../src/edges/reach';
import { type Route, routesBetween } from '../../src/edges/routes';

/** Kinds 0 and 1 are open, 2 is weak, 3 is shut. */
const KINDS = Uint8Array.from([OPEN, OPEN, WEAK, SHUT]);

type Edge = readonly [from: number, to: number, kind: number];

function graphOf(nodes: number, edges: readonly Edge[]): Adjacency {
  return adjacencyOf(nodes, {
    from: Int32Array.from(edges, ([from]) => from),
    to: Int32Array.from(edges, ([, to]) => to),
    kinds: Uint8Array.from(edges, ([, , kind]) => kind),
  });
}

interface Query {
  readonly from: number;
  readonly to: number;
  readonly maxHops: number;
  readonly first: number;
}

function search(nodes: number, edges: readonly Edge[], query: Query, limit?: number) {
  const scratches = [scratchFor(nodes), scratchFor(nodes)] as const;
  const question = { ...query, kinds: KINDS };
  const answer = routesBetween(graphOf(nodes, edges), question, scratches, limit);
  // The memory is left as it was found.
  for (const { steps } of scratches) expect(steps.every((each) => each === 255)).toBe(true);
  return answer;
}

/** All routes, found by trying every way, and put in the order that is promised. */
function allRoutes(nodes: number, edges: readonly Edge[], { from, to, maxHops }: Query) {
  const graph = graphOf(nodes, edges);
  const strength = ([, end, kind]: Edge): boolean =>
    kind < 2 || (kind === 2 && (end === from || end === to));
  const ways: { nodes: number[]; weak: number; busyness: number }[] = [];
  const go = (way: number[], weak: number): void => {
    const last = way.at(-1) as number;
    if (last === to) {
      const between = way.slice(1, -1).map((node) => Math.log2(degreeOf(graph, node)));
      const busyness = Math.round(16 * between.reduce((a, b) => a + b, 0));
      ways.push({ nodes: [...way], weak, busyness });
      return;
    }
    if (way.length > maxHops) return;
    for (let next = 0; next < nodes; next += 1) {
      const joining = edges.filter(
        ([a, b, kind]) => kind !== 3 && ((a === last && b === next) || (b === last && a === next)),
      );
      if (joining.length === 0 || way.includes(next)) continue;
      go([...way, next], weak + (joining.some(strength) ? 0 : 1));
    }
  };
  go([from], 0);
  return ways.sort(
    (a, b) =>
      Number(a.weak > 0) - Number(b.weak > 0) ||
      a.nodes.length - b.nodes.length ||
      a.weak - b.weak ||
      a.busyness - b.busyness ||
      compare(a.nodes, b.nodes),
  );
}

const compare = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((node, i) => node !== b[i]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
};

const weakOf = ({ arcs }: Route): number => arcs.filter(({ isWeak }) => isWeak).length;

const graphs = fc.integer({ min: 2, max: 9 }).chain((nodes) => {
  const node = fc.integer({ min: 0, max: nodes - 1 });
  return fc.record({
    nodes: fc.constant(nodes),
    edges: fc.array(fc.tuple(node, node, fc.integer({ min: 0, max: 3 })), { maxLength: 24 }),
    query: fc.record({
      from: node,
      to: node,
      maxHops: fc.integer({ min: 1, max: 8 }),
      first: fc.integer({ min: 1, max: 10 }),
    }),
  });
});

test('the routes are the first of all routes, in the order promised', () => {
  fc.assert(
    fc.property(graphs, ({ nodes, edges, query }) => {
      const { routes, truncated } = search(nodes, edges, query);
      const expected = allRoutes(nodes, edges, query).slice(0, query.first);
      expect(routes.map((route) => [route.nodes, weakOf(route)])).toEqual(
        expected.map(({ nodes: way, weak }) => [way, weak]),
      );
      expect(truncated).toBe(false);
    }),
    { numRuns: 3_000, seed: 8 },
  );
});

test('every step of a route is an edge, named by the first kind that joins its ends', () => {
  fc.assert(
    fc.property(graphs, ({ nodes, edges, query }) => {
      for (const { nodes: way, arcs } of search(nodes, edges, query).routes) {
        arcs.forEach(({ code, isWeak }, i) => {
          const ends = code % 2 === 0 ? [way[i], way[i + 1]] : [way[i + 1], way[i]];
          const isThere = edges.some(
            ([from, to, kind]) => from === ends[0] && to === ends[1] && kind === kindOf(code),
          );
          expect(isThere).toBe(true);
          expect(isWeak).toBe(
            kindOf(code) === 2 && ![query.from, query.to].includes(ends[1] ?? -1),
          );
        });
      }
    }),
    { numRuns: 1_000, seed: 8 },
  );
});

test('there and back are equally far', () => {
  fc.assert(
    fc.property(graphs, ({ nodes, edges, query }) => {
      const hops = (asked: Query) =>
        search(nodes, edges, asked).routes.map((route) => [route.arcs.length, weakOf(route)]);
      expect(hops({ ...query, from: query.to, to: query.from })).toEqual(hops(query));
    }),
    { numRuns: 1_000, seed: 8 },
  );
});

test('a search that has looked at its fill says so, and what it gives is still a route', () => {
  // Every two of 60 nodes are joined: more ways of 8 edges than anybody can count.
  const edges = Array.from({ length: 60 }, (_, a) =>
    Array.from({ length: a }, (_, b): Edge => [a, b, 0]),
  ).flat();
  const query = { from: 0, to: 59, maxHops: 8, first: 10 };
  expect(search(60, edges, query)).toMatchObject({ truncated: false });
  const { routes, truncated, looked } = search(60, edges, query, 500);
  expect(truncated).toBe(true);
  expect(looked).toBeLessThan(2_000);
  for (const { nodes } of routes) expect([nodes[0], nodes.at(-1)]).toEqual([0, 59]);
});
