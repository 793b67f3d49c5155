import { RequestError } from '../errors';
import type { Compilation } from './compilation';
import { inCursor, valuesIn } from './cursor';
import type { Input, Variables } from './input';
import type { OrderKey } from './order';

/** Reads the values of the keys out of a cursor; refuses one that this order did not give. */
export function cursorReader(
  keys: readonly OrderKey[],
  { input, argument, mark }: Cursor,
): (variables: Variables) => readonly (string | null)[] {
  const placed = inCursor(keys);
  // Each key is a parameter, so the same cursor is asked for as many times.
  const known = new WeakMap<Variables, readonly (string | null)[]>();
  return (variables) => {
    const before = known.get(variables);
    if (before) return before;
    const cursor = String(input.read(variables));
    const values = valuesIn(cursor, mark, placed);
    if (values) {
      known.set(variables, values);
      return values;
    }
    throw new RequestError(
      `${argument} must be a cursor of this list in this order, got ${JSON.stringify(cursor)}`,
    );
  };
}

/** The arguments that take a cursor. */
export type CursorArgument = 'after' | 'before';

/** A cursor that was given, as which argument, and the mark of the order that it must be of. */
interface Cursor {
  readonly argument: CursorArgument;
  readonly input: Input;
  readonly mark: string;
}

/** The parameters that hold the values of the keys, `$1::text` and so on. */
export function cursorParameters(
  keys: readonly OrderKey[],
  cursor: Cursor,
  compilation: Compilation,
): readonly string[] {
  const read = cursorReader(keys, cursor);
  return keys.map(({ type }, index) =>
    compilation.parameter(
      (variables) => read(variables)[index],
      type === 'text' ? 'text' : `text::${type}`,
    ),
  );
}

/**
 * The condition that a row comes strictly after the cursor, or before it.
 *
 *     (a, id) > ($1, $2)                     keys that are never null and all go one way
 *     (a > $1 OR a IS NULL) OR (a IS NOT DISTINCT FROM $1 AND id > $2)      otherwise
 *
 * @param values of the cursor's keys, in their order
 */
export function beyondSql(
  keys: readonly OrderKey[],
  argument: CursorArgument,
  values: readonly string[],
): string {
  const backward = argument === 'before';
  const down = keys[0]?.descending !== backward;
  if (keys.every((key) => !key.nullable && (key.descending !== backward) === down)) {
    const columns = keys.map((key) => key.sql).join(', ');
    return `(${columns}) ${down ? '<' : '>'} (${values.join(', ')})`;
  }
  const alternatives = keys.map((key, index) => {
    const value = values[index] ?? '';
    const equal = keys
      .slice(0, index)
      .map((each, i) => `${each.sql} IS NOT DISTINCT FROM ${values[i]}`);
    return [...equal, past(key, value, backward)].join(' AND ');
  });
  return `(${alternatives.map((each) => `(${each})`).join(' OR ')})`;
}

/** That one key comes strictly after a value, in its direction and with its place for nulls. */
function past(
  { sql, descending, nullsFirst, nullable }: OrderKey,
  value: string,
  backward: boolean,
) {
  const sign = descending !== backward ? '<' : '>';
  if (!nullable) return `${sql} ${sign} ${value}`;
  return nullsFirst !== backward
    ? `((${value} IS NULL AND ${sql} IS NOT NULL) OR ${sql} ${sign} ${value})`
    : `(${value} IS NOT NULL AND (${sql} ${sign} ${value} OR ${sql} IS NULL))`;
}
