import type { TargetPeriodWord } from '../../nouns/measure';

const YEARS: Readonly<Record<TargetPeriodWord, number>> = {
  YEAR: 1,
  THREE_YEARS: 3,
  FIVE_YEARS: 5,
};

const perYears = (m: string): string =>
  `CASE ${m}.target_per ${Object.entries(YEARS)
    .map(([word, years]) => `WHEN '${word}' THEN ${years}`)
    .join(' ')} END`;

/**
 * What a promise comes to, by how it is stated; null is unknown:
 *
 *                                           years   total            per_year
 *     6,000 over five years                 5       6,000            6,000 / 5
 *     300 each year, for three years        3       300 × 3          300
 *     300 each year                         null    null             300
 *     500, within three years               3       500              500 / 3
 *     500                                   null    500              null
 *
 * @param m the alias of the measure
 */
export function quantityColumns(m: string): string {
  const per = perYears(m);
  // A number that counts over several years runs that long, where nothing says that it runs longer.
  const years = `coalesce(${m}.window_years, nullif(${per}, 1))`;
  return `
    ${years} AS years,
    CASE WHEN ${m}.target_per IS NULL THEN ${m}.target_quantity
         ELSE ${m}.target_quantity * ${years} / ${per} END AS total,
    ${m}.target_quantity / coalesce(${per}, ${m}.window_years) AS per_year`;
}
