import { type Problem, shown } from '../problems';
import type { DataFile } from './read';
import { idOf, type Raw, type RecordType } from './record-types';

/** All records of a data set as they were written, by type and id. */
export interface RawData {
  /** True for every id of a file that could not be read: its absence is one problem, not hundreds. */
  has(type: RecordType, id: string): boolean;
  get(type: RecordType, id: string): Raw | undefined;
  all(type: RecordType): readonly Raw[];
  /** The id of the first record of a type whose `field` is `value`. */
  pointing(type: RecordType, field: string, value: string): string | null;
}

/** Where a value stands in a data set, and where what is wrong with it is told. */
export interface Place {
  readonly data: RawData;
  at(step: string | number): Place;
  /** Tells a problem. Gives undefined, which is what a field reads from a wrong value. */
  wrong(wanted: string, came: unknown): undefined;
}

/**
 * @param files those that could be read
 * @param shared records of our own that every data set may refer to
 */
export function rawDataOf(files: readonly DataFile[], shared: readonly DataFile[]): RawData {
  const readable = new Set(files.map(({ type }) => type));
  const byType = new Map<RecordType, Map<string, Raw>>();
  for (const { type, records } of [...files, ...shared]) {
    const byId = byType.get(type) ?? new Map();
    byType.set(type, byId);
    for (const record of records) byId.set(idOf(record), record);
  }
  const all = (type: RecordType) => [...(byType.get(type)?.values() ?? [])];
  return {
    has: (type, id) => !readable.has(type) || byType.get(type)?.has(id) === true,
    get: (type, id) => byType.get(type)?.get(id),
    all,
    pointing(type, field, value) {
      const found = all(type).find((each) => each[field] === value);
      return found === undefined ? null : idOf(found);
    },
  };
}

/** The place of the n-th record of a file. What is wrong there is added to `problems`. */
export function placeOf(
  { file, records, lineOf }: DataFile,
  n: number,
  data: RawData,
  problems: Problem[],
): Place {
  const id = idOf(records[n]);
  const at = (path: readonly (string | number)[]): Place => ({
    data,
    at: (step) => at([...path, step]),
    wrong(wanted, came) {
      const line = lineOf([n, ...path]);
      problems.push({ file, line, record: id, field: fieldOf(path), wanted, came: shown(came) });
      return undefined;
    },
  });
  return at([]);
}

/** `['participants', 2, 'role']` as `participants[2].role`. */
function fieldOf(path: readonly (string | number)[]): string | null {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return text === '' ? null : text.replace(/^\./, '');
}

/** Checks that a span of time does not end before it begins, to the precision that both dates have. */
export function expectInOrder(
  place: Place,
  first: readonly [field: string, date: string | null],
  last: readonly [field: string, date: string | null],
): void {
  const [[began, start], [ended, end]] = [first, last];
  const both = Math.min(start?.length ?? 0, end?.length ?? 0);
  if (start === null || end === null || start.slice(0, both) <= end.slice(0, both)) return;
  place.at(ended).wrong(`a date not before ${began} ${shown(start)}`, end);
}

/**
 * Checks that a list of records is told from both ends: `listed`, in the field at `place`, are exactly the
 * records of `type` whose `field` says `id`.
 */
export function expectInverse(
  place: Place,
  listed: readonly string[],
  { type, field, id }: { type: RecordType; field: string; id: string },
): void {
  listed.forEach((each, i) => {
    const back = place.data.get(type, each)?.[field];
    if (back !== id) place.at(i).wrong(`a ${type} whose ${field} is ${shown(id)}`, back);
  });
  for (const other of place.data.all(type)) {
    if (other[field] === id && !listed.includes(idOf(other))) {
      place.wrong(`also ${shown(idOf(other))}, whose ${field} is ${shown(id)}`, listed);
    }
  }
}
