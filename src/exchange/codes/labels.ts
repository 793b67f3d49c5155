import { readFileSync } from 'node:fs';

import { parse } from 'yaml';
import { isRaw } from '../files/record-types';
import { dataFolder } from './data-folder';
import { once } from './once';

/** Names by language. */
export type Names = Readonly<Partial<Record<string, string>>>;

/** Our own translations of the themes' names, by the slug of the sector. */
export const sectorNames = once(() => readNames('sectors.yaml'));

/** The customary names of countries where the code lists have none that is, by two-letter code. */
export const countryNames = once(() => readNames('countries.yaml'));

function readNames(file: string): ReadonlyMap<string, Names> {
  const content: unknown = parse(readFileSync(dataFolder('labels', file), 'utf8'));
  if (!isRaw(content)) throw new Error(`labels/${file} must map each key to its names by language`);
  return new Map(Object.entries(content).map(([key, names]) => [key, namesIn(names, file, key)]));
}

function namesIn(names: unknown, file: string, key: string): Names {
  if (isRaw(names) && Object.values(names).every((name) => typeof name === 'string')) {
    return names as Names; // every value was just seen to be a string
  }
  throw new Error(`labels/${file}: ${key} must map languages to names`);
}
