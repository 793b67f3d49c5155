import { serve } from '../../src/server/serve';
import { useDatabase } from '../support/database';
import { ask } from './server';

const database = useDatabase({ data: false });

const start = (host: string, port: number) =>
  serve({ pool: database.pool, host, port, logger: false });

describe('serve', () => {
  it('says where it is reached, and is gone once closed, with the pool still open', async () => {
    const serving = await start('127.0.0.1', 0);
    expect(serving.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await ask(`${serving.url}/readyz`, {})).status).toBe(200);
    await serving.close();
    await expect(ask(`${serving.url}/readyz`, {})).rejects.toThrow();
    await expect(database.pool.query('SELECT 1')).resolves.toMatchObject({ rowCount: 1 });
  });

  it('gives an address of this machine where it listens on all', async () => {
    const serving = await start('0.0.0.0', 0);
    expect(serving.url).toMatch(/^http:\/\/localhost:\d+$/);
    await serving.close();
  });

  it('refuses a port that is taken by the name of the system', async () => {
    const serving = await start('127.0.0.1', 0);
    await expect(start('127.0.0.1', Number(new URL(serving.url).port))).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    await serving.close();
  });
});
