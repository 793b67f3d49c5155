import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
} from 'graphql';

import { RequestError } from '../errors';
import type { Variables } from './input';

/** A field of the answer: its key, and the nodes of the operation that ask for it together. */
export interface Selected {
  readonly key: string;
  readonly name: string;
  /** Never empty. */
  readonly nodes: readonly FieldNode[];
}

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

interface Asked {
  readonly fragments: Fragments;
  readonly variables: Variables;
}

/**
 * The fields that selection sets ask of an object, in the order of the answer (GraphQL specification,
 * CollectFields): fragments that apply are spread, `@skip` and `@include` obeyed, equal keys merged.
 *
 * @param names names of the object's type and of its interfaces
 */
export function fieldsOf(
  selectionSets: readonly SelectionSetNode[],
  names: ReadonlySet<string>,
  asked: Asked,
): Selected[] {
  const found = new Map<string, FieldNode[]>();
  for (const set of selectionSets) collect(set, names, asked, found);
  return [...found].map(([key, nodes]) => ({ key, name: nodes[0]?.name.value ?? '', nodes }));
}

/** The selection sets below a field. */
export function below(selected: Selected): SelectionSetNode[] {
  return selected.nodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []));
}

function collect(
  set: SelectionSetNode,
  names: ReadonlySet<string>,
  asked: Asked,
  found: Map<string, FieldNode[]>,
): void {
  for (const node of set.selections) {
    if (!isIncluded(node.directives ?? [], asked.variables)) continue;
    if (node.kind === Kind.FIELD) {
      const key = node.alias?.value ?? node.name.value;
      const same = found.get(key);
      if (same) same.push(node);
      else found.set(key, [node]);
      continue;
    }
    const fragment =
      node.kind === Kind.INLINE_FRAGMENT ? node : asked.fragments.get(node.name.value);
    const condition = fragment?.typeCondition?.name.value;
    if (fragment && (condition === undefined || names.has(condition))) {
      collect(fragment.selectionSet, names, asked, found);
    }
  }
}

function isIncluded(directives: readonly DirectiveNode[], variables: Variables): boolean {
  return directives.every((directive) => {
    const given = directive.arguments?.[0]?.value;
    if (!given) return true;
    const { value: name } = directive.name;
    if (name !== 'skip' && name !== 'include') return true;
    const holds =
      given.kind === Kind.VARIABLE
        ? variables[given.name.value]
        : (given as { value?: unknown }).value;
    // A variable with a default may still be given as null.
    if (typeof holds !== 'boolean')
      throw new RequestError(`@${name} needs true or false, got null`);
    return holds === (name === 'include');
  });
}
