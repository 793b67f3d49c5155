import type { Place } from './place';
import { isRaw, isRecordType, type NounType, type RecordType, recordTypes } from './record-types';

/**
 * What may stand in a field of a data file. The tables of fields in `records/` are made of these: they are
 * the data dictionary, and all checking is derived from them.
 */
export interface Field<T> {
  /** In words, as a problem names it: `a day, month or year such as "2025-05"`. */
  readonly wanted: string;
  /** The value, or undefined when it was wrong and the place was told so. It is never null or undefined. */
  read(value: unknown, place: Place): T | undefined;
  /** What stands for a missing or null value. A field without it is required. */
  readonly missing?: () => T;
  /** A date: a sibling `<field>Precision` repeats how precise it is. */
  readonly dated?: true;
  /** The file whose records it names by their ids. */
  readonly refersTo?: RecordType;
  /** Following this reference from record to record never leads back. */
  readonly acyclic?: true;
}

export type Shape = Readonly<Record<string, Field<unknown>>>;
export type RecordOf<S extends Shape> = {
  readonly [K in keyof S]: S[K] extends Field<infer T> ? T : never;
};

function field<T>(
  wanted: string,
  reading: (value: unknown, place: Place) => T | undefined,
): Field<T> {
  return {
    wanted,
    read(value, place) {
      const read = reading(value, place);
      if (read === undefined) place.wrong(wanted, value);
      return read;
    },
  };
}

function matching(wanted: string, pattern: RegExp, valid = (_text: string) => true): Field<string> {
  return field(wanted, (value) =>
    typeof value === 'string' && pattern.test(value) && valid(value) ? value : undefined,
  );
}

/** The field may be missing or null: unknown, which is read as null. */
export function optional<T>(of: Field<T>): Field<T | null> {
  return { ...of, missing: () => null };
}

export const text = matching('a text', /^[^\0]*\S[^\0]*$/);
export const slug = matching('a kebab-case id', /^[a-z0-9]+(-[a-z0-9]+)*$/);
export const url = matching('a web address', /^https?:\/\/\S+$/, URL.canParse);
export const language = matching('a language tag such as "es"', /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);

export const flag = field('true or false', (value) =>
  typeof value === 'boolean' ? value : undefined,
);

export const count = wholeNumber('a whole number, not negative', 0);
export const ordinal = wholeNumber('a whole number from 1', 1);

function wholeNumber(wanted: string, least: number): Field<number> {
  const valid = (value: number) => Number.isInteger(value) && value >= least && value < 2 ** 31;
  return field(wanted, (value) => (typeof value === 'number' && valid(value) ? value : undefined));
}

/** An exact decimal above zero, as text: no float ever touches it. */
export const amount = matching(
  'a positive decimal as text, such as "297719934.10"',
  /^\d{1,28}(\.\d{1,10})?$/,
  (value) => /[1-9]/.test(value),
);

const currencies = new Set(Intl.supportedValuesOf('currency'));
export const currency = matching('an ISO 4217 currency code', /^[A-Z]{3}$/, (code) =>
  currencies.has(code),
);

/** Degrees as text, not beyond `limit` to either side. */
export function degrees(limit: number): Field<string> {
  return matching(
    `degrees as text between -${limit} and ${limit}`,
    /^-?\d{1,3}(\.\d{1,5})?$/,
    (value) => Math.abs(Number(value)) <= limit,
  );
}

/** A code of a fixed form, such as `/^[A-Z]{2}$/`. */
export function code(wanted: string, pattern: RegExp): Field<string> {
  return matching(wanted, pattern);
}

/** One of an enum's words. */
export function word<T extends string>(words: Readonly<Record<string, T>>): Field<T> {
  const all = Object.values(words);
  return field(`one of ${all.join(', ')}`, (value) => all.find((each) => each === value));
}

/** An ISO 8601 date as precise as its source: `2025`, `2025-05` or `2025-05-13`. */
export const date: Field<string> = {
  ...matching(
    'a date such as "2025-05-13", "2025-05" or "2025"',
    /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
    (value) => value.length < 10 || new Date(`${value}T00:00Z`).toISOString().startsWith(value),
  ),
  dated: true,
};

