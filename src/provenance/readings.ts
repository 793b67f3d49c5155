import type { Qualifier } from '../generated/prisma/client';
import { fold } from '../search/words';
import { limits, zeros } from './amounts';

/** What kind of value a property holds, where the graph has it as a column or an edge. */
export type ValueType =
  | { readonly form: 'word'; readonly words: readonly string[] }
  | { readonly form: 'date' | 'integer' | 'decimal' | 'money' | 'text' }
  /** Nodes; `idOf` gives the id of the one that a text names, null where it names none. */
  | { readonly form: 'nodes'; readonly idOf: (name: string) => string | null };

/** What a stated value asserts, in a form in which two statements can be compared. */
export type Reading =
  | {
      readonly form: 'amount';
      readonly amount: string;
      /** A currency, a unit of measure, or nothing. */
      readonly unit: string;
      readonly bound: Qualifier | null;
      /** The year that the amount is of (`518400000000 USD in 2024`); null where none is said. */
      readonly year: string | null;
    }
  | { readonly form: 'date'; readonly date: string }
  | { readonly form: 'nodes'; readonly ids: readonly string[] }
  | { readonly form: 'text'; readonly text: string };

const bounds = limits.map(
  ([qualifier, words]) => [new RegExp(`^(${words.join('|')}) `, 'i'), qualifier] as const,
);
const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const AMOUNT = /^(\d+(?:\.\d+)?)(?: (million|billion))?(?: ([A-Z]{3})\b)?(.*)$/;
const currencies = new Set(Intl.supportedValuesOf('currency'));

/**
 * Reads a value as it was stated. A remark in brackets at its end is not part of it, so
 * `66000000000 CNY (9.18 billion USD)` and `66000000000 CNY (about 9.2 billion USD)` assert the same; of
 * several amounts the first counts. What cannot be read otherwise is text, without regard to case and accents.
 */
export function readingOf(value: string, type: ValueType): Reading {
  const stated = withoutRemark(value);
  if (type.form === 'nodes') return nodesIn(stated, type.idOf) ?? textOf(stated);
  if (type.form === 'word' && type.words.includes(stated)) return textOf(stated);
  if (DATE.test(stated) && (type.form === 'date' || stated.includes('-'))) {
    return { form: 'date', date: stated };
  }
  if (type.form === 'date') return textOf(stated);
  return amountIn(stated, type) ?? textOf(stated);
}

/** `60000000000 CNY (about 10 billion USD)` is `60000000000 CNY`. */
export function withoutRemark(value: string): string {
  return value.replace(/ \([^()]*\)$/, '').trim();
}

/**
 * Whether two readings assert the same. `about` asserts no other amount; a date that contains a more precise
 * one does not disagree with it.
 */
export function agree(a: Reading, b: Reading): boolean {
  if (a.form === 'date' && b.form === 'date') {
    return a.date === b.date || a.date.startsWith(`${b.date}-`) || b.date.startsWith(`${a.date}-`);
  }
  return keyOf(a) === keyOf(b);
}

/** How exactly a value is stated: a date by its parts, an amount by its digits, a mere bound not at all. */
export function precisionOf(reading: Reading): number {
  if (reading.form === 'date') return reading.date.length;
  if (reading.form !== 'amount' || limitOf(reading.bound) !== '') return 0;
  return reading.amount.replace('.', '').replace(/^0+|0+$/g, '').length;
}

/** The year that a value is of, which makes it another question than the value of another year. */
export function yearOf(reading: Reading): string {
  return reading.form === 'amount' ? (reading.year ?? '') : '';
}

function keyOf(reading: Reading): string {
  switch (reading.form) {
    case 'amount':
      return `${limitOf(reading.bound)} ${reading.amount} ${reading.unit} ${reading.year ?? ''}`;
    case 'date':
      return reading.date;
    case 'nodes':
      return [...reading.ids].sort().join(' ');
    case 'text':
      return reading.text;
  }
}

/** A qualifier that makes the amount a limit; `about`, `exactly` and `disputed` do not. */
function limitOf(bound: Qualifier | null): string {
  return bound === null || ['ABOUT', 'EXACT', 'DISPUTED'].includes(bound) ? '' : bound;
}

function textOf(stated: string): Reading {
  return { form: 'text', text: fold(stated).replace(/ +/g, ' ').trim() };
}

function amountIn(stated: string, type: ValueType): Reading | null {
  const [pattern, bound] = bounds.find(([each]) => each.test(stated)) ?? [/^/, null];
  const [, digits, scale = '', currency, rest = ''] =
    AMOUNT.exec(stated.replace(pattern, '')) ?? [];
  if (digits === undefined) return null;
  const isMoney = currency !== undefined && currencies.has(currency);
  const unit = isMoney ? currency : rest.trim();
  const isCount = type.form === 'integer' || type.form === 'decimal';
  if (!isMoney && !isCount && (currency !== undefined || !/^[A-Za-z]{0,3}$/.test(unit)))
    return null;
  return {
    form: 'amount',
    amount: shift(digits, zeros[scale] ?? 0),
    unit: isCount && !isMoney ? '' : unit,
    bound,
    year: /\bin (\d{4})\b/.exec(rest)?.[1] ?? null,
  };
}

/** Moves the decimal point to the right: `('9.18', 9)` is `'9180000000'`. */
function shift(digits: string, places: number): string {
  const [whole = '', fraction = ''] = digits.split('.');
  const moved = `${whole}${fraction.slice(0, places).padEnd(places, '0')}`;
  const left = fraction.slice(places).replace(/0+$/, '');
  return `${moved.replace(/^0+(?=\d)/, '')}${left === '' ? '' : `.${left}`}`;
}

/** A list of names, such as `CDB, ICBC and Bank of China`, when each is the name of a node. */
function nodesIn(stated: string, idOf: (name: string) => string | null): Reading | null {
  const ids = stated.split(/, | and /).map((name) => idOf(name.trim()));
  const known = ids.filter((id) => id !== null);
  return known.length === ids.length ? { form: 'nodes', ids: known } : null;
}
