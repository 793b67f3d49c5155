/**
 * A program that owns a data folder, for the tests that kill it: `keeper.ts FOLDER`. Says through which address it
 * reaches PostgreSQL and how many rows there are, adds one every few milliseconds, and writes its number on a line
 * once PostgreSQL acknowledged it. Ends on SIGTERM.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import { openEmbedded } from '../../src/database/embedded/embedded';
import { createPool } from '../../src/database/pool';

async function keep(folder: string): Promise<void> {
  let ended = false;
  process.once('SIGTERM', () => {
    ended = true;
  });
  const database = await openEmbedded({ folder, log: (line) => say(`log ${line}`) });
  database.announce('http://127.0.0.1:4999');
  const pool = createPool(database.url);
  await pool.query('CREATE TABLE IF NOT EXISTS kept (number serial)');
  const { rows } = await pool.query(
    `SELECT count(*)::integer AS count, coalesce(host(inet_server_addr()), 'its socket') AS address FROM kept`,
  );
  say(`through ${rows[0].address}`);
  say(`found ${rows[0].count}`);
  while (!ended) {
    await sleep(2);
    await pool.query('INSERT INTO kept DEFAULT VALUES RETURNING number').then(
      (inserted) => say(`kept ${inserted.rows[0].number}`),
      (error: Error) => say(`failed ${error.message}`),
    );
  }
  await pool.end();
  await database.stop();
}

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

keep(process.argv[2] ?? '').catch((error: Error) => {
  process.stderr.write(`${error.name}: ${error.message}\n`);
  process.exitCode = 1;
});
