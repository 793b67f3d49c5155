import { hash } from 'node:crypto';

import { isDay } from '../partial-date';
import { quote } from './json';
import type { OrderKey } from './order';

/** A short mark of an order, at the head of each of its cursors. */
export function orderMark(name: string): string {
  return hash('sha1', name, 'base64url').slice(0, 6);
}

/**
 * The cursor of a row as a JSON string: the order's mark and the row's keys, of which the texts come last, since only
 * they can hold anything. Each ends with a comma, but a text that is last ends with the cursor; one that is not last has
 * its length before it, one that may be unknown a plus; unknown is `-`.
 *
 *     to_json('x7Gf2a'||k1::text||','||k0)::text            x7Gf2a019b79a4-c577-7269-9714-a01268a1488a,port of chancay
 */
export function cursorSql(mark: string, keys: readonly OrderKey[]): string {
  return `to_json(${quote(mark)}||${inCursor(keys).map(keySql).join('||')})::text`;
}

function keySql({ key: { sql, nullable }, isText, isLast }: CursorKey): string {
  const counted = isText && !isLast ? `char_length(${sql})::text||':'||` : '';
  const known = isText ? `${nullable ? "'+'||" : ''}${counted}${sql}` : `${sql}::text`;
  const value = nullable ? `coalesce(${known},'-')` : known;
  return isText && isLast ? value : `${value}||','`;
}

/** A key where a cursor has it, and its place in the order of the list. */
interface CursorKey {
  readonly key: OrderKey;
  readonly place: number;
  readonly isText: boolean;
  readonly isLast: boolean;
}

/** The keys in the order in which a cursor has them. */
export function inCursor(keys: readonly OrderKey[]): readonly CursorKey[] {
  const placed = keys.map((key, place) => ({ key, place, isText: key.type === 'text' }));
  const sorted = [
    ...placed.filter((each) => !each.isText),
    ...placed.filter((each) => each.isText),
  ];
  return sorted.map((each, i) => ({ ...each, isLast: i === sorted.length - 1 }));
}

/** The values of the keys, in their order; null where {@link cursorSql} wrote no such cursor. */
export function valuesIn(
  cursor: string,
  mark: string,
  keys: readonly CursorKey[],
): readonly (string | null)[] | null {
  if (!cursor.startsWith(mark)) return null;
  const values: (string | null)[] = [];
  let rest = cursor.slice(mark.length);
  for (const { key, place, isText, isLast } of keys) {
    const read = isText ? textAhead(rest, key.nullable, isLast) : wordAhead(rest);
    if (!read || !canBe(key, read.value)) return null;
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
  const end = endOf(known, head.length, Number(length));
  if (known[end] !== ',') return null;
  return { value: known.slice(head.length, end), rest: known.slice(end + 1) };
}

/** Where so many characters from a place on end: as PostgreSQL counts them, of which some are two for us. */
function endOf(text: string, from: number, length: number): number {
  let end = from;
  for (let n = 0; n < length && end < text.length; n++) {
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  }
  return end;
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
