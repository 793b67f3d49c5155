import type { Certainty } from '../generated/prisma/client';

/** How a source words a value that it does not count or measure itself. */
const ESTIMATE =
  /^(about|almost|nearly|roughly|around|over|up to|at least|at most|more than|less than)\b|\bexpected\b/i;

/**
 * What kind of knowledge a claim is. INFERRED when its locator says that a curator inferred it, ESTIMATED when
 * its value is worded as an estimate or an expectation, else REPORTED.
 */
export function certaintyOf(value: string, locator: string | null): Certainty {
  if (/\binferred\b/i.test(locator ?? '')) return 'INFERRED';
  return ESTIMATE.test(value) ? 'ESTIMATED' : 'REPORTED';
}
