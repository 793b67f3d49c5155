import type { ClaimRank, DisputeKind } from '../generated/prisma/client';
import { counted, decidingRule, quoted, ranked, reasonFor } from './ranks';
import { yearOf } from './readings';
import { type LiveClaim, type PropertyFacts, type Value, valuesOf } from './values';

export interface Ranking {
  readonly rank: ClaimRank;
  /** Why; null where nothing is contested. */
  readonly reason: string | null;
}

/** One of the values of a contested property. */
export interface Side extends Ranking {
  readonly value: string;
  /** The year that it is of; null where it is of no particular one. */
  readonly year: string | null;
  /** Whether the record itself has it. */
  readonly isOwn: boolean;
  /** The ids of those that state it; none where only the record has it. */
  readonly claims: readonly string[];
}

/** What is disputed about one property. */
export interface Dispute {
  readonly kind: DisputeKind;
  /** Why the preferred value is preferred. */
  readonly reason: string;
  /** When two that disagree had both been published, as precisely as known; null where fewer than two have a date. */
  readonly since: string | null;
  /** Those of the latest year first, and of each year the best first. */
  readonly sides: readonly Side[];
}

/** What is to be held of one property, given all that claims and the record say of it. */
export interface Verdict {
  readonly nodeId: string;
  readonly property: string;
  /** Null where the property is not contested. */
  readonly contested: Dispute | null;
  /** Of several years, the latest one's. */
  readonly preferred: Value;
  /** The rule that decided against the next best value; null where there is no other. */
  readonly decidedBy: string | null;
  /** By the id of the claim. */
  readonly rankings: ReadonlyMap<string, Ranking>;
}

/** All claims about one property of one node. */
interface Case extends PropertyFacts {
  readonly nodeId: string;
  readonly property: string;
  readonly claims: readonly LiveClaim[];
}

/**
 * Ranks claims. A property is contested when live claims assert different values of it, when the record has
 * another value than they do, or when a conflict group says that its claims disagree, be it with claims about
 * another property or node. Of an uncontested property all claims rank NORMAL; of a contested one, those of the
 * best supported value rank PREFERRED, in each year for which values are stated.
 *
 * @param claims all that are not retracted, in the order in which they were recorded
 */
export function verdictsOn(
  claims: readonly LiveClaim[],
  factsOf: (nodeId: string, property: string) => PropertyFacts,
): Verdict[] {
  const byProperty = groupBy(claims, ({ nodeId, property }) => `${nodeId} ${property}`);
  const cases = [...byProperty.values()].flatMap((all): Case[] => {
    const [first] = all;
    if (first === undefined) return [];
    const { nodeId, property } = first;
    return [{ nodeId, property, claims: all, ...factsOf(nodeId, property) }];
  });
  return cases.map((each) => verdictOn(each, cases));
}

function verdictOn(here: Case, cases: readonly Case[]): Verdict {
  const { nodeId, property, claims } = here;
  const years = yearsOf(valuesOf(claims, here));
  const [preferred, next] = years[0] ?? [];
  if (preferred === undefined) throw new Error(`no claim about ${property} of ${nodeId}`);
  const decidedBy = next === undefined ? null : (decidingRule(preferred, next)?.name ?? null);
  const verdict = { nodeId, property, preferred, decidedBy };

  const groups = new Set(claims.flatMap(({ conflictGroup }) => conflictGroup ?? []));
  if (groups.size === 0 && years.every(({ length }) => length === 1)) {
    const rankings = new Map(claims.map(({ id }) => [id, unranked]));
    return { ...verdict, contested: null, rankings };
  }
  const rankings = years.flatMap((values) =>
    values.flatMap((value) =>
      value.claims.map((claim) => [claim.id, rankingOf(claim, value, values)] as const),
    ),
  );
  const reasons = [
    ...years.map((values) => whyPreferred(values)),
    ...[...groups].map((group) => whatElseIsIn(group, here, cases)),
  ];
  const contested = {
    kind: kindOf(years),
    reason: reasons.join(' '),
    since: sinceWhen(
      years,
      [...groups].flatMap((group) => claimsAgainst(group, here, cases)),
    ),
    sides: years.flatMap((values) => values.map((value) => sideOf(value, values))),
  };
  return { ...verdict, contested, rankings: new Map(rankings) };
}

/** What is set against what: of several ways, the one that says most. */
function kindOf(years: readonly (readonly Value[])[]): DisputeKind {
  const disputed = years.filter(({ length }) => length > 1);
  if (disputed.length === 0) return 'SET_AGAINST';
  const isStated = ({ claims }: Value) => claims.length > 0;
  const differ = disputed.some((values) => values.filter(isStated).length > 1);
  return differ ? 'SOURCES_DIFFER' : 'RECORD_DIFFERS';
}

