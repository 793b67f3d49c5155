import {
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';

import { fragmentsOf, oncePerFragment } from './fragments';
import { isPaged, type Size, sizesOf, type Variables } from './sizes';

/** The selection set of an operation or fragment, with what is needed to price it. */
interface Block {
  /** Fields that hold one value. */
  leaves: number;
  readonly branches: Branch[];
  /** Fragments spread here: shared, so they are priced once. */
  readonly spreads: Block[];
}

interface Branch {
  readonly name: string;
  readonly size: Size;
  readonly paged: boolean;
  readonly inner: Block;
}

/** What an operation asks for at most. */
export interface Cost {
  readonly nodes: number;
  readonly values: number;
}

export interface Price {
  (variables: Variables): Cost;
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
  const sizeOf = sizesOf(schema, operation);
  let varies = false;
  const ofFragment = oncePerFragment<Block>(
    fragmentsOf(document),
    ({ typeCondition, selectionSet }) => blockOf(named(typeCondition.name.value), selectionSet),
    { leaves: 0, branches: [], spreads: [] },
  );
  const root = blockOf(schema.getRootType(operation.operation), operation.selectionSet);
  const fixed = varies ? undefined : costOf(root, {});
  const price = (variables: Variables) => fixed ?? costOf(root, variables);
  return Object.assign(price, {
    dearest: (variables: Variables, of: keyof Cost) => dearestIn(root, variables, of).join('.'),
  });

  function blockOf(type: Type, selectionSet: SelectionSetNode): Block {
    const block: Block = { leaves: 0, branches: [], spreads: [] };
    fill(block, type, selectionSet);
    return block;
  }

  function fill(block: Block, type: Type, { selections }: SelectionSetNode): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        block.spreads.push(ofFragment(selection.name.value));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value;
        fill(block, condition ? named(condition) : type, selection.selectionSet);
      } else {
        const field = fieldOf(type, selection.name.value);
        if (!field || !selection.selectionSet) {
          block.leaves++;
          continue;
        }
        const size = sizeOf(type?.name ?? '', field, selection);
        if (typeof size === 'function') varies = true;
        const to = getNamedType(field.type);
        block.branches.push({
          name: field.name,
          size,
          paged: isPaged(field),
          inner: blockOf(isCompositeType(to) ? to : null, selection.selectionSet),
        });
      }
    }
  }

  function named(name: string): Type {
    const type = schema.getType(name);
    return isCompositeType(type) ? type : null;
  }
}

type Type = GraphQLCompositeType | null | undefined;

function fieldOf(type: Type, name: string) {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}

function costOf(block: Block, variables: Variables, known = new Map<Block, Cost>()): Cost {
  const before = known.get(block);
  if (before) return before;
  let nodes = 0;
  let values = block.leaves;
  for (const branch of block.branches) {
    const cost = branchCost(branch, variables, known);
    nodes += cost.nodes;
    values += cost.values;
  }
  for (const spread of block.spreads) {
    const cost = costOf(spread, variables, known);
    nodes += cost.nodes;
    values += cost.values;
  }
  const cost = { nodes, values };
  known.set(block, cost);
  return cost;
}

/** Values of introspection are worked out one by one in this process, where the rest is the database's text. */
const INTROSPECTION_WEIGHT = 5;

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
  const branches = [block, ...spreadsOf(block)].flatMap((each) => each.branches);
  const priced = branches.map((branch) => ({ branch, cost: branchCost(branch, variables)[of] }));
  const dearest = priced.sort((a, b) => b.cost - a.cost)[0];
  if (!dearest || dearest.cost === 0) return [];
  const { name, inner } = dearest.branch;
  const path = dearestIn(inner, variables, of);
  return PLUMBING.has(name) && path.length > 0 ? path : [name, ...path];
}

function spreadsOf(block: Block): readonly Block[] {
  return block.spreads.flatMap((spread) => [spread, ...spreadsOf(spread)]);
}
