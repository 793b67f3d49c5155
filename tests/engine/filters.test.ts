import { useWorld } from '../support/world';

const world = useWorld({ data: true });

/** `{ a: { some: { b: { is: … } } } }` of `a.some`, `b.is` and so on. */
const chain = (steps: readonly string[], end: string): string =>
  steps.reduceRight((inner, step) => {
    const [edge, quantifier] = step.split('.');
    return `{ ${edge}: { ${quantifier}: ${inner} } }`;
  }, end);

/** How many questions of their own the edges are. */
test.each([
  ['each row has one parent', ['programs.some', 'measures.some', 'projects.some'], 'slug', 1],
  ['an edge to one multiplies nothing', ['citations.some', 'source.is'], 'name', 1],
  ['one row is that of many', ['citations.some', 'source.is', 'claimsMade.some'], 'value', 2],
  ['an edge table leads to one row often', ['sectors.some', 'projects.some'], 'slug', 2],
])('edges are joined as long as no row comes twice: %s', async (_why, steps, field, count) => {
  const where = chain(steps, `{ ${field}: { ne: "x" } }`);
  await world.ask(`{ plans(where: ${where}) { nodes { slug } } }`);
  const [sql = ''] = world.statements;
  expect(sql.match(/EXISTS/g)).toHaveLength(count);
});

test('one edge onward is joined, and a second is a condition of its own', async () => {
  await world.ask(`{ programs(where: { projects: { some: {
    financings: { some: { stage: { eq: COMMITMENT } } }, participants: { some: { role: { eq: FUNDER } } }
  } } }) { nodes { slug } } }`);
  const [sql = ''] = world.statements;
  expect(sql.match(/EXISTS/g)).toHaveLength(2);
  expect(sql).toMatch(/EXISTS \(SELECT FROM "project" \w+ JOIN "participation"/);
});
