/**
 * One of several processes that serve a database, for the tests that run two: `member.ts URL`. Says its address on
 * a line. Besides the graph it takes writes, which it acknowledges as a mutation does, and tells its statements.
 */
import 'reflect-metadata';

import { setTimeout as sleep } from 'node:timers/promises';

import { createPool } from '../../src/database/pool';
import { createGraph, type Graph } from '../../src/graph';
import { createApp } from '../../src/server/app';
import { followRevision } from '../../src/server/revision/revision';
import { counted } from '../support/counted';

/** The graph as it is over a slow line: what an answer saw may be past once it arrives. */
function delayed(graph: Graph): Graph {
  return {
    ...graph,
    ask(request) {
      const asked = graph.ask(request);
      const answer = async () => {
        const arrived = await asked.answer();
        await sleep(Math.random() * 30);
        return arrived;
      };
      return { ...asked, answer };
    },
  };
}

interface Write {
  readonly slug: string;
  readonly note: string;
}

async function serve(url: string): Promise<void> {
  const pool = createPool(url, { max: 4 });
  const statements: string[] = [];
  const graph = delayed(await createGraph(counted(pool, statements), { revisions: true }));
  const revision = followRevision(pool);
  const app = await createApp({ graph, pool, cache: { revision, megabytes: 8 } });
  app.post<{ Body: Write }>('/write', async ({ body }) => {
    await pool.query('UPDATE node SET note = $1 WHERE slug = $2', [body.note, body.slug]);
    await revision.refresh();
    return {};
  });
  app.get('/statements', async () => statements.length);
  process.once('SIGTERM', () => process.exit(0));
  process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
}

void serve(process.argv[2] ?? '');
