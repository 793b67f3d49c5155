import { useWorld } from '../support/world';

const world = useWorld({ data: true });

beforeAll(() => world.database.pool.query('ANALYZE'));

/** `{ a: { some: { b: { is: … } } } }` of `a.some`, `b.is` and so on. */
const chain = (steps: readonly string[], end: string): string =>
  steps.reduceRight((inner, step) => {
    const [edge, quantifier] = step.split('.');
    return `{ ${edge}: { ${quantifier}: ${inner} } }`;
  }, end);

const AROUND = ['sectors.some', 'plans.some'];
const CITED = ['citations.some', 'source.is', 'claimsMade.some', 'node.is'];
const SAID = ['citations.some', 'node.is'];

/** Each has as many ways through the data as would take longer than an answer may. */
test.each([
  ['financings', [...AROUND, ...AROUND, ...AROUND, ...CITED], '{ version: { gt: 7 } }'],
  ['projects', ['financings.some', ...SAID, ...times(4, 'claims.some', 'node.is')], nobody()],
  [
    'projects',
    ['sectors.some', 'projects.some', ...CITED, 'citations.some', 'source.is'],
    nobody(),
  ],
])('%s are asked for along %j without going every way there is', async (list, steps, end) => {
  const answer = await world.ask<Record<string, { totalCount: number }>>(
    `{ ${list}(where: ${chain(steps, end)}) { totalCount } }`,
  );
  expect(answer[list]?.totalCount).toBe(0);
});

function times(count: number, ...steps: readonly string[]): string[] {
  return Array.from({ length: count }, () => steps).flat();
}

function nobody(): string {
  return '{ name: { contains: "zzzz" } }';
}

test('one edge onward is joined, and a second is a condition of its own', async () => {
  await world.ask(`{ programs(where: { projects: { some: {
    financings: { some: { stage: { eq: COMMITMENT } } }, participants: { some: { role: { eq: FUNDER } } }
  } } }) { nodes { slug } } }`);
  const [sql = ''] = world.statements;
  expect(sql.match(/EXISTS/g)).toHaveLength(2);
  expect(sql).toMatch(/EXISTS \(SELECT FROM "project" \w+ JOIN "participation"/);
});
