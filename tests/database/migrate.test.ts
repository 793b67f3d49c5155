import { useDatabase } from '../support/database';

const database = useDatabase({ data: false });
test('x', async () => {
  const { rows } = await database.pool.query(
    "select count(*) c, current_setting('jit') j, current_setting('statement_timeout') s from node",
  );
  expect(rows).toEqual([{ c: '0', j: 'off', s: '10s' }]);
  expect(await database.prisma.node.count()).toBe(0);
});
