import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';

import { type Block, type Branch, blocksOf } from './blocks';
import type { Variables } from './sizes';

/** What an operation asks for at most. */
export interface Cost {
  readonly nodes: number;
  readonly values: number;
}

export interface Price {
  cost(variables: Variables): Cost;
  /** The field, from the root, that makes most of it: `summits.plans.programs`. */
  dearest(variables: Variables, of: keyof Cost): string;
}

/**
 * Compiles a validated operation into its price. Every page is taken for full, so the nodes of a field
 * are the product of the page sizes down to it (GitHub's rule); what does not hang on a variable is
 * worked out here, once.
 */
export function priceOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Price {
  const root = blocksOf(schema, document, operation);
  const fixed = varies(root) ? undefined : costOf(root, {});
  return {
    cost: (variables) => fixed ?? costOf(root, variables),
    dearest: (variables, of) => dearestIn(root, variables, of).join('.'),
  };
}

function varies({ branches, spreads }: Block): boolean {
  return (
    branches.some(({ size, inner }) => typeof size === 'function' || varies(inner)) ||
    spreads.some(varies)
  );
}

function costOf(block: Block, variables: Variables, known = new Map<Block, Cost>()): Cost {
  const before = known.get(block);
  if (before) return before;
  const parts = [
    ...block.branches.map((branch) => branchCost(branch, variables, known)),
    ...block.spreads.map((spread) => costOf(spread, variables, known)),
  ];
  const cost = parts.reduce(
    (sum, { nodes, values }) => ({ nodes: sum.nodes + nodes, values: sum.values + values }),
    { nodes: 0, values: block.leaves },
  );
  known.set(block, cost);
  return cost;
}

/** Introspection is worked out in this process, which does nothing else meanwhile. */
const INTROSPECTION_WEIGHT = 2;

function branchCost(
  { name, size, paged, inner }: Branch,
  variables: Variables,
  known?: Map<Block, Cost>,
): Cost {
  const count = typeof size === 'number' ? size : size(variables);
  const each = costOf(inner, variables, known);
  const weight = name === '__schema' || name === '__type' ? INTROSPECTION_WEIGHT : 1;
  return {
    nodes: count * (each.nodes + (paged ? 1 : 0)),
    values: count * weight * (each.values + 1),
  };
}

/** Plumbing of a connection: no field that a caller would think of as costly. */
const PLUMBING: ReadonlySet<string> = new Set(['edges', 'node', 'nodes', 'pageInfo']);

function dearestIn(block: Block, variables: Variables, of: keyof Cost): readonly string[] {
  const priced = branchesOf(block).map((branch) => ({
    branch,
    cost: branchCost(branch, variables)[of],
  }));
  const dearest = priced.sort((a, b) => b.cost - a.cost)[0];
  if (!dearest || dearest.cost === 0) return [];
  const { name, inner } = dearest.branch;
  const path = dearestIn(inner, variables, of);
  return PLUMBING.has(name) ? path : [name, ...path];
}

/** With those of the fragments spread here, however deep. */
function branchesOf({ branches, spreads }: Block): readonly Branch[] {
  return [...branches, ...spreads.flatMap(branchesOf)];
}
