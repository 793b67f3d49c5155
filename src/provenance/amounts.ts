import type { Qualifier } from '../generated/prisma/client';

/** The words by which a value says that it is no plain amount. */
export const limits: readonly (readonly [Qualifier, readonly string[]])[] = [
  ['ABOUT', ['about', 'roughly', 'around']],
  ['LESS_THAN', ['almost', 'nearly', 'less than', 'under']],
  ['MORE_THAN', ['more than', 'over']],
  ['AT_LEAST', ['at least']],
  ['AT_MOST', ['at most', 'up to']],
];

/** How many zeros a word stands for. */
export const zeros: Readonly<Record<string, number>> = { million: 6, billion: 9 };

/**
 * SQL of every amount of money that a value states, one row each, in order: `place`, `amount`, `currency`,
 * `qualifier`. `66000000000 CNY (about 9.2 billion USD)` states two.
 */
export function amountsSql(value: string): string {
  const words = limits.flatMap(([, all]) => all).join('|');
  const pattern = `(?:(${words}) )?(\\d+(?:\\.\\d+)?)(?: (${Object.keys(zeros).join('|')}))? ([A-Z]{3})\\M`;
  const qualifiers = limits.map(
    ([qualifier, all]) =>
      `WHEN m[1] IN (${all.map((word) => `'${word}'`).join(', ')}) THEN '${qualifier}'`,
  );
  const scales = Object.entries(zeros).map(([word, count]) => `WHEN '${word}' THEN 1e${count}`);
  return `
    SELECT place::int AS place, m[2]::numeric * CASE m[3] ${scales.join(' ')} ELSE 1 END AS amount,
           m[4]::bpchar AS currency, CASE ${qualifiers.join(' ')} END AS qualifier
    FROM regexp_matches(${value}, '${pattern}', 'g') WITH ORDINALITY found(m, place)`;
}
