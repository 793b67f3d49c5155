/**
 * SQL of what a sum leaves open, by what the statements of its parts do: more than 9 and 5 are more than 14, and more
 * than 9 and at most 5 are about 14.
 *
 * @param qualifier SQL of what one part leaves open
 * @param isCounted SQL of whether the part is in the sum
 */
export function qualifierOfSum(qualifier: string, isCounted: string): string {
  const any = (...words: readonly string[]) =>
    `bool_or(${qualifier}::text IN (${words.map((word) => `'${word}'`).join(', ')})) FILTER (WHERE ${isCounted})`;
  return `
    (CASE WHEN ${any('ABOUT', 'DISPUTED')} OR (${any('MORE_THAN', 'AT_LEAST')} AND ${any('LESS_THAN', 'AT_MOST')}) THEN 'ABOUT'
         ${['MORE_THAN', 'AT_LEAST', 'LESS_THAN', 'AT_MOST'].map((word) => `WHEN ${any(word)} THEN '${word}'`).join(' ')} END)::"Qualifier"`;
}
