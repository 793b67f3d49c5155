import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

import { type Cluster, moveToFreePort, openCluster } from './cluster';
import { PortTaken, startPostmaster, stopOrphan, stopPostmaster } from './postmaster';

/** A running server that is started again whenever it dies, until it is stopped. */
export interface Supervised {
  readonly cluster: Cluster;
  stop(): Promise<void>;
}

/**
 * Starts the cluster of a data folder, on the port it had before where that is still free. What a killed process
 * left running is stopped first.
 */
export async function supervise(
  folder: string,
  settings: Readonly<Record<string, string>>,
  log: (line: string) => void,
): Promise<Supervised> {
  let cluster = await openCluster(folder);
  if (await stopOrphan(cluster.directory)) {
    log('Stopped the PostgreSQL that a killed process had left running; nothing is lost.');
  }
  let child: ChildProcess;
  try {
    child = await startPostmaster(cluster, settings);
  } catch (error) {
    if (!(error instanceof PortTaken)) throw error;
    cluster = await moveToFreePort(cluster, folder);
    child = await startPostmaster(cluster, settings);
  }

  let stopping = false;
  const restart = async (): Promise<void> => {
    if (stopping) return;
    log(`PostgreSQL stopped unexpectedly (${cluster.logFile}); starting it again.`);
    for (let pause = 250; !stopping; pause = Math.min(2 * pause, 30_000)) {
      try {
        child = await startPostmaster(cluster, settings);
        child.once('exit', restart);
        if (stopping) await stopPostmaster(child);
        return;
      } catch (error) {
        log(`PostgreSQL did not start again: ${(error as Error).message || 'its port is taken'}`);
        await sleep(pause);
      }
    }
  };
  child.once('exit', restart);

  // Only where the program ends without stopping: the server then closes down by itself.
  const lastResort = (): void => {
    child.kill('SIGINT');
  };
  process.once('exit', lastResort);

  return {
    cluster,
    async stop() {
      stopping = true;
      await stopPostmaster(child);
      process.off('exit', lastResort);
    },
  };
}
