import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { useDatabase } from './support/database';
import { type Ending, type Program, run } from './support/run';

const database = useDatabase({ data: true });
const folder = mkdtempSync(join(tmpdir(), 'entente-start-'));
const SERVES = /Entente serves .*?(http:\/\/127\.0\.0\.1:\d+)\/ .*Try:\n/s;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const main = (env: Record<string, string>, ...args: string[]): Program =>
  run('src/main.ts', args, { env: { PORT: '0', ...env } });

/** What it says when it does not start. */
async function refusalOf(program: Program): Promise<Ending> {
  const { code, stdout, stderr } = await program.ended;
  return { code, stdout, stderr };
}

async function stop(program: Program, signal: NodeJS.Signals): Promise<void> {
  program.child.kill(signal);
  expect(await program.ended).toMatchObject({ code: 0, stderr: '' });
}

describe('the program', () => {
  test('--help prints the settings', async () => {
    const { code, stdout } = await main({}, '--help').ended;
    expect(code).toBe(0);
    for (const name of ['PORT', 'HOST', 'DATA_DIR', 'DATABASE_URL', 'LOG_LEVEL']) {
      expect(stdout).toContain(`  ${name} `);
    }
  });

  test('serves DATABASE_URL, and the query that it prints runs', async () => {
    const program = main({ DATABASE_URL: database.url });
    const [, url] = await program.until(SERVES);
    const body = program.output().match(/-d '(.*)'/)?.[1] ?? '';
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
    const { data, errors } = await response.json();
    expect(errors).toBeUndefined();
    expect(data.summits.nodes).toHaveLength(3);
    await stop(program, 'SIGINT');
  });

  test('told to stop, answers what it was asked before, and refuses what comes after', async () => {
    const program = await serving({ DATABASE_URL: database.url });
    const [, url] = program.output().match(SERVES) as RegExpMatchArray;
    const ask = async (name: string): Promise<unknown> => {
      const query = `query ${name} { forums { totalCount } }`;
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ query });
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
      return response.json();
    };
    const known = await ask('Known');
    const db = await database.pool.connect();
    await db.query('UPDATE forum SET id = id'); // so that no kept answer will do
    await db.query('BEGIN; LOCK TABLE forum');
    await sleep(1_200);
    const asked = [ask('Known'), ask('New')];
    await sleep(500);
    program.child.kill('SIGTERM');
    await program.until(/Stopping/);
    await sleep(200);
    await expect(ask('Late')).rejects.toThrow('fetch failed');
    await db.query('ROLLBACK');
    db.release();
    expect(await Promise.all(asked)).toEqual([known, known]);
    expect(await program.ended).toMatchObject({ code: 0, stderr: '' });
  });

  test('with a database of its own: loads it, survives kill -9, loads it once', async () => {
    const first = main({ DATA_DIR: folder });
    const [, url] = await first.until(SERVES);
    expect(first.output()).toMatch(/Loaded \d+ records/);
    const second = await refusalOf(main({ DATA_DIR: folder }));
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(`belongs to process ${first.child.pid}, `);
    expect(second.stderr).toMatch(` and serves ${url}: `);
    first.child.kill('SIGKILL');
    await first.ended;

    const next = main({ DATA_DIR: folder });
    await next.until(SERVES);
    expect(next.output()).not.toMatch('Loaded');
    await stop(next, 'SIGTERM');
  }, 90_000);

  test('a taken port is said in one sentence, and the database is stopped', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    for (const env of [{ DATABASE_URL: database.url }, { DATA_DIR: folder }]) {
      expect(await refusalOf(main({ ...env, PORT: String(port) }))).toEqual({
        code: 1,
        stdout: '',
        stderr: `Port ${port} of 127.0.0.1 is taken: stop what has it, or set PORT.\n`,
      });
    }
    await new Promise((resolve) => taken.close(resolve));
    await stop(await serving({ DATA_DIR: folder }), 'SIGTERM');
  });

  test.each([
    ['postgresql://u:secret@127.0.0.1:1/d', 'nothing listens there (ECONNREFUSED)'],
    ['postgresql://u:secret@no-such-host.invalid/d', 'its host has no address'],
  ])('an unreachable DATABASE_URL is said in one sentence: %s', async (url, reason) => {
    const { code, stdout, stderr } = await refusalOf(main({ DATABASE_URL: url }));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^DATABASE_URL \(postgresql:\/\/u@.*\) cannot be used: .*\.\n$/);
    expect(stderr).toContain(reason);
  });

  test('a database that does not exist is said in one sentence', async () => {
    const url = new URL(database.url);
    url.pathname += '_not';
    const { code, stderr } = await refusalOf(main({ DATABASE_URL: url.toString() }));
    expect(code).toBe(1);
    expect(stderr).toMatch(/cannot be used: database ".*_not" does not exist \(3D000\)\.\n$/);
  });
});

async function serving(env: Record<string, string>): Promise<Program> {
  const program = main(env);
  await program.until(SERVES);
  return program;
}
