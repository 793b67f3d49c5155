import { RequestError } from '../../engine/errors';
import { LIMITS } from './limits';
import type { Variables } from './sizes';

/** Bounds how deep and how many the values of the variables are: coercion and compilation recurse into them. */
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
