import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** A thread of the program beside the caller's file, of the same code as this process. It keeps no process alive. */
export function openThread(directory: string, name: string, workerData: unknown): Worker {
  const file = join(directory, `${name}${extname(__filename)}`);
  const thread = new Worker(file, { workerData, execArgv: hooks(process.execArgv) });
  thread.unref();
  return thread;
}

/** What this process was told to load first, such as a compiler. */
function hooks(args: readonly string[]): string[] {
  return args.flatMap((arg, i) =>
    arg === '-r' || arg === '--require' ? [arg, args[i + 1] ?? ''] : [],
  );
}
