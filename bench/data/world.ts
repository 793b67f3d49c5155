import { Random } from './random';

/** How many there are of each at size M; what does not grow with the world stays the same at L. */
const M = {
  forums: 20,
  summits: 200,
  plans: 400,
  programs: 1_000,
  measures: 3_500,
  projects: 20_000,
  agreements: 3_000,
  financings: 30_000,
  transactions: 6_000,
  organizations: 700,
  companies: 2_000,
  people: 700,
  sources: 2_000,
  statements: 800,
} as const;

const FIXED = { countries: 40, blocs: 8, sectors: 48, initiatives: 12 } as const;

const GROWTH = { S: 0.05, M: 1, L: 10 } as const;

export type Size = keyof typeof GROWTH;
export type Noun = keyof typeof M | keyof typeof FIXED;

/** What is generated: everything in it is a function of the seed, a noun and a number. */
export interface World {
  readonly seed: number;
  readonly size: Size;
  readonly counts: Readonly<Record<Noun, number>>;
  /** The id of a noun's i-th row. */
  id(stream: IdStream, index: number): string;
  random(stream: string, index: number): Random;
}

/** Where ids come from: every table of nodes has a stretch of time of its own. */
const STREAMS = [
  'countries',
  'blocs',
  'organizations',
  'companies',
  'people',
  'sectors',
  'initiatives',
  'forums',
  'sources',
  'summits',
  'plans',
  'programs',
  'measures',
  'projects',
  'agreements',
  'financings',
  'transactions',
  'statements',
  'participations',
  'memberships',
  'claims',
  'contested',
  'citations',
  'links',
  'contestedValues',
] as const;

export type IdStream = (typeof STREAMS)[number];

/** 2026-01-01, in milliseconds. */
const EPOCH = 1_767_225_600_000;
const STRETCH = 3_600_000;

/** Everything is recorded at one instant. */
export const RECORDED_AT = '2026-01-01T00:00:00.000Z';

export function worldOf(size: Size, seed: number): World {
  const counts = Object.fromEntries([
    ...Object.entries(M).map(([noun, count]) => [noun, Math.ceil(count * GROWTH[size])]),
    ...Object.entries(FIXED),
  ]) as Record<Noun, number>;
  return {
    seed,
    size,
    counts,
    random: (stream, index) => new Random(seed, stream, index),
    id: (stream, index) => idOf(seed, stream, index),
  };
}

/** A UUID of version 7: the time goes up with the number, the rest is random. */
function idOf(seed: number, stream: IdStream, index: number): string {
  const random = new Random(seed, `id ${stream}`, index);
  // Sixteen ids a millisecond, as a bulk load would make them.
  const time = EPOCH + STREAMS.indexOf(stream) * STRETCH + (index >>> 4);
  const counter = ((index & 15) << 8) | (random.bits() & 0xff);
  const variant = 0x8000 | (random.bits() & 0x3fff);
  const tail = hex(random.bits() & 0xffff, 4) + hex(random.bits(), 8);
  const head = hex(time, 12);
  return `${head.slice(0, 8)}-${head.slice(8)}-7${hex(counter, 3)}-${hex(variant, 4)}-${tail}`;
}

const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');