/** What `<field>Precision` must say of a date. */
export function precisionOf(date: string): string {
  return date.length === 4 ? 'YEAR' : date.length === 7 ? 'MONTH' : 'DAY';
}

/** The id of a record of another file. */
export function to(type: RecordType): Field<string> {
  const reference = field(`the id of a record in ${recordTypes[type]}`, (value, { data }) =>
    typeof value === 'string' && data.has(type, value) ? value : undefined,
  );
  return { ...reference, refersTo: type };
}

/** The id of a participant that is a country. */
export const toCountry = field('the id of a country in participants.yaml', (value, { data }) => {
  if (typeof value !== 'string' || !data.has('participant', value)) return undefined;
  const { kind = 'COUNTRY' } = data.get('participant', value) ?? {};
  return kind === 'COUNTRY' ? value : undefined;
});

/** The id of a record of the same file, by which no record leads back to itself. */
export function upTo(type: RecordType): Field<string> {
  return { ...to(type), acyclic: true };
}

export interface Reference {
  readonly type: NounType;
  readonly id: string;
}

/** `type:id`: a record of any file but claims. */
export const toAny = field<Reference>(
  'type:id of a record, such as "plan:plan-2025-2027"',
  (value, { data }) => {
    if (typeof value !== 'string') return undefined;
    const [type = '', id = ''] = value.split(':');
    if (!isRecordType(type) || type === 'claim') return undefined;
    return data.has(type, id) ? { type, id } : undefined;
  },
);

/** Several, in the order of the file, none twice. A missing list is an empty one. */
export function listOf<T>(of: Field<T>): Field<readonly T[]> {
  return {
    wanted: `a list, each ${of.wanted}`,
    missing: () => [],
    ...(of.refersTo !== undefined && { refersTo: of.refersTo }),
    read(value, place) {
      if (!Array.isArray(value)) return place.wrong(this.wanted, value);
      const seen = new Set<string>();
      const read = value.map((each: unknown, i) => {
        const here = place.at(i);
        const key = JSON.stringify(each);
        if (seen.has(key)) return here.wrong('no value twice in a list', each);
        seen.add(key);
        return each === null ? here.wrong(of.wanted, null) : of.read(each, here);
      });
      const right = read.filter((each) => each !== undefined);
      return right.length === read.length ? right : undefined;
    },
  };
}

/** A map of named fields. Says what is missing and what is unknown: nothing is dropped silently. */
export function record<S extends Shape>(shape: S): Field<RecordOf<S>> {
  const wanted = 'a record';
  return {
    wanted,
    read(value, place) {
      if (!isRaw(value)) return place.wrong(wanted, value);
      const read = Object.entries(shape).map(([name, of]) => {
        const here = place.at(name);
        const given = value[name] ?? null;
        if (of.dated)
          checkPrecision(given, value[`${name}Precision`], place.at(`${name}Precision`));
        if (given !== null) return [name, of.read(given, here)] as const;
        return [name, of.missing ? of.missing() : here.wrong(of.wanted, value[name])] as const;
      });
      for (const name of Object.keys(value)) {
        if (!isKnown(name, shape)) place.at(name).wrong(`no such field`, value[name]);
      }
      if (read.some(([, each]) => each === undefined)) return undefined;
      return Object.fromEntries(read) as RecordOf<S>; // each field was read by its own Field<T>
    },
  };
}

function isKnown(name: string, shape: Shape): boolean {
  if (Object.hasOwn(shape, name)) return true;
  const date = name.replace(/Precision$/, '');
  return date !== name && Object.hasOwn(shape, date) && shape[date]?.dated === true;
}

function checkPrecision(date: unknown, precision: unknown, place: Place): void {
  if (date === null) {
    if ((precision ?? null) !== null) place.wrong('no precision where there is no date', precision);
  } else if (typeof date === 'string' && precision !== precisionOf(date)) {
    place.wrong(`${precisionOf(date)}, the precision of ${JSON.stringify(date)}`, precision);
  }
}
