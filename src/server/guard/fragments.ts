import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export function fragmentsOf(document: DocumentNode): Fragments {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  return fragments;
}

export function operationsOf(document: DocumentNode): readonly OperationDefinitionNode[] {
  return document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
}

/**
 * Works out something about each fragment once, however often it is spread.
 * Throws a validation error for a fragment that spreads itself; `absent` stands for one that is not there.
 */
export function oncePerFragment<T>(
  fragments: Fragments,
  work: (fragment: FragmentDefinitionNode) => T,
  absent: T,
): (name: string) => T {
  const known = new Map<string, T>();
  const underway = new Set<string>();
  return (name) => {
    const fragment = fragments.get(name);
    if (!fragment) return absent;
    if (underway.has(name)) {
      throw new GraphQLError(`Cannot spread fragment "${name}" within itself.`, {
        nodes: fragment,
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      });
    }
    if (!known.has(name)) {
      underway.add(name);
      known.set(name, work(fragment));
      underway.delete(name);
    }
    return known.get(name) as T;
  };
}
