import { loadDataset, loadDefaultData } from '../../src/exchange/load';
import { tables } from '../../src/generated/tables';
import { useDatabase } from '../support/database';
import { useCopies } from './data-files';

const copyWith = useCopies();
const later = new Date('2030-01-01T00:00:00Z');

/** A digest of every table, down to the transaction that last wrote each row. */
async function digest(pool: { query(sql: string): Promise<{ rows: { digest: string }[] }> }) {
  const digests: Record<string, string | undefined> = {};
  for (const { name } of Object.values(tables)) {
    const { rows } = await pool.query(
      `SELECT md5(string_agg(t.xmin::text || t::text, '' ORDER BY t::text)) AS digest FROM "${name}" t`,
    );
    digests[name] = rows[0]?.digest;
  }
  return digests;
}

describe('loading again', () => {
  const database = useDatabase({ data: true });

  test('looks at nothing while the files are the same', async () => {
    const before = await digest(database.pool);
    const summary = await loadDefaultData({ prisma: database.prisma, now: later });
    expect(summary).toMatchObject({ skipped: true, changes: {} });
    expect(await digest(database.pool)).toEqual(before);
  });

  test('by force compares everything and changes nothing: no row, version or timestamp', async () => {
    const before = await digest(database.pool);
    const summary = await loadDefaultData({ prisma: database.prisma, force: true, now: later });
    expect(summary).toMatchObject({ skipped: false, changes: {} });
    expect(await digest(database.pool)).toEqual(before);
  });

  test('no value of a record is overruled by its claims', async () => {
    const { overruled } = await loadDefaultData({ prisma: database.prisma, force: true });
    expect(overruled).toEqual([]);
  });

  test('two loads at once take turns', async () => {
    const request = { prisma: database.prisma, force: true };
    const [first, second] = await Promise.all([loadDefaultData(request), loadDefaultData(request)]);
    expect([first.changes, second.changes]).toEqual([{}, {}]);
  });
});

describe('loading changed files', () => {
  const database = useDatabase({ data: true });
  const nodesSince = (instant: Date) =>
    database.prisma.node.findMany({
      where: { updatedAt: { gte: instant } },
      select: { slug: true, version: true, createdAt: true },
      orderBy: { slug: 'asc' },
    });

  test('changes what changed and nothing else, and compiles anew what rests on it', async () => {
    const folder = copyWith({
      'forums.yaml': (text) => text.replace('abbreviation: CCF', 'abbreviation: FCC'),
      'plans.yaml': (text) => text.replace("periodEnd: '2024'", "periodEnd: '2023'"),
      'claims.yaml': (text) => text.replace('value: 9200000000 USD', 'value: 66000000000 CNY'),
    });
    const summary = await loadDataset({ prisma: database.prisma, folder, now: later });
    expect(summary.changes).toEqual({
      node: undefined,
      label: { added: 1, changed: 0, removed: 0 },
      plan: { added: 0, changed: 1, removed: 0 },
      claim: { added: 0, changed: expect.any(Number), removed: 0 },
      contestedProperty: { added: 0, changed: 1, removed: 0 },
      // 9.2 billion dollars are stated no more; the others move up, and their reasons name one value less.
      contestedValue: { added: 0, changed: 3, removed: 1 },
      searchText: expect.anything(),
      searchWord: { added: 1, changed: 0, removed: 1 },
    });
    const changed = await nodesSince(later);
    expect(changed.map(({ slug, version }) => ({ slug, version }))).toEqual([
      { slug: 'celac-2025-credit-line', version: 2 },
      { slug: 'china-celac-forum', version: 2 },
      { slug: 'plan-2022-2024', version: 2 },
    ]);
    for (const { createdAt } of changed) expect(createdAt.getTime()).toBeLessThan(later.getTime());
  });

  test('a disagreement that ends leaves nothing contested', async () => {
    const folder = copyWith({
      'claims.yaml': (text) =>
        text
          .replace("value: '32'", "value: '33'")
          .replaceAll('conflictGroup: celac-member-count', 'conflictGroup: null'),
    });
    await loadDataset({ prisma: database.prisma, folder });
    const claims = await database.prisma.claim.findMany({
      where: { property: 'memberCount', node: { slug: 'celac' } },
      select: { rank: true, rankReason: true, contestedPropertyId: true },
    });
    const free = { rank: 'NORMAL', rankReason: null, contestedPropertyId: null };
    expect(claims).toEqual([free, free]);
    expect(
      await database.prisma.contestedProperty.count({ where: { node: { slug: 'celac' } } }),
    ).toBe(0);
  });
});
