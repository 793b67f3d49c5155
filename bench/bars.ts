import type { Round } from './measure/series';
import { isBeyondDoubt } from './measure/statistics';
import type { Summary } from './measure/summary';
import type { Cold } from './parts/cold';
import type { Growth } from './parts/growth';
import type { Soak } from './parts/soak';
import { QUESTIONS, type QuestionName } from './questions';

/** A figure that is wanted to be on one side of a bound. */
interface Wanted {
  readonly what: string;
  readonly sign: '≥' | '<' | '≤';
  readonly wanted: number;
}

/** A bar, and whether it was met. Null where it was not measured. */
export interface Bar extends Wanted {
  readonly got: number | null;
  readonly met: boolean | null;
}

export interface Measured {
  readonly summaries: readonly Summary[];
  readonly cold: readonly Cold[];
  readonly growth: readonly Growth[];
  readonly soak: readonly Soak[];
}

/** What two servers are compared by, with 32 connections at size M. */
interface Comparison extends Wanted {
  readonly question: QuestionName;
  readonly figure: 'perSecond' | 'p99' | 'nodeCpu';
  readonly ours: string;
  readonly other: string;
}

/** The questions on which kept answers are measured: a small answer, a middling one, a large one. */
export const KEPT: readonly QuestionName[] = ['point', 'list', 'deep'];

const NAMES = { postgraphile: 'PostGraphile', floor: 'floor', bare: 'bare HTTP' } as const;
const FIGURES = { perSecond: 'req/s', nodeCpu: 'Node CPU', p99: 'p99' } as const;

const LOADED: readonly Comparison[] = [
  ...QUESTIONS.map(({ name, bars }) =>
    beside('postgraphile', name, 'perSecond', '≥', bars.postgraphile),
  ),
  ...QUESTIONS.map(({ name, bars }) => beside('floor', name, 'perSecond', '≥', bars.floor)),
  ...QUESTIONS.map(({ name }) => beside('floor', name, 'nodeCpu', '≤', 1.8)),
  ...QUESTIONS.map(({ name }) => beside('floor', name, 'p99', '≤', 1.5)),
];
const KEPT_ANSWERS: readonly Comparison[] = KEPT.map((question) => ({
  ...beside('bare', question, 'perSecond', '≥', 0.7),
  what: `${question}: kept answers × bare HTTP`,
  ours: 'cached',
}));
/** What a question may cost at L as a multiple of what it costs at M. */
const GROWTH = 1.3;
const FLAT: readonly (Wanted & { readonly question: QuestionName })[] = QUESTIONS.filter(
  ({ flat }) => flat,
).map(({ name: question }) => ({
  question,
  what: `${question}: CPU at L × CPU at M`,
  sign: '<',
  wanted: GROWTH,
}));
const FIRST_SIGHT: Wanted = { what: 'a cold plan of 100 fields, ms', sign: '<', wanted: 5 };
const MEMORY: Wanted = { what: 'memory under load, MB a minute', sign: '<', wanted: 1 };

/** All bars, each once. */
export function barsOf({ summaries, cold, growth, soak }: Measured): Bar[] {
  const wide = cold.find(({ server, fields }) => server === 'entente' && fields >= 100);
  const grown = (question: QuestionName) =>
    growth.find((each) => each.question === question && each.connections === 32);
  const soaked = soak.find(({ server }) => server === 'entente');
  const compared = (each: Comparison) => {
    const of = (server: string) =>
      summaries.find(
        (one) =>
          one.server === server &&
          one.question === each.question &&
          one.connections === 32 &&
          one.size === 'M',
      );
    return bar(each, quotient(each, of(each.ours), of(each.other)));
  };
  return [
    ...LOADED.map(compared),
    ...FLAT.map((each) => bar(each, grown(each.question)?.times ?? null)),
    ...KEPT_ANSWERS.map(compared),
    bar(FIRST_SIGHT, wide?.milliseconds ?? null),
    bar(MEMORY, soaked?.slope ?? null),
  ];
}

/** Whether it is beyond doubt which bars of a question are met, by the rounds so far. */
export function isClear(question: QuestionName, rounds: readonly Round[]): boolean {
  return [...LOADED, ...KEPT_ANSWERS]
    .filter((each) => each.question === question)
    .map((each) => rounds.flatMap((round) => verdictOf(each, round) ?? []))
    .every((verdicts) => verdicts.length === 0 || isBeyondDoubt(verdicts));
}

/** Whether it is beyond doubt that a question costs no more at L, or that it does, by quotients of what it costs. */
export const isFlat = (times: readonly number[]): boolean =>
  isBeyondDoubt(times.map((each) => each < GROWTH));

function verdictOf(each: Comparison, round: Round): boolean | null {
  const of = (name: string) => [...round].find(([{ peer }]) => peer.name === name)?.[1];
  return isMet(each, quotient(each, of(each.ours), of(each.other)));
}

type Figures = Readonly<Record<Comparison['figure'], number>>;

/** Null where one of the two was not measured. */
const quotient = ({ figure }: Comparison, ours?: Figures, other?: Figures): number | null =>
  ours && other ? ours[figure] / other[figure] : null;

const bar = (wanted: Wanted, got: number | null): Bar => ({
  ...wanted,
  got,
  met: isMet(wanted, got),
});

function isMet({ sign, wanted }: Wanted, got: number | null): boolean | null {
  if (got === null) return null;
  if (sign === '≥') return got >= wanted;
  return sign === '<' ? got < wanted : got <= wanted;
}

/** Entente beside another. */
function beside(
  other: keyof typeof NAMES,
  question: QuestionName,
  figure: Comparison['figure'],
  sign: Wanted['sign'],
  wanted: number,
): Comparison {
  const what = `${question}: ${FIGURES[figure]} × ${NAMES[other]}`;
  return { what, question, figure, ours: 'entente', other, sign, wanted };
}
