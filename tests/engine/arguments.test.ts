/** What arguments mean at their edges: nulls that a default hides, orders and filters that ask for too much. */
import { useWorld } from '../support/world';

const world = useWorld({ data: true });

const COMPARED = `query ($to: CurrencyCode = "USD") {
  financings(where: { amount: { converted: { to: $to, gt: "1000000000" } } }) { totalCount } }`;

describe('a variable that is null though it has a default', () => {
  test.each([
    ['in a filter', COMPARED, { to: null }, 'where needs a value where a variable in it is null'],
    [
      'in an order',
      'query ($of: ProjectOrderField = NAME) { projects(orderBy: [{ field: $of }]) { totalCount } }',
      { of: null },
      'orderBy needs a value where a variable in it is null',
    ],
    [
      'as an argument',
      'query ($id: ID = "x") { node(id: $id) { id } }',
      { id: null },
      'id needs a value where a variable in it is null',
    ],
    [
      'in a directive',
      'query ($is: Boolean = true) { projects { totalCount @include(if: $is) } }',
      { is: null },
      '@include needs true or false, got null',
    ],
  ])('is refused %s', async (_, source, variables, message) => {
    await expect(world.ask(source, variables)).rejects.toMatchObject({
      message,
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  test('and stands for its default where it is not given', async () => {
    const literal = COMPARED.replace(/query .*\n/, '{\n').replace('$to', '"USD"');
    expect(await world.ask(COMPARED)).toEqual(await world.ask(literal));
  });
});

describe('an order', () => {
  const ORDERED =
    'query ($by: [ProjectOrder!]) { projects(first: 1, orderBy: $by) { nodes { id } } }';

  test.each([
    [16, true],
    [17, false],
    [2000, false],
  ])('of %i keys', async (length, isAnswered) => {
    const by = Array.from({ length }, () => ({ field: 'NAME' }));
    const asked = world.ask(ORDERED, { by });
    if (isAnswered) await expect(asked).resolves.toHaveProperty('projects');
    else await expect(asked).rejects.toThrow(`orderBy may hold at most 16 keys, got ${length}`);
  });
});

test('conditions on what an edge leads to are counted, also where a plain boolean asks for them', async () => {
  const contested = (length: number) =>
    world.ask('query ($where: FinancingWhere) { financings(where: $where) { totalCount } }', {
      where: { OR: Array.from({ length }, () => ({ contested: true })) },
    });
  await expect(contested(50)).resolves.toHaveProperty('financings');
  await expect(contested(51)).rejects.toMatchObject({ extensions: { code: 'COST_LIMIT' } });
});

test('a list that the database holds as null is empty', async () => {
  const summits = (isEmpty: boolean) =>
    world.ask<{ summits: { totalCount: number; nodes: { themes: string[] }[] } }>(
      'query ($isEmpty: Boolean) { summits(where: { themes: { isEmpty: $isEmpty } }) { totalCount nodes { themes } } }',
      { isEmpty },
    );
  const before = await summits(false);
  await world.database.pool.query(
    `UPDATE summit SET themes = NULL
     WHERE id = (SELECT id FROM node WHERE kind = 'SUMMIT' AND slug = 'china-celac-ministerial-4')`,
  );
  expect((await summits(true)).summits).toEqual({ totalCount: 1, nodes: [{ themes: [] }] });
  expect((await summits(false)).summits.totalCount).toBe(before.summits.totalCount - 1);
});

test('rows that a statement finds are filtered by what is computed of them, and counted at once', async () => {
  const { compareSummits } = await world.ask<{
    compareSummits: { money: { totalCount: number; nodes: unknown[] } };
  }>(`{ compareSummits(slugs: ["brasilia-leaders-meeting-2014", "china-celac-ministerial-4"]) {
    money(
      where: { laterSum: { converted: { to: "CNY", on: "2025-05", gt: "65000000000" } } }
      orderBy: [{ field: LATER_SUM, to: "EUR", on: "2025-05" }]
    ) { totalCount nodes { class laterSum { amount } } } } }`);
  const { totalCount, nodes } = compareSummits.money;
  expect(totalCount).toBe(1);
  // 66 billion yuan at 7.2166.
  expect(nodes).toEqual([{ class: 'CREDIT', laterSum: { amount: '9145581021.53' } }]);
});
