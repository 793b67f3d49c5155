import { parentPort, workerData } from 'node:worker_threads';

import { type EdgeAnswer, EdgeAnswerer, type EdgeQuestion } from './answerer';
import type { EdgeSource } from './edge-index';

export interface ThreadData {
  readonly connectionString: string;
  readonly source: EdgeSource;
}

/** What goes to the thread, and what comes back, told apart by its number. */
export interface Call {
  readonly serial: number;
  readonly question: EdgeQuestion;
  readonly isLate: boolean;
}

export interface Reply {
  readonly serial: number;
  readonly answer?: EdgeAnswer;
  readonly error?: Error;
}

/** Keeps the index of the edges, and answers from it, beside the thread that serves. */
function main(): void {
  const { connectionString, source } = workerData as ThreadData;
  const answerer = new EdgeAnswerer(connectionString, source);
  parentPort?.on('message', ({ serial, question, isLate }: Call) => {
    const reply = (rest: Omit<Reply, 'serial'>) => parentPort?.postMessage({ serial, ...rest });
    answerer.answer(question, isLate).then(
      (answer) => reply({ answer }),
      (error: Error) => reply({ error }),
    );
  });
}

main();
