import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { stopOrphan } from '../../src/database/embedded/postmaster';
import { type Program, run } from '../support/run';

/** Closed to everyone else, as a private temporary folder is: root's PostgreSQL must manage too. */
const home = mkdtempSync(join(tmpdir(), 'entente-embedded-'));
const folder = join(home, 'data');
const lockFile = join(folder, 'owner.json');
const KEEPER = 'tests/database/keeper.ts';

afterAll(() => rmSync(home, { recursive: true, force: true }));

const serverPid = (): number =>
  Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

const lastKept = (program: Program): number =>
  Number(program.output().match(/.*kept (\d+)\n/s)?.[1]);

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return /^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return true;
  }
}

describe('embedded PostgreSQL', () => {
  test('SIGTERM stops it cleanly: no server, no lock, nothing lost', async () => {
    const first = run(KEEPER, [folder]);
    await first.until(/kept 20\n/);
    const server = serverPid();
    first.child.kill('SIGTERM');
    expect(await first.ended).toMatchObject({ code: 0, stderr: '' });
    expect(isGone(server)).toBe(true);
    expect(existsSync(lockFile)).toBe(false);

    const second = run(KEEPER, [folder]);
    const [, found] = await second.until(/found (\d+)\n/);
    expect(Number(found)).toBe(lastKept(first));
    second.child.kill('SIGTERM');
    await second.ended;
  });

  test('is reached through a socket, and through its port where the path is too long for one', async () => {
    for (const [path, address] of [
      [folder, process.platform === 'win32' ? '127.0.0.1' : 'its socket'],
      [join(home, 'deep'.repeat(25)), '127.0.0.1'],
    ] as const) {
      const program = run(KEEPER, [path]);
      expect((await program.until(/through (.*)\n/))[1]).toBe(address);
      program.child.kill('SIGTERM');
      expect(await program.ended).toMatchObject({ code: 0, stderr: '' });
    }
  });

  test('only its owner can read the password', () => {
    expect(statSync(join(folder, 'postgres.json')).mode & 0o777).toBe(0o600);
    expect(existsSync(join(folder, 'postgres.new.password'))).toBe(false);
  });

  test('after kill -9 the next start stops the orphan and has every acknowledged row', async () => {
    const killed = run(KEEPER, [folder]);
    await killed.until(/kept \d+\n(.*\n){20}/);
    const orphan = serverPid();
    killed.child.kill('SIGKILL');
    await killed.ended;
    expect(isGone(orphan)).toBe(false);

    const next = run(KEEPER, [folder]);
    const [, found] = await next.until(/found (\d+)\n/);
    expect(next.output()).toMatch('Stopped the PostgreSQL that a killed process had left running');
    expect(Number(found)).toBeGreaterThanOrEqual(lastKept(killed));
    expect(isGone(orphan)).toBe(true);
    next.child.kill('SIGTERM');
    expect((await next.ended).code).toBe(0);
  });

  test('what a killed server left is cleared where another program has its pid by now', async () => {
    const directory = mkdtempSync(join(home, 'left-'));
    const names = ['postmaster.pid', '.s.PGSQL.5999', '.s.PGSQL.5999.lock'];
    for (const name of names) writeFileSync(join(directory, name), `${process.pid}\n`);
    writeFileSync(join(directory, 'PG_VERSION'), '18\n');
    expect(await stopOrphan(directory)).toBe(false);
    expect(readdirSync(directory)).toEqual(['PG_VERSION']);
  });

  test('a second process is refused and told who the owner is; a server that dies is started again', async () => {
    const owner = run(KEEPER, [folder]);
    await owner.until(/kept/);
    const second = await run(KEEPER, [folder]).ended;
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(
      new RegExp(
        `^StartupError: The data folder ${folder} belongs to process ${owner.child.pid}, which has it since \\d{4}-.* and serves http://127.0.0.1:4999: stop that process, or choose another DATA_DIR\\.\\n$`,
      ),
    );

    const server = serverPid();
    process.kill(server, 'SIGKILL');
    await owner.until(/log PostgreSQL stopped unexpectedly(.*\n)*kept/);
    owner.child.kill('SIGKILL');
    await owner.ended;
  });

  test('the lock of a process that is gone is taken over, also where its pid is in use again', async () => {
    const lock = { since: '2020-01-01T00:00:00.000Z', url: null };
    for (const owner of [
      { ...lock, pid: 4_000_000, born: null },
      { ...lock, pid: process.pid, born: 'another boot 1' },
    ]) {
      writeFileSync(lockFile, JSON.stringify(owner));
      const program = run(KEEPER, [folder]);
      await program.until(/kept/);
      program.child.kill('SIGTERM');
      expect((await program.ended).code).toBe(0);
    }
  });

  test('an unwritable folder is said in one sentence', async () => {
    const path = join(home, 'file');
    writeFileSync(path, '');
    for (const [unwritable, code] of [
      [join(path, 'data'), 'ENOTDIR'],
      ...(process.platform === 'linux' ? [['/proc/entente/data', 'ENOENT']] : []),
    ]) {
      const { stderr, ...ending } = await run(KEEPER, [unwritable ?? '']).ended;
      expect(ending.code).toBe(1);
      expect(stderr).toBe(
        `StartupError: The data folder ${unwritable} cannot be written (${code}): make it writable, or choose another DATA_DIR.\n`,
      );
    }
  });
});
