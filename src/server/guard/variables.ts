import { RequestError } from '../../engine/errors';
import { LIMITS } from './limits';
import type { Variables } from './sizes';
import { NUL } from './tokens';

/**
 * Bounds how deep and how many the values of the variables are: coercion and compilation recurse into them. Refuses
 * texts that the database could not be sent.
 */
export function checkVariables(variables: Variables): void {
  let count = 0;
  visit(variables, 0);

  function visit(value: unknown, depth: number): void {
    if (++count > LIMITS.variableValues) {
      throw new RequestError(
        `variables may hold at most ${LIMITS.variableValues} values, got more`,
        'COMPLEXITY_LIMIT',
      );
    }
    if (typeof value === 'string' && value.includes(NUL)) {
      const path = pathTo(value, variables)?.join('.');
      throw new RequestError(
        `a text may not hold the character U+0000, which that of the variable ${path} does`,
      );
    }
    if (typeof value !== 'object' || value === null) return;
    if (depth > LIMITS.variableDepth) {
      throw new RequestError(
        `variables may nest at most ${LIMITS.variableDepth} deep, got more`,
        'DEPTH_LIMIT',
      );
    }
    for (const inner of Object.values(value)) visit(inner, depth + 1);
  }
}

/** The keys under which a text stands. */
function pathTo(text: string, within: object): readonly string[] | null {
  for (const [key, value] of Object.entries(within)) {
    if (value === text) return [key];
    const path = typeof value === 'object' && value !== null ? pathTo(text, value) : null;
    if (path) return [key, ...path];
  }
  return null;
}
