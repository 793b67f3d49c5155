import { useDatabase } from '../support/database';
import { run } from '../support/run';

const database = useDatabase({ data: false });
const check = () => run('scripts/draft-migration.mjs', ['--check', database.url]).ended;

describe('drift', () => {
  test('the database built from the migrations is the one that the Prisma schema says', async () => {
    expect(await check()).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('a column, an index and a foreign key that differ are found', async () => {
    await database.pool.query(`
      ALTER TABLE plan DROP COLUMN adopted_on;
      DROP INDEX node_slug_idx;
      ALTER TABLE location DROP CONSTRAINT location_project_id_fkey`);
    const { code, stderr } = await check();
    expect(code).toBe(1);
    expect(stderr).toContain('ADD COLUMN     "adopted_on" VARCHAR(10)');
    expect(stderr).toContain('CREATE INDEX "node_slug_idx"');
    expect(stderr).toContain('ADD CONSTRAINT "location_project_id_fkey"');
  });
});
