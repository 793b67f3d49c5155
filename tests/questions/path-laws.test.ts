/** Paths between any two nodes of the data, against a search that tries everything, step by step. */
import fc from 'fast-check';
import { declaredCatalog } from '../../src/graph';
import { EDGE_WORDS, EDGES, type Edge } from '../../src/questions/path/edges';
import { EdgeStatements } from '../../src/questions/path/statements';
import { useWorld } from '../support/world';

const world = useWorld({ data: true });

interface Joined {
  readonly other: string;
  readonly kind: number;
  /** Whether the edge leads from this node to the other. */
  readonly isForward: boolean;
}

const neighbors = new Map<string, Joined[]>();
let ids: string[] = [];

beforeAll(async () => {
  const { source } = new EdgeStatements(declaredCatalog().tables);
  const nodes = await world.database.pool.query<{ id: string }>(source.nodes);
  ids = nodes.rows.map(({ id }) => id);
  for (const id of ids) neighbors.set(id, []);
  const { rows } = await world.database.pool.query({ text: source.edges, rowMode: 'array' });
  for (const [from, to, kind] of rows as [string, string, number][]) {
    if (!neighbors.has(from) || !neighbors.has(to)) continue;
    neighbors.get(from)?.push({ other: to, kind, isForward: true });
    neighbors.get(to)?.push({ other: from, kind, isForward: false });
  }
});

/** How many edges the shortest way has; null where there is none of at most so many. */
function farness(from: string, to: string, maxHops: number, isWalked: (kind: number) => boolean) {
  let ring = [from];
  const known = new Set(ring);
  for (let hops = 0; hops <= maxHops; hops += 1) {
    if (ring.includes(to)) return hops;
    const next = new Set<string>();
    for (const node of ring) {
      for (const { other, kind, isForward } of neighbors.get(node) ?? []) {
        const shared = isForward ? other : node;
        const isStrong = isWalked(kind) || shared === from || shared === to;
        if (isStrong && !known.has(other)) next.add(other);
      }
    }
    for (const node of next) known.add(node);
    ring = [...next];
  }
  return null;
}

const isWeak = (kind: number): boolean =>
  (EDGES[EDGE_WORDS[kind] as 'FUNDER'] as Edge).weak === true;

interface Step {
  readonly kind: string;
  readonly meaning: string;
  readonly from: { readonly id: string };
  readonly to: { readonly id: string };
}

interface Answer {
  readonly truncated: boolean;
  readonly paths: readonly {
    readonly hops: number;
    readonly weakHops: number;
    readonly steps: readonly Step[];
  }[];
}

async function ask(from: string, to: string, maxHops: number): Promise<Answer> {
  const { path } = await world.ask<{ path: Answer }>(
    `query ($from: ID!, $to: ID!, $maxHops: Int) { path(from: $from, to: $to, maxHops: $maxHops, first: 4) {
      truncated paths { hops weakHops steps { kind meaning from { id } to { id } } }
    } }`,
    { from, to, maxHops },
  );
  return path;
}

test('the first path is as short as any, with weak edges only where there is none without', async () => {
  const node = fc.nat().map((n) => ids[n % ids.length] as string);
  await fc.assert(
    fc.asyncProperty(node, node, fc.integer({ min: 1, max: 6 }), async (from, to, maxHops) => {
      const { truncated, paths } = await ask(from, to, maxHops);
      expect(truncated).toBe(false);
      const strong = farness(from, to, maxHops, (kind) => !isWeak(kind));
      const any = strong ?? farness(from, to, maxHops, () => true);
      const [first] = paths;
      expect(first?.hops ?? null).toBe(any);
      if (first) expect(first.weakHops === 0).toBe(strong !== null);
    }),
    { numRuns: 150, seed: 2025 },
  );
}, 60_000);

test('every step is an edge that the data state, told in the words of its direction', async () => {
  const node = fc.nat().map((n) => ids[n % ids.length] as string);
  await fc.assert(
    fc.asyncProperty(node, node, async (from, to) => {
      for (const { hops, steps } of (await ask(from, to, 6)).paths) {
        expect(steps).toHaveLength(hops);
        steps.forEach((step, i) => {
          expect(step.from.id).toBe(i === 0 ? from : steps[i - 1]?.to.id);
          const { forward, backward } = EDGES[step.kind as 'FUNDER'];
          const said = (neighbors.get(step.from.id) ?? [])
            .filter(({ other, kind }) => other === step.to.id && EDGE_WORDS[kind] === step.kind)
            .map(({ isForward }) => (isForward ? forward : backward));
          expect(said).toContain(step.meaning);
        });
        if (hops > 0) expect(steps.at(-1)?.to.id).toBe(to);
      }
    }),
    { numRuns: 100, seed: 2025 },
  );
}, 60_000);
