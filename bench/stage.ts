import { migrate } from '../src/database/migrate';
import { bodiesFor } from './asking';
import type { Size } from './data/world';
import { benchDatabase, postmasterOf } from './database';
import { type Load, loadGenerator } from './load/load';
import { memoryOf } from './measure/proc';
import type { RunOptions } from './options';
import { createFunctions } from './servers/functions';
import { type Server, startServer } from './servers/process';
import { type VariableSets, variableSets } from './variables';

/** A database with generated data, and what it is asked. */
export interface Stage {
  readonly size: Size;
  readonly url: string;
  readonly postmaster: number;
  readonly sets: VariableSets;
  readonly load: Load;
}

/** Null where the database holds no generated data. */
export async function stageOf(size: Size, { url: given, load }: RunOptions): Promise<Stage | null> {
  const url = given ?? (await benchDatabase(`entente_${size.toLowerCase()}`, false));
  await migrate(url);
  await createFunctions(url);
  const sets = await variableSets(url);
  if (sets.point.length === 0) return null;
  return { size, url, sets, postmaster: await postmasterOf(url), load: loadGenerator(load) };
}

/** What is known of a server besides its answers. */
export interface ServerFigures {
  readonly name: string;
  /** Milliseconds from its start until it listened, and until its first answer. */
  readonly startedIn: number;
  readonly answeredIn: number;
  /** Megabytes after the first answer, at the end, and at most. */
  readonly memory: { readonly first: number; readonly last: number; readonly peak: number };
}

/** Starts servers in turn, lets them be used, and stops them whatever happens. */
export async function withServers<T>(
  names: readonly string[],
  { url, sets }: Stage,
  use: (servers: readonly Server[]) => Promise<T>,
): Promise<{ readonly result: T; readonly figures: ServerFigures[] }> {
  const servers: Server[] = [];
  const first: { readonly answeredIn: number; readonly memory: number }[] = [];
  try {
    for (const name of names) {
      const server = await startServer(name, url);
      servers.push(server);
      const [body = ''] = await bodiesFor(server, 'point', {
        ...sets,
        point: sets.point.slice(0, 1),
      });
      const began = performance.now();
      await server.ask(body);
      const answeredIn = server.startedIn + performance.now() - began;
      first.push({ answeredIn, memory: memoryOf(server.pid).now });
    }
    const result = await use(servers);
    const figures = servers.map(({ peer, pid, startedIn }, i): ServerFigures => {
      const { now: last, peak } = memoryOf(pid);
      const { answeredIn = 0, memory = 0 } = first[i] ?? {};
      return { name: peer.name, startedIn, answeredIn, memory: { first: memory, last, peak } };
    });
    return { result, figures };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}
