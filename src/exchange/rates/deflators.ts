import { readFileSync } from 'node:fs';

import { parse } from 'csv-parse/sync';

import { dataFolder } from '../codes/data-folder';
import { once } from '../codes/once';
import type { Draft } from '../rows/draft';

interface Deflator {
  readonly donor: string;
  readonly year: string;
  readonly value: string;
  readonly baseYear: string;
  /** Slug of the source. */
  readonly source: string;
}

const CHINA = 'CHN';

/** Values that cannot be of the series in which they stand: a fall of 5% in a year in which prices in the US rose. */
const MISTAKEN = new Set(['USA 2013']);

/** One series a donor: that of China is its own, whole from 2000 to 2014; the other has five scattered years. */
const deflators = once((): Deflator[] => [
  ...linesOf('deflators-by-donor.tsv', '\t')
    .map(({ transaction_year: year = '', value = '', donor_iso3: donor = '' }) => ({
      donor,
      year,
      value,
      baseYear: '2011',
      source: 'aiddata-deflators',
    }))
    .filter(({ donor, year }) => donor !== CHINA && !MISTAKEN.has(`${donor} ${year}`)),
  ...linesOf('deflators-of-china.csv', ',').map(({ year = '', deflator: value = '' }) => ({
    donor: CHINA,
    year,
    value,
    baseYear: '2014',
    source: 'aiddata-gcof-1-deflators',
  })),
]);

function linesOf(file: string, delimiter: string): Readonly<Record<string, string>>[] {
  return parse(readFileSync(dataFolder('rates', file)), { columns: true, delimiter });
}

/** Adds what dollars given in different years are compared by. To be called when all countries are there. */
export function addDeflators(draft: Draft): void {
  const countries = new Map(draft.rows.country.map(({ alpha3, id }) => [alpha3, id]));
  for (const { source, ...deflator } of deflators()) {
    const { donor, year } = deflator;
    draft.rows.deflator.push({
      id: draft.deflatorId(donor, year),
      ...deflator,
      countryId: countries.get(donor) ?? null,
      sourceId: draft.nodeId('SOURCE', source),
    });
  }
}
