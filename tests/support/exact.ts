/** Decimals as fractions of whole numbers: nothing here is ever a float. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** `'12.50'` is 1250 over 100. */
export function fractionOf(decimal: string): Fraction {
  const [, sign = '', whole = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  return { over: BigInt(`${sign}${whole}${decimals}`), under: 10n ** BigInt(decimals.length) };
}

export function times(a: Fraction, decimal: string): Fraction {
  const b = fractionOf(decimal);
  return { over: a.over * b.over, under: a.under * b.under };
}

export function by(a: Fraction, decimal: string): Fraction {
  const b = fractionOf(decimal);
  return { over: a.over * b.under, under: a.under * b.over };
}

/** Half away from zero, for what is not negative: `'9145581021.53'`. */
export function rounded({ over, under }: Fraction, decimals: number): string {
  const unit = 10n ** BigInt(decimals);
  const units = (2n * over * unit + under) / (2n * under);
  const digits = String(units).padStart(decimals + 1, '0');
  const at = digits.length - decimals;
  return decimals === 0 ? digits : `${digits.slice(0, at)}.${digits.slice(at)}`;
}

/** Below zero where the first is less, above where it is more. */
export function compareDecimals(a: string, b: string): number {
  const [one, other] = [fractionOf(a), fractionOf(b)];
  const difference = one.over * other.under - other.over * one.under;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}
