import type { QuestionName } from '../questions';
import type { Place, VariableSets } from '../variables';
import { dataloader } from './dataloader/peer';
import { entente } from './entente/peer';
import { floor } from './floor/peer';
import { postgraphile } from './postgraphile/peer';
import { pothos } from './pothos/peer';

/** One of the servers: how it is started, and how it is asked. */
export interface Peer {
  readonly name: string;
  /** The compiled module that serves, below `servers/`. */
  readonly module: string;
  /** What it is told besides where to listen and what to read. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly documents: Readonly<Partial<Record<QuestionName, string>>>;
  /** Its variables, where they are not Entente's. */
  variables?<Q extends QuestionName>(question: Q, given: VariableSets[Q][number]): object;
  /** Its cursor of a place in the list of projects, found by asking it. */
  cursor(place: Place, ask: Ask): Promise<string>;
  /** The `data` of its answer as Entente would have given it. */
  normal?(question: QuestionName, data: unknown): unknown;
}

/** Asks a server for the `data` of an operation. */
export type Ask = (query: string, variables: object) => Promise<Record<string, unknown>>;

export const PEERS: readonly Peer[] = [
  entente,
  floor,
  postgraphile,
  pothos,
  dataloader,
  { ...entente, name: 'unlisted', environment: { LISTINGS_MB: '0' } },
  { ...entente, name: 'cached', environment: { CACHE_MB: '64' } },
  { ...floor, name: 'bare', environment: { KEEP_ANSWERS: 'yes' } },
];

export function peerOf(name: string): Peer {
  const peer = PEERS.find((each) => each.name === name);
  if (!peer)
    throw new Error(`no server ${name}: there are ${PEERS.map((each) => each.name).join(', ')}`);
  return peer;
}
