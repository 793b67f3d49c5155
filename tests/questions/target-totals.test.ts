/** Totals of promises against sums worked out by hand from `prisma/data/china-celac/measures.yaml`. */
import { useWorld } from '../support/world';

const world = useWorld({ data: true });

interface Total {
  readonly unit: string | null;
  readonly total: string | null;
  readonly known: number;
  readonly unknown: number;
  readonly perYear: string | null;
  readonly knownPerYear: number;
  readonly unknownPerYear: number;
  readonly years: number | null;
  readonly excluded: number;
  readonly year: string | null;
  readonly summit: { readonly slug: string } | null;
  readonly sector: { readonly slug: string } | null;
  readonly measures: { readonly nodes: readonly { readonly slug: string }[] };
  readonly exclusions: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly rule: string;
      readonly measure: { readonly slug: string };
      readonly because: { readonly slug: string } | null;
    }[];
  };
}

async function totals(args = '', variables: Record<string, unknown> = {}): Promise<Total[]> {
  const head = '$groupBy: [TargetDimension!], $withoutRules: [TargetRule!]';
  const { targetTotals } = await world.ask<{ targetTotals: { nodes: Total[] } }>(
    `query (${head}) {
      targetTotals(first: 100, groupBy: $groupBy, withoutRules: $withoutRules, ${args}) { nodes {
        unit total known unknown perYear knownPerYear unknownPerYear years excluded year
        summit { slug } sector { slug }
        measures(first: 100) { nodes { slug } }
        exclusions(first: 100) { totalCount nodes { rule measure { slug } because { slug } } }
      } }
    }`,
    variables,
  );
  return targetTotals.nodes;
}

const at = (summit: string) => `where: { summit: { is: { slug: { eq: "${summit}" } } } }`;
const in2025 = at('china-celac-ministerial-4');
const byUnit = (all: readonly Total[]) => new Map(all.map((each) => [each.unit, each]));

test('units are never mixed: the countable promises of 2025, in all and a year', async () => {
  const units = byUnit(await totals(in2025));
  const sums = [...units].map(([unit, { total, perYear, years }]) => [unit, total, perYear, years]);
  expect(sums.sort()).toEqual(
    [
      // 3,500 + 500 over three years: 4,000 / 3
      ['scholarships', '4000', '1333.3333', 3],
      // 10,000 + 300 over three years: 10,300 / 3
      ['training places', '10300', '3433.3333', 3],
      // 300 each year for three years
      ['people', '900', '300', 3],
      // nobody says by when
      ['places', '1000', null, null],
      ['projects', '300', null, null],
      ['countries', '5', null, null],
      // the credit line, left out
      ['CNY', null, null, null],
      // eleven actions and intentions, left out
      [null, null, null, null],
    ].sort(),
  );
  expect(world.statements).toHaveLength(1);
});

test('6,000 scholarships over five years, 5,000 and 3,500 over three: like with like, a year', async () => {
  const all = await totals('where: { target: { unit: { eq: "scholarships" } } }', {
    groupBy: ['YEAR', 'SECTOR'],
  });
  const found = all.map(({ year, sector, total, years, perYear }) => [
    year,
    sector?.slug,
    total,
    years,
    perYear,
  ]);
  expect(found.sort()).toEqual([
    ['2014', 'higher-education', '6000', 5, '1200'], // 6,000 / 5
    ['2021', 'higher-education', '5000', 3, '1666.6667'], // 5,000 / 3
    ['2025', 'higher-education', '3500', 3, '1166.6667'], // 3,500 / 3
    ['2025', 'language-teaching', '500', 3, '166.6667'], // 500 / 3
  ]);
});

test('what nobody says is counted as unknown, never as zero', async () => {
  const people = byUnit(await totals(at('brasilia-leaders-meeting-2014'))).get('people');
  // 1,000 party leaders over five years, and 1,000 young leaders that nobody gives years for
  expect(people).toMatchObject({
    total: '2000',
    known: 2,
    unknown: 0,
    perYear: '200',
    knownPerYear: 1,
    unknownPerYear: 1,
    years: null,
  });
  expect(people?.measures.nodes.map(({ slug }) => slug)).toEqual([
    'm2014-party-leaders',
    'm2014-young-leaders',
  ]);
});

