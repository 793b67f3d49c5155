import { useDatabase } from '../support/database';
import { run } from '../support/run';

const database = useDatabase({ data: false });
const seed = (...args: string[]) =>
  run('prisma/seed.ts', args, { env: { DATABASE_URL: database.url } }).ended;

describe('npm run seed', () => {
  test('loads the default data into DATABASE_URL with a line a family, once', async () => {
    const first = await seed();
    expect(first.stderr).toBe('');
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(/ {2}forums\.yaml +7 records\n/);
    expect(first.stdout).toMatch(
      /Loaded 1223 records of china-celac in [\d.]+ s: \d+ rows added, 0 changed/,
    );
    const second = await seed();
    expect(second.stdout).toBe(
      'china-celac is loaded already: its files have not changed since.\n',
    );
    const third = await seed('--force');
    expect(third.stdout).toMatch(/: 0 rows added, 0 changed, 0 removed\.\n$/);
  });

  test('says what it does, and refuses what it does not know', async () => {
    expect(await seed('--help')).toMatchObject({ code: 0, stderr: '' });
    const refused = await seed('--forse');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("Unknown option '--forse'");
  });
});
