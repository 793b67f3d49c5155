import type { FoundStep, RingsQuestion, RoutesQuestion } from '../../edges/answerer';
import type { Edges } from '../../edges/edges';
import type { Ring } from '../../edges/rings';
import type { Finder } from '../../engine/compile/search';
import { EDGE_WORDS, EDGES, type Edge } from './edges';

/** What looks for what the questions on edges need, by name. Its findings are named as the SQL reads them. */
export const edgeFinders = (edges: Edges): Readonly<Record<string, Finder>> => ({
  async routes(asked, isLate) {
    const { revision, found } = await edges.routes(asked as RoutesQuestion, isLate);
    const [from, to] = found.ends;
    const { truncated, looked, routes } = found;
    const [knows_from, knows_to] = found.known;
    const paths = routes.map((steps, i) => ({
      position: i + 1,
      hops: steps.length,
      weak_hops: steps.filter(({ isWeak }) => isWeak).length,
      steps: steps.map(stepOf),
    }));
    const row = { from, to, knows_from, knows_to, truncated, looked, paths };
    return { revision, json: JSON.stringify(row) };
  },
  async rings(asked, isLate) {
    const { revision, found } = await edges.rings(asked as RingsQuestion, isLate);
    const { center, known, truncated, looked } = found;
    const rings = found.rings.map((ring, i) => ({ ring: i, ...ring }));
    const left = {
      nodes_left_out: truncated ? null : leftOut(found.rings),
      edges_left_out: found.edgesLeftOut,
    };
    const nodes = found.nodes.map(({ id, ...rest }, i) => ({ position: i, node_id: id, ...rest }));
    const steps = found.edges.map(stepOf);
    const row = { center, known, truncated, looked, rings, nodes, steps, ...left };
    return { revision, json: JSON.stringify(row) };
  },
});

const leftOut = (rings: readonly Ring[]): number =>
  rings.reduce((sum, { total, shown }) => sum + (total ?? 0) - shown, 0);

/** `start_id` and `end_id` are the ends of the edge in its own direction. */
function stepOf({ from, to, kind, isForward, isWeak }: FoundStep, i: number) {
  const word = EDGE_WORDS[kind];
  if (!word) throw new Error(`no edge is of kind ${kind}`);
  const { forward, backward }: Edge = EDGES[word];
  return {
    position: i + 1,
    from_id: from,
    to_id: to,
    start_id: isForward ? from : to,
    end_id: isForward ? to : from,
    kind: word,
    meaning: isForward ? forward : backward,
    weak: isWeak,
  };
}
