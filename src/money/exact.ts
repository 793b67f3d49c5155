/** How many decimals a computed amount has, whatever the currency. */
export const DECIMALS = 2;

/**
 * A quotient rounded once, half away from zero, to {@link DECIMALS}. Division to a limited precision and rounding
 * after it would round twice; the integer division of PostgreSQL is exact:
 *
 *     div(2 * 100 * n + d, 2 * d) * 0.01
 *
 * @param numerator SQL of a numeric that is not negative
 * @param denominator SQL of a numeric above zero
 */
export function exactQuotient(numerator: string, denominator: string): string {
  const unit = 10 ** DECIMALS;
  return `div(${2 * unit} * ${numerator} + ${denominator}, 2 * ${denominator}) * ${1 / unit}`;
}
