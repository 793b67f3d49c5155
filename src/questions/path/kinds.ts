import { OPEN, SHUT, WEAK } from '../../edges/gate';
import type { Input, Variables } from '../../engine/compile/input';
import { RequestError } from '../../engine/errors';
import { EDGE_WORDS, EDGES, type Edge } from './edges';

/** What is said of an argument that names a node, and of one that names the only edges to walk. */
export const NODE =
  'The id, or the slug, of a node. Give the id where nouns of several kinds share a slug.';
export const ONLY_KINDS =
  'Only edges of these kinds; all, when not given or an empty list. A weak kind named here is not weak.';

/**
 * How each kind of edge counts in a search, by its number: only those of `via`, where it names any, and none of `avoid`.
 * What is asked for by name is not weak.
 */
export function kindsOf(
  via: Input | undefined,
  avoid: Input | undefined,
  variables: Variables,
): Uint8Array {
  const asked = wordsOf(via, variables);
  const avoided = wordsOf(avoid, variables) ?? new Set();
  const both = [...avoided].filter((word) => asked?.has(word));
  if (both.length > 0) {
    throw new RequestError(`via and avoid must not name the same kind, got ${both.join(', ')}`);
  }
  return Uint8Array.from(EDGE_WORDS, (word) => {
    if (avoided.has(word) || asked?.has(word) === false) return SHUT;
    return !asked && (EDGES[word] as Edge).weak ? WEAK : OPEN;
  });
}

/** Null where no list is given, or an empty one: it asks for no kind in particular. */
function wordsOf(input: Input | undefined, variables: Variables): ReadonlySet<unknown> | null {
  const words = input?.read(variables);
  return Array.isArray(words) && words.length > 0 ? new Set(words) : null;
}

/** The id or slug that is given; PostgreSQL has no text with a null character, so such a one is of nothing. */
export const nameOf = (input: Input | undefined, variables: Variables): string =>
  String(input?.read(variables)).replaceAll('\0', '');

/** @throws RequestError where the value is not between the bounds */
export function within(
  name: string,
  input: Input | undefined,
  variables: Variables,
  { least, usual, most }: { least: number; usual: number; most: number },
): number {
  const value = Number(input?.read(variables) ?? usual);
  if (value >= least && value <= most) return value;
  throw new RequestError(`${name} must be between ${least} and ${most}, got ${value}`);
}
