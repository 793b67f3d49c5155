import type { Confidence, SourceKind } from '../generated/prisma/client';
import { confidences, kindsOfSource, type Support } from './ranks';
import {
  agree,
  precisionOf,
  type Reading,
  readingOf,
  type ValueType,
  withoutRemark,
} from './readings';

/** A claim that is not retracted. */
export interface LiveClaim {
  readonly id: string;
  readonly nodeId: string;
  readonly property: string;
  readonly value: string;
  readonly confidence: Confidence;
  readonly conflictGroup: string | null;
  readonly source: SourceFacts;
}

export interface SourceFacts {
  readonly id: string;
  readonly kind: SourceKind;
  readonly publishedOn: string | null;
}

/** What a record itself says of a property. */
export interface OwnValue {
  readonly value: string;
  readonly reading: Reading;
  /** The record's confidence. */
  readonly confidence: Confidence;
  /** What the record cites. */
  readonly sources: readonly SourceFacts[];
}

/** What the graph knows of a property that claims are about. */
export interface PropertyFacts {
  /** Names the property in a sentence: `summit of financing celac-2025-credit-line`. */
  readonly title: string;
  readonly type: ValueType;
  /** Null where the record says nothing. */
  readonly own: OwnValue | null;
}

/** A value with the claims that state it, the best first; none where only the record has it. */
export interface Value extends Support {
  readonly reading: Reading;
  readonly claims: readonly LiveClaim[];
  /** When its first source was published; null where no source has a date. */
  readonly earliest: string | null;
}

interface Read {
  readonly claim: LiveClaim;
  readonly reading: Reading;
  readonly order: number;
}

/**
 * The distinct values that claims about one property state, and the record's own where it is another one of
 * the same kind.
 *
 * @param claims in the order in which they were recorded
 */
export function valuesOf(claims: readonly LiveClaim[], { type, own }: PropertyFacts): Value[] {
  const read = claims.map((claim, order) => ({
    claim,
    order,
    reading: readingOf(claim.value, type),
  }));
  // A date that contains a more precise one states that one, so the precise ones are looked at first.
  const precise = read.toSorted((a, b) => precisionOf(b.reading) - precisionOf(a.reading));
  const clusters: Read[][] = [];
  for (const each of precise) {
    const cluster = clusters.find(
      ([head]) => head !== undefined && agree(head.reading, each.reading),
    );
    if (cluster === undefined) clusters.push([each]);
    else cluster.push(each);
  }
  const stated = clusters.map((cluster) => valueIn(cluster, own));
  if (own === null || type.form === 'text' || stated.some(({ isOwn }) => isOwn)) return stated;
  const comparable = read.filter((each) => isSameKind(each, own.reading, type));
  const isDisputed =
    stated.length > 1 || comparable.some(({ reading }) => contradicts(reading, own.reading));
  return comparable.length > 0 && isDisputed ? [ownValue(own), ...stated] : stated;
}

function valueIn(cluster: readonly Read[], own: OwnValue | null): Value {
  const byConfidence = cluster.toSorted(
    (a, b) => weight(b.claim) - weight(a.claim) || a.order - b.order,
  );
  const [head, best] = [cluster[0], byConfidence[0]];
  if (head === undefined || best === undefined) throw new Error('a value without a claim');
  const claims = byConfidence.map(({ claim }) => claim);
  const stated = head.reading.form === 'date' ? head : best;
  const isOwn = own !== null && agree(own.reading, head.reading);
  const sources = claims.map(({ source }) => source);
  return {
    value: withoutRemark(stated.claim.value),
    reading: head.reading,
    claims,
    confidence: best.claim.confidence,
    isOwn,
    precision: precisionOf(head.reading),
    order: Math.min(...cluster.map(({ order }) => order)),
    earliest: datesOf(isOwn ? [...sources, ...own.sources] : sources)[0] ?? null,
    ...support(sources),
  };
}

function ownValue({ value, reading, confidence, sources }: OwnValue): Value {
  const precision = precisionOf(reading);
  return {
    value,
    reading,
    claims: [],
    confidence,
    isOwn: true,
    precision,
    order: -1,
    earliest: datesOf(sources)[0] ?? null,
    ...support(sources),
  };
}

function support(
  sources: readonly SourceFacts[],
): Pick<Support, 'sources' | 'sourceKind' | 'latest'> {
  const kinds = sources.map(({ kind }) => kind);
  return {
    sources: new Set(sources.map(({ id }) => id)).size,
    sourceKind: kindsOfSource.findLast((kind) => kind !== null && kinds.includes(kind)) ?? null,
    latest: datesOf(sources).at(-1) ?? null,
  };
}

const datesOf = (sources: readonly SourceFacts[]): string[] =>
  sources.flatMap(({ publishedOn }) => publishedOn ?? []).sort();

function weight({ confidence }: LiveClaim): number {
  return confidences.indexOf(confidence);
}

/** Whether a claim states a value of the kind that the record has, so that the two can be set side by side. */
function isSameKind({ claim, reading }: Read, own: Reading, type: ValueType): boolean {
  if (type.form === 'word') return type.words.includes(claim.value);
  if (reading.form === 'amount' && own.form === 'amount') return reading.unit === own.unit;
  return reading.form === own.form;
}

/** A claim that names some of the nodes that a record has does not say that there are no others. */
function contradicts(reading: Reading, own: Reading): boolean {
  if (reading.form === 'nodes' && own.form === 'nodes') {
    return reading.ids.some((id) => !own.ids.includes(id));
  }
  return !agree(reading, own);
}
