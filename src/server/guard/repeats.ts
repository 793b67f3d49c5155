import { type DocumentNode, type FieldNode, Kind, type SelectionSetNode } from 'graphql';

import { RequestError } from '../../engine/errors';
import { type Fragments, fragmentsOf, operationsOf } from './fragments';
import { LIMITS } from './limits';

/**
 * Bounds what validation's check for overlapping fields costs: it compares every two fields that answer
 * under one name at one place, so `{ id id id … }` is quadratic in its text. Runs after `checkShape`,
 * which bounds the walk.
 */
export function checkRepeats(document: DocumentNode): void {
  const fragments = fragmentsOf(document);
  const reached = new Set<string>();
  let comparisons = 0;
  for (const { selectionSet } of operationsOf(document)) walk([selectionSet]);
  for (const [name, { selectionSet }] of fragments) if (!reached.has(name)) walk([selectionSet]);

  function walk(sets: readonly SelectionSetNode[]): void {
    for (const [name, fields] of gather(sets, fragments, reached)) {
      comparisons += fields.length ** 2;
      if (comparisons > LIMITS.repeats) {
        throw new RequestError(
          `fields that answer under one name are compared two by two, at most ${LIMITS.repeats} times in a document, got more at "${name}"`,
          'COMPLEXITY_LIMIT',
          { field: name, limit: LIMITS.repeats },
        );
      }
      walk(fields.flatMap(({ selectionSet }) => selectionSet ?? []));
    }
  }
}

/** The fields of one place by the name they answer under, each fragment once. */
function gather(
  sets: readonly SelectionSetNode[],
  fragments: Fragments,
  reached: Set<string>,
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const seen = new Set<string>();
  const waiting = [...sets];
  for (let set = waiting.pop(); set; set = waiting.pop()) {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const name = selection.alias?.value ?? selection.name.value;
        const named = fields.get(name);
        if (named) named.push(selection);
        else fields.set(name, [selection]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        waiting.push(selection.selectionSet);
      } else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        reached.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment) waiting.push(fragment.selectionSet);
      }
    }
  }
  return fields;
}
