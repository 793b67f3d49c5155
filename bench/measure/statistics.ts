export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 ? high : ((sorted[middle - 1] ?? Number.NaN) + high) / 2;
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The half that was disturbed least, and at least two. */
export function quieterHalf<T>(slices: readonly T[], unrestOf: (slice: T) => number): T[] {
  const sorted = [...slices].sort((a, b) => unrestOf(a) - unrestOf(b));
  return sorted.slice(0, Math.max(2, Math.ceil(sorted.length / 2)));
}

/** How far values lie apart, as a part of their median: half of the distance from lowest to highest. */
export function spread(values: readonly number[]): number {
  return values.length < 2 ? 0 : (Math.max(...values) - Math.min(...values)) / 2 / median(values);
}

/** Whether verdicts lie so much on one side that they would hardly do so where either side is as likely. */
export const isBeyondDoubt = (verdicts: readonly boolean[]): boolean => signTest(verdicts) < 0.1;

/** The probability of verdicts at least as one-sided, where either side is as likely (binomial, both tails). */
function signTest(verdicts: readonly boolean[]): number {
  const all = verdicts.length;
  const yes = verdicts.filter(Boolean).length;
  let ways = 1;
  let fewer = 0;
  for (let k = 0; k <= Math.min(yes, all - yes); k++) {
    fewer += ways;
    ways *= (all - k) / (k + 1);
  }
  return Math.min(1, (2 * fewer) / 2 ** all);
}
