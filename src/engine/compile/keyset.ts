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
 * The cursor of a row as a JSON string: the order's mark and the row's keys, of which the texts come last, since only
 * they can hold anything. Each ends with a comma, but a last text ends with the cursor; unknown is `-`.
 *
 *     to_json('x7Gf2a'||k1::text||','||k0)::text            x7Gf2a019b79a4-c577-7269-9714-a01268a1488a,port of chancay
 */
export function cursorSql(mark: string, keys: readonly OrderKey[]): string {
  const values = inCursor(keys).map(({ key, isText, isLast }) => {
    const known = !isText
      ? `${key.sql}::text`
      : `${key.nullable ? "'+'||" : ''}${isLast ? key.sql : `char_length(${key.sql})::text||':'||${key.sql}`}`;
    const value = key.nullable ? `coalesce(${known},'-')` : known;
    return isText && isLast ? value : `${value}||','`;
  });
  return `to_json(${quote(mark)}||${values.join('||')})::text`;
}

/** The keys in the order in which a cursor has them, each with its place in the order of the list. */
function inCursor(keys: readonly OrderKey[]) {
  const placed = keys.map((key, place) => ({ key, place, isText: key.type === 'text' }));
  const sorted = [
    ...placed.filter((each) => !each.isText),
    ...placed.filter((each) => each.isText),
  ];
  return sorted.map((each, i) => ({ ...each, isLast: i === sorted.length - 1 }));
}

/** What {@link cursorSql} wrote behind the mark: the values of the keys; null where it wrote no such text. */
function valuesOf(text: string, keys: readonly OrderKey[]): (string | null)[] | null {
  const values: (string | null)[] = [];
  let rest = text;
  for (const { key, place, isText, isLast } of inCursor(keys)) {
    const read = isText ? textAhead(rest, key.nullable, isLast) : wordAhead(rest);
    if (!read) return null;
    values[place] = read.value;
    rest = read.rest;
  }
  return rest === '' ? values : null;
}

interface Read {
  readonly value: string | null;
  readonly rest: string;
}

function wordAhead(text: string): Read | null {
  const end = text.indexOf(',');
  if (end < 0) return null;
  const word = text.slice(0, end);
  return { value: word === '-' ? null : word, rest: text.slice(end + 1) };
}

function textAhead(text: string, nullable: boolean, isLast: boolean): Read | null {
  if (nullable && text.startsWith('-')) {
    if (isLast) return { value: null, rest: text.slice(1) };
    return text.startsWith('-,') ? { value: null, rest: text.slice(2) } : null;
  }
  if (nullable && !text.startsWith('+')) return null;
  const known = nullable ? text.slice(1) : text;
  if (isLast) return { value: known, rest: '' };
  const [head = '', length] = /^(\d{1,9}):/.exec(known) ?? [];
  if (length === undefined) return null;
  // PostgreSQL counts characters, of which some are two for us.
  const value = [...known.slice(head.length)].slice(0, Number(length)).join('');
  const rest = known.slice(head.length + value.length);
  return rest.startsWith(',') ? { value, rest: rest.slice(1) } : null;
}

/** Reads the values of the keys out of a cursor; refuses one that this order did not give. */
function cursorReader(
  keys: readonly OrderKey[],
  { input, argument, mark }: Cursor,
): (variables: Variables) => readonly (string | null)[] {
  // Each key is a parameter, so the same cursor is asked for as many times.
  let last: { readonly cursor: string; readonly values: readonly (string | null)[] } | null = null;
  return (variables) => {
    const cursor = String(input.read(variables));
    if (last?.cursor === cursor) return last.values;
    const values = cursor.startsWith(mark) ? valuesOf(cursor.slice(mark.length), keys) : null;
    if (values && keys.every((key, i) => canBe(key, values[i] ?? null))) {
      last = { cursor, values };
      return values;
    }
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
  const read = cursorReader(keys, cursor);
  const values = keys.map((key, index) =>
    compilation.parameter(
      (variables) => read(variables)[index],
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
