import { createHash } from 'node:crypto';

import { RequestError } from '../errors';
import { isDay } from '../partial-date';
import type { Compilation } from './compilation';
import type { Input, Variables } from './input';
import { quote } from './json';
import type { OrderKey } from './order';

/** A short mark of an order, at the head of each of its cursors. */
export function orderMark(name: string): string {
  return createHash('sha1').update(name).digest('base64url').slice(0, 6);
}

/**
 * The cursor of a row as a JSON string: the order's mark and the row's keys.
 *
 *     to_json('x7Gf2a['||to_json(k0)::text||','||'"'||k1::text||'"'||']')::text
 */
export function cursorSql(mark: string, keys: readonly OrderKey[]): string {
  const values = keys.map(({ sql, type, nullable }) => {
    // Only texts can hold what needs to be escaped.
    const value = type === 'text' ? `to_json(${sql})::text` : `'"'||${sql}::text||'"'`;
    return nullable ? `coalesce(${value},'null')` : value;
  });
  return `to_json(${quote(`${mark}[`)}||${values.join(`||','||`)}||']')::text`;
}

/** Reads key `index` out of a cursor; refuses a cursor that this order did not give. */
function keyReader(
  keys: readonly OrderKey[],
  index: number,
  { input, argument, mark }: Cursor,
): (variables: Variables) => string | null {
  return (variables) => {
    const cursor = String(input.read(variables));
    const values = cursor.startsWith(mark) ? listOf(cursor.slice(mark.length)) : null;
    const isOurs =
      values?.length === keys.length && keys.every((key, i) => canBe(key, values[i] ?? null));
    if (isOurs) return values[index] ?? null;
    throw new RequestError(
      `${argument} must be a cursor of this list in this order, got ${JSON.stringify(cursor)}`,
    );
  };
}

/** A cursor that was given, as which argument, and the mark of the order that it must be of. */
interface Cursor {
  readonly argument: 'after' | 'before';
  readonly input: Input;
  readonly mark: string;
}

/** Whether PostgreSQL reads a text as a value of a type, and as one that it wrote. */
const READS: Readonly<Record<string, (text: string) => boolean>> = {
  uuid: (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text),
  int: (text) => /^-?\d{1,10}$/.test(text) && Math.abs(Number(text)) < 2 ** 31,
  // A sum of shares of amounts has the decimals of all of them.
  numeric: (text) => /^-?\d{1,100}(\.\d{1,100})?$/.test(text),
  boolean: (text) => /^(true|false)$/.test(text),
  timestamptz: (text) =>
    /^[1-9]\d{3}-[01]\d-[0-3]\d [0-2]\d:[0-5]\d:[0-5]\d(\.\d{1,6})?\+00$/.test(text) &&
    !Number.isNaN(Date.parse(text.replace(' ', 'T').replace(/\+00$/, 'Z'))) &&
    isDay(text.slice(0, 10)),
};

/** Whether a text can be the value of a key. */
function canBe({ type, words, nullable }: OrderKey, value: string | null): boolean {
  if (value === null) return nullable;
  if (words) return words.includes(value);
  return READS[type]?.(value) ?? !value.includes('\0');
}

function listOf(text: string): (string | null)[] | null {
  try {
    const value: unknown = JSON.parse(text);
    const isKey = (each: unknown) => each === null || typeof each === 'string';
    return Array.isArray(value) && value.every(isKey) ? value : null;
  } catch {
    return null; // not JSON, so no cursor of ours: the caller is told so
  }
}

/**
 * The condition that a row comes strictly after the cursor, or before it.
 *
 *     (a, id) > ($1, $2)                     keys that are never null and all go one way
 *     (a > $1 OR a IS NULL) OR (a IS NOT DISTINCT FROM $1 AND id > $2)      otherwise
 */
export function beyondSql(
  keys: readonly OrderKey[],
  cursor: Cursor,
  compilation: Compilation,
): string {
  const backward = cursor.argument === 'before';
  const values = keys.map((key, index) =>
    compilation.parameter(
      keyReader(keys, index, cursor),
      key.type === 'text' ? 'text' : `text::${key.type}`,
    ),
  );
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
