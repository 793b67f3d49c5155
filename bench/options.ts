import { parseArgs } from 'node:util';

import type { Size } from './data/world';
import { EFFORTS, type Effort } from './effort';
import { BRIEF, type Pace } from './measure/series';
import { QUESTION_NAMES, type QuestionName } from './questions';
import { PEERS } from './servers/peers';

export const HELP = `Measures the servers against each other: requests a second, latency, CPU, memory, growth.

  npm run bench [-- options]

  --quick                     about a minute: short slices, 32 connections, the servers that have bars
  --only point,list           ${QUESTION_NAMES.join(', ')}
  --servers entente,floor     ${PEERS.map(({ name }) => name).join(', ')}
  --connections 1,32
  --rounds 8  --seconds .3    how many slices of each server, and how long each
  --size M                    which generated data set
  --url postgresql://…        another database that holds one
  --without growth,kept,cold  leaves these parts out
  --soak 10                   minutes of mixed load on Entente, its memory watched
  --load wrk|autocannon       what makes the load (wrk where it is installed)
  --lenient                   times servers also where their answers differ
`;

export interface RunOptions extends Omit<Effort, 'pace'> {
  readonly lenient: boolean;
  readonly questions: readonly QuestionName[];
  readonly servers: readonly string[];
  readonly connections: readonly number[];
  /** Whether it has no bars and is far away. */
  readonly isFar: (server: string) => boolean;
  /** Whether it is asked a question under load. */
  readonly isAsked: (server: string, question: QuestionName) => boolean;
  readonly paceOf: (server: string) => Pace;
  /** Which parts are measured besides throughput. */
  readonly parts: { readonly growth: boolean; readonly kept: boolean; readonly cold: boolean };
  /** Minutes. */
  readonly soak: number;
  readonly size: Size;
  readonly url?: string;
  readonly load?: string;
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** Null where help is asked for. */
export function optionsFrom(args: readonly string[]): RunOptions | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: flag,
      lenient: flag,
      help: flag,
      only: text,
      servers: text,
      connections: text,
      rounds: text,
      seconds: text,
      size: text,
      url: text,
      without: text,
      soak: text,
      load: text,
    },
  });
  if (values.help) return null;
  const { quick = false, lenient = false, url, load } = values;
  const { pace, ...effort }: Effort = EFFORTS[quick ? 'quick' : 'usual'];
  const rounds = Number(values.rounds ?? pace.rounds);
  const without = new Set(listOf(values.without, []));
  const whole = !quick && values.servers === undefined && url === undefined;
  const isFar = (server: string) => whole && FAR.includes(server);
  return {
    ...effort,
    lenient,
    questions: listOf(values.only, QUESTION_NAMES) as QuestionName[],
    servers: listOf(values.servers, quick ? BARRED : USUAL),
    connections: listOf(values.connections, quick ? ['32'] : ['32', '1']).map(Number),
    isFar,
    isAsked: (server, question) => !isFar(server) || question !== TOO_SLOW,
    paceOf: (server) => (isFar(server) ? LOOK : { ...pace, rounds }),
    milliseconds: values.seconds ? Number(values.seconds) * 1000 : effort.milliseconds,
    parts: {
      growth: whole && !without.has('growth'),
      kept: whole && !without.has('kept'),
      cold: whole && !without.has('cold'),
    },
    soak: Number(values.soak ?? 0),
    size: (values.size ?? 'M') as Size,
    ...(url !== undefined && { url }),
    ...(load !== undefined && { load }),
  };
}

/** Those that the bars compare. */
const BARRED = ['entente', 'floor', 'postgraphile'];
const FAR = ['pothos', 'dataloader'];
/** A single slice tells of those. */
const LOOK: Pace = { rounds: 1, warmUp: BRIEF, longest: 2_000 };
/** What they are not asked under load: a single answer takes them a second. */
const TOO_SLOW: QuestionName = 'deep';
const USUAL = [...BARRED, ...FAR];

function listOf(given: string | undefined, usual: readonly string[]): string[] {
  return given === undefined ? [...usual] : given.split(',').map((each) => each.trim());
}
