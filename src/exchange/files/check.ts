import { dataFolder } from '../codes/data-folder';
import { DataError, type Problem } from '../problems';
import { families } from '../records';
import type { Draft } from '../rows/draft';
import type { Family } from './family';
import { type Place, placeOf, type RawData, rawDataOf } from './place';
import { type DataFile, readDataFile, readDataFiles } from './read';
import { idOf, type Raw } from './record-types';

/** A data set in which nothing is wrong, as far as its files can tell. */
export interface CheckedData {
  readonly folder: string;
  readonly data: RawData;
  /** By family, in the order in which they are to be added. */
  readonly families: readonly CheckedFamily[];
  /** None so far; places add to it what shows only once records become rows. */
  readonly problems: readonly Problem[];
}

export interface CheckedFamily {
  readonly file: string;
  readonly records: readonly CheckedRecord[];
}

export interface CheckedRecord {
  readonly place: Place;
  /** Adds the record's rows to a draft. */
  add(draft: Draft): void;
}

/**
 * Reads and checks a data set with the sources of the code lists and of the rates.
 *
 * @throws DataError with every problem of every file
 */
export function checkedData(folder: string): CheckedData {
  const problems: Problem[] = [];
  const files = readDataFiles(folder, problems);
  const shared = readSharedSources(problems);
  const data = rawDataOf(files, shared);
  const checked = families.map((family) =>
    checkedFamily(family, [...files, ...shared], data, problems),
  );
  throwAny(folder, problems);
  return { folder, data, families: checked, problems };
}

/** The sources of the code lists and of the rates. */
function readSharedSources(problems: Problem[]): DataFile[] {
  return ['codes', 'rates'].flatMap((folder) => {
    const path = dataFolder(folder, 'sources.yaml');
    const read = readDataFile(path, `${folder}/sources.yaml`, 'source', problems);
    return read === null ? [] : [read];
  });
}

export function throwAny(folder: string, problems: readonly Problem[]): void {
  if (problems.length > 0) throw new DataError(folder, problems);
}

function checkedFamily(
  family: Family,
  files: readonly DataFile[],
  data: RawData,
  problems: Problem[],
): CheckedFamily {
  const ours = files.filter(({ type }) => type === family.type);
  const taken = new Set<string>();
  const records = ours.flatMap((file) =>
    file.records.flatMap((raw, n): CheckedRecord[] => {
      const place = placeOf(file, n, data, problems);
      const add = family.read(raw, place);
      expectUnique(['id', ...family.unique], raw, place, taken);
      expectNotItself(family, raw, place);
      expectNoCycle(family, raw, place);
      expectSource(family, raw, place);
      return add === undefined ? [] : [{ place, add }];
    }),
  );
  return { file: ours[0]?.file ?? family.type, records };
}

/** @param taken the values of the records before, by field */
function expectUnique(fields: readonly string[], raw: Raw, place: Place, taken: Set<string>): void {
  for (const field of fields) {
    const key = `${field} ${JSON.stringify(raw[field])}`;
    if ((raw[field] ?? null) !== null && taken.has(key)) {
      place.at(field).wrong('a value that no other record has', raw[field]);
    }
    taken.add(key);
  }
}

/** No record is its own parent, member or counterpart. */
function expectNotItself({ type, shape }: Family, raw: Raw, place: Place): void {
  for (const [field, { refersTo }] of Object.entries(shape)) {
    if (refersTo === type && [raw[field]].flat().includes(idOf(raw))) {
      place.at(field).wrong('another record', raw[field]);
    }
  }
}

function expectNoCycle({ type, shape }: Family, raw: Raw, place: Place): void {
  for (const [field, { acyclic }] of Object.entries(shape)) {
    const path = [idOf(raw)];
    let next = acyclic ? raw[field] : null;
    while (typeof next === 'string' && !path.includes(next)) {
      path.push(next);
      next = place.data.get(type, next)?.[field];
    }
    if (path.length > 1 && next === path[0]) {
      place.at(field).wrong('no way back to itself', [...path, next].join(' → '));
    }
  }
}

/** Every record but a source and a claim cites a source, or has a claim about it that does. */
function expectSource({ type, shape }: Family, raw: Raw, place: Place): void {
  if (!('sources' in shape)) return;
  const cited = raw.sources ?? [];
  if (!Array.isArray(cited) || cited.length > 0) return;
  if (place.data.pointing('claim', 'subject', `${type}:${idOf(raw)}`) !== null) return;
  place.at('sources').wrong('a source, or a claim about the record', cited);
}
