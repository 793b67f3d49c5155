import { readFileSync } from 'node:fs';

import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';

import { dataFolder } from '../codes/data-folder';
import { once } from '../codes/once';
import type { Draft } from '../rows/draft';

/** The slug of the source of all exchange rates. */
const SOURCE = 'federal-reserve-h10';

/** The average of a month or year, as a line of the series says it. */
interface Average {
  /** `2025-05`, or `2025`. */
  readonly period: string;
  readonly currency: string;
  readonly perDollar: string;
}

/** In which currency a series is stated from one month to another. */
interface Stated {
  readonly currency: string;
  readonly from?: string;
  readonly until?: string;
}

const statedIn = once(
  (): Readonly<Record<string, readonly Stated[]>> =>
    parseYaml(readFileSync(dataFolder('rates', 'currencies.yaml'), 'utf8')),
);

const months = once(() => averagesOf('exchange-rates-monthly.csv', 'Exchange rate', 7));
const years = once(() => averagesOf('exchange-rates-yearly.csv', 'Value', 4));

/** Adds what a US dollar cost in other currencies, by month and by year. */
export function addExchangeRates(draft: Draft): void {
  const sourceId = draft.nodeId('SOURCE', SOURCE);
  for (const { currency, period, perDollar } of [...months(), ...wholeYears()]) {
    const id = draft.rateId(currency, period);
    draft.rows.exchangeRate.push({ id, currency, period, perDollar, sourceId });
  }
}

/**
 * The averages of the years of which all months are there in the same currency: the average of a year in which a
 * series began, or its currency changed, is none of the year's.
 */
function wholeYears(): Average[] {
  const counted = new Map<string, number>();
  for (const { currency, period } of months()) {
    const year = `${currency} ${period.slice(0, 4)}`;
    counted.set(year, (counted.get(year) ?? 0) + 1);
  }
  return years().filter(({ currency, period }) => counted.get(`${currency} ${period}`) === 12);
}

/** @param precision how many letters of a day name the period */
function averagesOf(file: string, column: string, precision: number): Average[] {
  const lines: Readonly<Record<string, string>>[] = parseCsv(
    readFileSync(dataFolder('rates', file)),
    { columns: true },
  );
  return lines.flatMap(({ Date: day = '', Country: country = '', [column]: value = '' }) => {
    const all = statedIn()[country];
    if (!all) throw new Error(`rates/currencies.yaml: no currency for ${country} of ${file}`);
    const period = day.slice(0, precision);
    const stated = all.find(
      ({ from = period, until = period }) =>
        period >= from.slice(0, precision) && period <= until.slice(0, precision),
    );
    return stated ? [{ period, currency: stated.currency, perDollar: value }] : [];
  });
}
