import type { Summary } from './measure/summary';
import type { Cold } from './parts/cold';
import type { Growth } from './parts/growth';
import type { Soak } from './parts/soak';
import { QUESTIONS, type QuestionName } from './questions';

/** A bar of the issue, and whether it was met. Null where it was not measured. */
export interface Bar {
  readonly what: string;
  readonly sign: '≥' | '<' | '≤';
  readonly wanted: number;
  readonly got: number | null;
  readonly met: boolean | null;
}

export interface Measured {
  readonly summaries: readonly Summary[];
  readonly cold: readonly Cold[];
  readonly growth: readonly Growth[];
  readonly soak: readonly Soak[];
}

type Figure = 'perSecond' | 'p99' | 'nodeCpu';

/** All bars, in the order of the issue. */
export function barsOf({ summaries, cold, growth, soak }: Measured): Bar[] {
  const figure = (server: string, question: QuestionName, of: Figure): number | null => {
    const found = summaries.find(
      (each) =>
        each.server === server &&
        each.question === question &&
        each.connections === 32 &&
        each.size === 'M',
    );
    return found?.[of] ?? null;
  };
  const against = (question: QuestionName, of: Figure, other: string, ours = 'entente') =>
    quotient(figure(ours, question, of), figure(other, question, of));
  const wide = cold.find(({ server, fields }) => server === 'entente' && fields >= 100);
  const grown = (question: QuestionName) =>
    growth.find((each) => each.question === question && each.connections === 32)?.times ?? null;
  const soaked = soak.find(({ server }) => server === 'entente');
  return [
    ...QUESTIONS.map(({ name, bars }) =>
      bar(
        `${name}: req/s × PostGraphile`,
        '≥',
        bars.postgraphile,
        against(name, 'perSecond', 'postgraphile'),
      ),
    ),
    ...QUESTIONS.map(({ name, bars }) =>
      bar(`${name}: req/s × floor`, '≥', bars.floor, against(name, 'perSecond', 'floor')),
    ),
    ...QUESTIONS.map(({ name }) =>
      bar(`${name}: Node CPU × floor`, '≤', 1.8, against(name, 'nodeCpu', 'floor')),
    ),
    ...QUESTIONS.map(({ name }) =>
      bar(`${name}: p99 × floor`, '≤', 1.5, against(name, 'p99', 'floor')),
    ),
    ...QUESTIONS.filter(({ flat }) => flat).map(({ name }) =>
      bar(`${name}: CPU at L × CPU at M`, '<', 1.3, grown(name)),
    ),
    ...KEPT.map((name) =>
      bar(
        `${name}: kept answers × bare HTTP`,
        '≥',
        0.7,
        against(name, 'perSecond', 'bare', 'cached'),
      ),
    ),
    bar('a cold plan of 100 fields, ms', '<', 5, wide?.milliseconds ?? null),
    bar('memory under load, MB a minute', '<', 1, soaked?.slope ?? null),
  ];
}

/** The questions on which kept answers are measured: a small answer, a middling one, a large one. */
export const KEPT: readonly QuestionName[] = ['point', 'list', 'deep'];

const quotient = (ours: number | null, theirs: number | null): number | null =>
  ours === null || theirs === null ? null : ours / theirs;

function bar(what: string, sign: Bar['sign'], wanted: number, got: number | null): Bar {
  const met =
    got === null
      ? null
      : sign === '≥'
        ? got >= wanted
        : sign === '<'
          ? got < wanted
          : got <= wanted;
  return { what, sign, wanted, got, met };
}