test('each promise is counted in one group or left out of one, whatever the grouping', async () => {
  const { measures } = await world.ask<{ measures: { totalCount: number } }>(
    '{ measures { totalCount } }',
  );
  for (const groupBy of [[], ['SUMMIT'], ['PLAN', 'PROGRAM'], ['SECTOR', 'YEAR']]) {
    const all = await totals('', { groupBy });
    const counted = all.reduce((sum, each) => sum + each.known + each.unknown + each.excluded, 0);
    expect(counted).toBe(measures.totalCount);
    for (const each of all) {
      expect(each.measures.nodes).toHaveLength(each.known + each.unknown);
      expect(each.knownPerYear + each.unknownPerYear).toBe(each.known + each.unknown);
      expect(each.exclusions.totalCount).toBe(each.excluded);
    }
  }
});

test('money is left out, and says where it went; a rule can be switched off', async () => {
  const [money] = (await totals(in2025)).filter(({ unit }) => unit === 'CNY');
  expect(money).toMatchObject({ total: null, known: 0, excluded: 1 });
  expect(money?.exclusions.nodes).toEqual([
    { rule: 'MONEY', measure: { slug: 'm2025-06-credit-line' }, because: null },
  ]);
  const [counted] = (await totals(in2025, { withoutRules: ['MONEY'] })).filter(
    ({ unit }) => unit === 'CNY',
  );
  expect(counted).toMatchObject({ total: '66000000000', known: 1, excluded: 0 });
});

test('what cannot be counted is listed: eleven of the twenty measures of 2025', async () => {
  const none = byUnit(await totals(in2025)).get(null);
  // numbers 2 to 5 and 7 to 13
  expect(none).toMatchObject({ known: 0, unknown: 0, excluded: 11 });
  expect(new Set(none?.exclusions.nodes.map(({ rule }) => rule))).toEqual(
    new Set(['NOT_COUNTABLE']),
  );
});

test('nothing found is no group', async () => {
  expect(await totals('where: { slug: { eq: "no-such-measure" } }')).toEqual([]);
});

describe('links between promises', () => {
  const link = (kind: string, from: string, to: string) =>
    world.database.pool.query(
      `INSERT INTO node_link (id, kind, from_id, to_id)
       SELECT gen_random_uuid(), $1::"NodeLinkKind", f.id, t.id FROM node f, node t
       WHERE f.kind = 'MEASURE' AND f.slug = $2 AND t.kind = 'MEASURE' AND t.slug = $3`,
      [kind, from, to],
    );
  const scholarships = async (where: string) => byUnit(await totals(where)).get('scholarships');

  test('a promise restated is counted where it was first made, while that is asked for too', async () => {
    await link('RESTATES', 'm2025-14-scholarships', 'm2021-scholarships');
    const all = await scholarships('where: { target: { unit: { eq: "scholarships" } } }');
    // 6,000 + 5,000 + 500; 1,200 + 1,666.6667 + 166.6667 = 3,033.3333 a year
    expect(all).toMatchObject({ total: '11500', perYear: '3033.3333', known: 3, excluded: 1 });
    expect(all?.exclusions.nodes).toEqual([
      {
        rule: 'RESTATED',
        measure: { slug: 'm2025-14-scholarships' },
        because: { slug: 'm2021-scholarships' },
      },
    ]);
    expect(await scholarships(in2025)).toMatchObject({ total: '4000', excluded: 0 });
  });

  test('a part is not added to its whole', async () => {
    await link('PART_OF', 'm2025-16-teacher-scholarships', 'm2025-14-scholarships');
    expect(await scholarships(in2025)).toMatchObject({ total: '3500', known: 1, excluded: 1 });
  });
});

test('spellings of one unit are added up together, others are not', async () => {
  const spell = (slug: string, unit: string) =>
    world.database.pool.query(
      `UPDATE measure SET target_unit = $2 WHERE id = (SELECT id FROM node WHERE kind = 'MEASURE' AND slug = $1)`,
      [slug, unit],
    );
  await spell('m2014-training', 'Trainees');
  await spell('m2021-training', 'online courses');
  const units = byUnit(await totals());
  // 6,000 of 2014 + 10,300 of 2025
  expect(units.get('training places')).toMatchObject({ total: '16300', known: 3 });
  expect(units.get('online courses')).toMatchObject({ total: '3000' });
});

test('a number for each year, for nobody knows how long, has no total', async () => {
  await world.database.pool.query(
    `UPDATE measure SET window_years = NULL
     WHERE id = (SELECT id FROM node WHERE kind = 'MEASURE' AND slug = 'm2025-01-party-visits')`,
  );
  expect(byUnit(await totals(in2025)).get('people')).toMatchObject({
    total: null,
    known: 0,
    unknown: 1,
    perYear: '300',
    knownPerYear: 1,
    years: null,
  });
});
