import type { Confidence, SourceKind } from '../generated/prisma/client';

/** A value that sources state for a property of a node, and what stands behind it. */
export interface Support {
  /** The value as it is stated. */
  readonly value: string;
  /** That of its best claim. */
  readonly confidence: Confidence;
  /** Whether the record itself has this value: the record has citations of its own. */
  readonly isOwn: boolean;
  /** Distinct sources. */
  readonly sources: number;
  /** That of its best source; null where nothing but the record states it and the record cites nothing. */
  readonly sourceKind: SourceKind | null;
  /** See `precisionOf`. */
  readonly precision: number;
  /** When its latest source was published, as precisely as known; null where no source has a date. */
  readonly latest: string | null;
  /** Its place among the values, in the order in which they were recorded. */
  readonly order: number;
}

/** From the least sure to the surest. */
export const confidences: readonly Confidence[] = ['LOW', 'MEDIUM', 'HIGH'];

/** From the weakest to the strongest. */
export const kindsOfSource: readonly (SourceKind | null)[] = [
  null,
  'NEWS',
  'ANALYSIS',
  'DATABASE',
  'OFFICIAL_TEXT',
];

export interface Rule {
  readonly name: string;
  /** What the rule prefers, as a sentence. */
  readonly sentence: string;
  /** How much speaks for a value by this rule. */
  weigh(value: Support): number | string;
  /** Why the better value wins over `others`, all of which lose by this rule: a clause for a reason. */
  tell(better: Support, others: readonly Support[]): string;
}

/**
 * Which of several values is the best supported: the first rule that tells two values apart decides. The
 * curator's judgement comes first, then the record, then how many say it, then who says it.
 */
export const rules: readonly Rule[] = [
  {
    name: 'confidence',
    sentence: 'The value whose best claim the curator is surest of.',
    weigh: ({ confidence }) => confidences.indexOf(confidence),
    tell: (better, others) =>
      `${better.confidence} confidence, against ${each(others, ({ confidence }) => confidence)}`,
  },
  {
    name: 'record',
    sentence: 'The value that the record itself has, which has citations of its own.',
    weigh: ({ isOwn }) => (isOwn ? 1 : 0),
    tell: (_, others) => `it is the record’s own value, unlike ${quoted(others)}`,
  },
  {
    name: 'sources',
    sentence: 'The value that more distinct sources state.',
    weigh: ({ sources }) => sources,
    tell: (better, others) =>
      `${counted(better)} against ${each(others, ({ sources }) => inWords(sources))}`,
  },
  {
    name: 'source kind',
    sentence: 'The value of the better kind of source: official text, database, analysis, news.',
    weigh: ({ sourceKind }) => kindsOfSource.indexOf(sourceKind),
    tell: (better, others) => `stated by ${kindOf(better)}, against ${each(others, kindOf)}`,
  },
  {
    name: 'precision',
    sentence: 'The value that is stated more precisely.',
    weigh: ({ precision }) => precision,
    tell: (_, others) => `it is more precise than ${quoted(others)}`,
  },
  {
    name: 'recency',
    sentence: 'The value of the most recently published source.',
    weigh: ({ latest }) => latest ?? '',
    tell: (better, others) =>
      `published ${better.latest}, against ${each(others, ({ latest }) => latest ?? 'no date')}`,
  },
  {
    name: 'order',
    sentence: 'The value that was recorded first.',
    weigh: ({ order }) => -order,
    tell: (_, others) => `nothing tells it from ${quoted(others)} but that it was recorded first`,
  },
];

/** The values, the best supported first. */
export function ranked<T extends Support>(values: readonly T[]): T[] {
  return [...values].sort((a, b) => compare(b, a, decidingRule(a, b)));
}

/** The first rule that tells two values apart. */
export function decidingRule(a: Support, b: Support): Rule | undefined {
  return rules.find((rule) => rule.weigh(a) !== rule.weigh(b));
}

/** Why `better` is preferred to each of `others`, rule by rule: a sentence. */
export function reasonFor(better: Support, others: readonly Support[]): string {
  const clauses = rules.flatMap((rule) => {
    const losing = others.filter((other) => decidingRule(better, other) === rule);
    return losing.length === 0 ? [] : [rule.tell(better, losing)];
  });
  const [first = '', ...rest] = clauses;
  return `${[first.charAt(0).toUpperCase() + first.slice(1), ...rest].join('; ')}.`;
}

function compare(a: Support, b: Support, rule: Rule | undefined): number {
  if (rule === undefined) return 0;
  return rule.weigh(a) < rule.weigh(b) ? -1 : 1;
}

function kindOf({ sourceKind }: Support): string {
  if (sourceKind === null) return 'no source';
  return {
    OFFICIAL_TEXT: 'an official text',
    DATABASE: 'a database',
    ANALYSIS: 'an analysis',
    NEWS: 'news',
  }[sourceKind];
}

/** `five sources` */
export function counted({ sources }: Pick<Support, 'sources'>): string {
  return `${inWords(sources)} ${sources === 1 ? 'source' : 'sources'}`;
}

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function inWords(count: number): string {
  return words[count] ?? String(count);
}

/** `LOW for “a” and “b”, MEDIUM for “c”` */
function each(values: readonly Support[], fact: (value: Support) => string): string {
  const byFact = new Map<string, Support[]>();
  for (const value of values) {
    byFact.set(fact(value), [...(byFact.get(fact(value)) ?? []), value]);
  }
  return [...byFact].map(([fact, all]) => `${fact} for ${quoted(all)}`).join(', ');
}

/** `“a”, “b” and “c”` */
export function quoted(values: readonly Pick<Support, 'value'>[]): string {
  const all = values.map(({ value }) => `“${value}”`);
  const last = all.pop() ?? '';
  return all.length === 0 ? last : `${all.join(', ')} and ${last}`;
}
