/**
 * One of several processes that serve a database, for the tests that run two: `member.ts URL`. Says its address on
 * a line. Besides the graph it takes writes, which it acknowledges as a mutation does, and tells its statements.
 */
import 'reflect-metadata';

import { createPool } from '../../src/database/pool';
import { createGraph } from '../../src/graph';
import { createApp } from '../../src/server/app';
import { followRevision } from '../../src/server/revision/revision';
import { counted } from '../support/counted';

interface Write {
  readonly slug: string;
  readonly note: string;
}

async function serve(url: string): Promise<void> {
  const pool = createPool(url, { max: 4 });
  const statements: string[] = [];
  const revision = followRevision(pool);
  const graph = await createGraph(counted(pool, statements), { revisions: true });
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
