import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';

import { NOT_STORED } from './errors';

const PATIENCE = 2_000;

/** `/livez` answers while the process does; `/readyz` while the database answers too. */
export function serveHealth(app: FastifyInstance, pool: Pool): void {
  app.get('/livez', async (_request, reply) => reply.headers(NOT_STORED).send({ status: 'ok' }));

  app.get('/readyz', async (_request, reply) => {
    const ready = await answers(pool);
    return reply
      .code(ready ? 200 : 503)
      .headers(NOT_STORED)
      .send(
        ready
          ? { status: 'ok' }
          : { status: 'unavailable', reason: 'the database does not answer' },
      );
  });
}

/** Whether the database answers within two seconds. */
async function answers(pool: Pool): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, PATIENCE, false);
  });
  const asked = pool.query('SELECT 1').then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([asked, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
