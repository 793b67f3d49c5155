import type { Worker } from 'node:worker_threads';

import type { Pool } from 'pg';

import { addressOf } from '../database/beside';
import { RequestError } from '../engine/errors';
import { openThread } from '../threads';
import type {
  EdgeAnswer,
  EdgeQuestion,
  FoundRings,
  FoundRoutes,
  RingsQuestion,
  RoutesQuestion,
} from './answerer';
import type { EdgeSource } from './edge-index';
import type { Call, Reply, ThreadData } from './thread';

/** Answers what only a search through the edges can find, from an index in a thread of its own. */
export interface Edges {
  /** @param isLate whether only the data of now will do: else the index may be of a moment ago */
  routes(question: RoutesQuestion, isLate: boolean): Promise<EdgeAnswer<FoundRoutes>>;
  rings(question: RingsQuestion, isLate: boolean): Promise<EdgeAnswer<FoundRings>>;
  close(): Promise<void>;
}

/** How many questions may wait for their answers. One is answered at a time, in some tens of milliseconds at most. */
const WAITING = 64;
/** How long one waits, in milliseconds. */
const PATIENCE = 5_000;

interface Waiting {
  readonly resolve: (answer: EdgeAnswer) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** The thread and its index are made when the first question comes: a server that is never asked has neither. */
export function createEdges(pool: Pool, source: EdgeSource): Edges {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | null = null;
  let serials = 0;

  function open(): Worker {
    const workerData: ThreadData = { connectionString: addressOf(pool), source };
    const opened = openThread(__dirname, 'thread', workerData);
    opened.on('message', ({ serial, answer, error }: Reply) => {
      if (answer) settle(serial, ({ resolve }) => resolve(answer));
      else settle(serial, ({ reject }) => reject(error ?? new Error('the edges gave no answer')));
    });
    const ended = (error: Error): void => {
      if (thread !== opened) return;
      thread = null;
      for (const serial of [...waiting.keys()]) settle(serial, ({ reject }) => reject(error));
    };
    opened.on('error', ended);
    opened.on('exit', (code) => ended(new Error(`the thread of the edges ended with ${code}`)));
    return opened;
  }

  function settle(serial: number, how: (waiting: Waiting) => void): void {
    const found = waiting.get(serial);
    if (!found) return;
    waiting.delete(serial);
    clearTimeout(found.timer);
    if (waiting.size === 0) thread?.unref();
    how(found);
  }

  function ask(question: EdgeQuestion, isLate: boolean): Promise<EdgeAnswer> {
    if (waiting.size >= WAITING) {
      const message = 'too many paths are being looked for at once: ask again in a moment';
      return Promise.reject(new RequestError(message, 'TIMEOUT'));
    }
    serials += 1;
    const serial = serials;
    return new Promise((resolve, reject) => {
      thread ??= open();
      thread.ref();
      const message =
        'the edges are being read, or too much is asked of them: ask again in a moment';
      const tooLate = () => settle(serial, () => reject(new RequestError(message, 'TIMEOUT')));
      waiting.set(serial, { resolve, reject, timer: setTimeout(tooLate, PATIENCE) });
      thread.postMessage({ serial, question, isLate } satisfies Call);
    });
  }

  return {
    routes: (question, isLate) => ask(question, isLate) as Promise<EdgeAnswer<FoundRoutes>>,
    rings: (question, isLate) => ask(question, isLate) as Promise<EdgeAnswer<FoundRings>>,
    async close() {
      await thread?.terminate();
    },
  };
}
