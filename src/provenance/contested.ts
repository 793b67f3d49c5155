import type { ClaimRank } from '../generated/prisma/client';
import { counted, decidingRule, quoted, ranked, reasonFor } from './ranks';
import { yearOf } from './readings';
import { type LiveClaim, type PropertyFacts, type Value, valuesOf } from './values';

export interface Ranking {
  readonly rank: ClaimRank;
  /** Why; null where nothing is contested. */
  readonly reason: string | null;
}

/** What is to be held of one property, given all that claims and the record say of it. */
export interface Verdict {
  readonly nodeId: string;
  readonly property: string;
  /** Why the preferred value is preferred; null where the property is not contested. */
  readonly contested: string | null;
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
  return { ...verdict, contested: reasons.join(' '), rankings: new Map(rankings) };
}

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
function rankingOf(claim: LiveClaim, value: Value, values: readonly Value[]): Ranking {
  const [best = value, ...others] = values;
  if (value === best) return { rank: 'PREFERRED', reason: whyBest(best, others) };
  const isWeak = claim.confidence === 'LOW' && best.confidence !== 'LOW';
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
  const inGroup = ({ claims }: Case) => claims.filter((each) => each.conflictGroup === group);
  const others = cases.filter((each) => each !== here && inGroup(each).length > 0);
  if (others.length === 0) return `Conflict group ${group}.`;
  // What the same sources say of the same node is set against it only where nobody else is.
  const voices = new Set(inGroup(here).map(({ source }) => source.id));
  const opposed = others.filter(
    (each) =>
      each.nodeId !== here.nodeId || inGroup(each).some(({ source }) => !voices.has(source.id)),
  );
  const named = (opposed.length > 0 ? opposed : others).map((each) => {
    const values = [...new Set(inGroup(each).map(({ value }) => value))];
    return `${each.title} (${quoted(values.map((value) => ({ value })))})`;
  });
  return `Conflict group ${group} sets it against ${named.join(', ')}.`;
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
