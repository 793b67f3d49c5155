/**
 * How the units of promises are written, and what other spellings of each mean the same. A unit that is not
 * listed stays as it is recorded: what is not known to be the same is never added up together.
 */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  scholarships: ['scholarship', 'government scholarships'],
  'training places': ['training place', 'training opportunities', 'trainees'],
  'degree places': ['degree place'],
  places: ['place'],
  people: ['person', 'persons'],
  visits: ['visit'],
  projects: ['project'],
  countries: ['country'],
};

/** SQL of a unit as it is listed here. */
export function unitSql(unit: string): string {
  const cases = Object.entries(SPELLINGS).map(
    ([listed, others]) =>
      `WHEN lower(${unit}) IN (${[listed, ...others].map((each) => `'${each}'`).join(', ')}) THEN '${listed}'`,
  );
  return `CASE ${cases.join(' ')} ELSE ${unit} END`;
}
