/**
 * A program that owns a data folder, for the tests that kill it: `keeper.ts FOLDER`. Adds a row every few milliseconds and
 * writes the number of each on a line once PostgreSQL acknowledged it. Ends on SIGTERM.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';

import { openEmbedded } from '../../src/database/embedded/embedded';

async function keep(folder: string): Promise<void> {
  let ended = false;
  process.once('SIGTERM', () => {
    ended = true;
  });
  const database = await openEmbedded({ folder, log: (line) => say(`log ${line}`) });
  database.announce('http://127.0.0.1:4999');
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query('CREATE TABLE IF NOT EXISTS kept (number serial)');
  const { rows } = await client.query('SELECT count(*)::integer AS count FROM kept');
  say(`found ${rows[0].count}`);
  while (!ended) {
    const inserted = await client.query('INSERT INTO kept DEFAULT VALUES RETURNING number');
    say(`kept ${inserted.rows[0].number}`);
    await sleep(2);
  }
  await client.end();
  await database.stop();
}

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

keep(process.argv[2] ?? '').catch((error: Error) => {
  process.stderr.write(`${error.name}: ${error.message}\n`);
  process.exitCode = 1;
});