function sideOf(side: Value, values: readonly Value[]): Side {
  const { value, reading, isOwn, claims } = side;
  return {
    value,
    year: yearOf(reading) || null,
    isOwn,
    claims: claims.map(({ id }) => id),
    ...rankingOf(side, side, values),
  };
}

/** The day on which the second of several disagreeing values was first published. */
function sinceWhen(
  years: readonly (readonly Value[])[],
  against: readonly LiveClaim[],
): string | null {
  const disputed = years.filter(({ length }) => length > 1);
  const seconds = disputed.map((values) => secondOf(values.map(({ earliest }) => earliest)));
  if (disputed.length > 0) return firstOf(seconds);
  const own = firstOf(years.flatMap((values) => values.map(({ earliest }) => earliest)));
  return secondOf([own, firstOf(against.map(({ source }) => source.publishedOn))]);
}

const known = (dates: readonly (string | null)[]): string[] =>
  dates.filter((date) => date !== null).sort();

const firstOf = (dates: readonly (string | null)[]): string | null => known(dates)[0] ?? null;
const secondOf = (dates: readonly (string | null)[]): string | null => known(dates)[1] ?? null;

/**
 * The values of each year, the best first, the latest year first: values of different years answer different
 * questions. Most values are of no particular year, and so together.
 */
function yearsOf(values: readonly Value[]): Value[][] {
  return [...groupBy(values, ({ reading }) => yearOf(reading))]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([, ofYear]) => ranked(ofYear));
}

const unranked: Ranking = { rank: 'NORMAL', reason: null };

/** @param values those of the same year, the best first */
function rankingOf(
  { confidence }: Pick<Value, 'confidence'>,
  value: Value,
  values: readonly Value[],
): Ranking {
  const [best = value, ...others] = values;
  if (value === best) return { rank: 'PREFERRED', reason: whyBest(best, others) };
  const isWeak = confidence === 'LOW' && best.confidence !== 'LOW';
  const reason = `${named(best)} is better supported. ${reasonFor(best, [value])}`;
  return { rank: isWeak ? 'DEPRECATED' : 'NORMAL', reason };
}

function whyPreferred([best, ...others]: readonly Value[]): string {
  if (best === undefined) return '';
  return `${named(best)} (${counted(best)}) is preferred. ${whyBest(best, others)}`;
}

function whyBest(best: Value, others: readonly Value[]): string {
  if (others.length > 0) return reasonFor(best, others);
  return `The only value that is stated here${best.isOwn ? ', and the record’s own' : ''}.`;
}

/** Names what a conflict group sets against a property, which may stand on another property or node. */
function whatElseIsIn(group: string, here: Case, cases: readonly Case[]): string {
  const named = opponentsIn(group, here, cases).map((each) => {
    const values = [...new Set(claimsIn(group, each).map(({ value }) => value))];
    return `${each.title} (${quoted(values.map((value) => ({ value })))})`;
  });
  if (named.length === 0) return `Conflict group ${group}.`;
  return `Conflict group ${group} sets it against ${named.join(', ')}.`;
}

const claimsAgainst = (group: string, here: Case, cases: readonly Case[]): LiveClaim[] =>
  opponentsIn(group, here, cases).flatMap((each) => claimsIn(group, each));

const claimsIn = (group: string, { claims }: Case): LiveClaim[] =>
  claims.filter((each) => each.conflictGroup === group);

function opponentsIn(group: string, here: Case, cases: readonly Case[]): readonly Case[] {
  const others = cases.filter((each) => each !== here && claimsIn(group, each).length > 0);
  // What the same sources say of the same node is set against it only where nobody else is.
  const voices = new Set(claimsIn(group, here).map(({ source }) => source.id));
  const opposed = others.filter(
    (each) =>
      each.nodeId !== here.nodeId ||
      claimsIn(group, each).some(({ source }) => !voices.has(source.id)),
  );
  return opposed.length > 0 ? opposed : others;
}

/** `“2017”`, or `The record’s own “CLOSED”` where no claim states it. */
function named({ value, claims }: Value): string {
  return claims.length === 0 ? `The record’s own “${value}”` : `“${value}”`;
}

function groupBy<T>(all: readonly T[], keyOf: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const group = groups.get(keyOf(each));
    if (group === undefined) groups.set(keyOf(each), [each]);
    else group.push(each);
  }
  return groups;
}
