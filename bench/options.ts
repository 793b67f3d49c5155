import { parseArgs } from 'node:util';

import type { Size } from './data/world';
import { EFFORTS, type Effort } from './effort';
import { always, BRIEF, type Pace } from './measure/pace';
import { QUESTION_NAMES, type QuestionName } from './questions';
import { PEERS } from './servers/peers';

export const HELP = `Measures the servers against each other: requests a second, latency, CPU, memory, growth.

  npm run bench [-- options]

  --quick                     about a minute: short slices, 32 connections, the servers that have bars
  --only point,list           ${QUESTION_NAMES.join(', ')}
  --servers entente,floor     ${PEERS.map(({ name }) => name).join(', ')}
  --connections 1,32
  --rounds 12                 slices of each server, instead of as many as make the bars clear
  --seconds .5                how long a slice takes
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
  /** Most first. */
  readonly connections: readonly number[];
  /** Whether it has no bars and is far away. */
  readonly isFar: (server: string) => boolean;
  readonly paceOf: (server: string, question: QuestionName, connections: number) => Pace;
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
  const rounds = values.rounds ? always(Number(values.rounds)) : pace.rounds;
  const usual = quick ? ['32'] : ['32', '1'];
  const connections = listOf(values.connections, usual)
    .map(Number)
    .sort((a, b) => b - a);
  const [most = 0] = connections;
  const without = new Set(listOf(values.without, []));
  const whole = !quick && values.servers === undefined && url === undefined;
  const isFar = (server: string) => whole && FAR.includes(server);
  return {
    ...effort,
    lenient,
    questions: listOf(values.only, QUESTION_NAMES) as QuestionName[],
    servers: listOf(values.servers, quick ? BARRED : USUAL),
    connections,
    isFar,
    paceOf: (server, question, count) => {
      const many = isFar(server) ? (question === 'deep' ? LONG_LOOK : LOOK) : { ...pace, rounds };
      return count < most ? afterwards(many) : many;
    },
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
const LOOK: Pace = { rounds: always(1), warmUp: BRIEF, longest: 2_000 };
/** They work on all deep reads that they are asked at once, so the first is answered after ten seconds. */
const LONG_LOOK: Pace = { rounds: always(1), warmUp: null, longest: 15_000 };
/** On fewer connections, where the same has just been asked on more; there are no bars. */
const afterwards = ({ rounds, longest }: Pace): Pace => ({
  rounds: always(Math.ceil(rounds.least / 3)),
  warmUp: null,
  longest,
});
const USUAL = [...BARRED, ...FAR];

function listOf(given: string | undefined, usual: readonly string[]): string[] {
  return given === undefined ? [...usual] : given.split(',').map((each) => each.trim());
}
