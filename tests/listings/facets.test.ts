import fc from 'fast-check';
import { type OperationDefinitionNode, parse, validate } from 'graphql';

import type { Catalog, GraphType } from '../../src/engine/catalog';
import { planOf } from '../../src/engine/compile/plan';
import { rootsOf } from '../../src/engine/compile/roots';
import { isEnumeration } from '../../src/engine/enumeration';
import { questions } from '../../src/questions';
import { randomOf } from '../support/operations';
import { useWorld } from '../support/world';

const world = useWorld({ data: true });
const RUNS = Number(process.env.LAW_RUNS ?? 250);

/** A filter with a hole for what it compares with: `{ sectors: { some: { slug: { eq: … } } } }`. */
type Filter = (value: string) => string;

/** The filters of a type that lead over so many edges to a column with words. */
function filtersOf(catalog: Catalog, type: GraphType, edges: number, isOwn = true): Filter[] {
  return [...type.fields.values()].flatMap((field): Filter[] => {
    if (field.sort === 'column' && !field.list) {
      const isUnique = field.isKey || field.name === 'id';
      const isWord = isEnumeration(field.type) || (isUnique && !isOwn);
      return isWord ? [(value) => `{ ${field.name}: ${value} }`] : [];
    }
    if (field.sort !== 'one' && field.sort !== 'many' && field.sort !== 'list') return [];
    if (edges === 0 || field.step.relation.lateral) return [];
    const quantifier = field.sort === 'one' ? 'is' : 'some';
    return filtersOf(catalog, catalog.type(field.type), edges - 1, false).map(
      (filter): Filter =>
        (value) =>
          `{ ${field.name}: { ${quantifier}: ${filter(value)} } }`,
    );
  });
}

test('a facet has the words that its filter compares, and a listing the rows in their order', async () => {
  const { schema, catalog } = await world.graph();
  const roots = rootsOf(catalog, questions);
  const known = { revision: '0', has: () => false, find: () => null, outdate: () => undefined };
  const types = [...catalog.types.values()].filter(({ options }) => options.plural);
  const filters = new Map(types.map((type) => [type, filtersOf(catalog, type, 2)]));
  let found = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 }), async (seed) => {
      const random = randomOf(seed);
      const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
      const type = pick(types);
      const filter = pick(filters.get(type) as Filter[]);
      const list = (where: string, asked: string) =>
        `query ($word: [String!]) { ${type.options.plural}(first: 100, where: ${where}) { ${asked} } }`;
      // What is compared stands in a variable of no certain type: it is not validated, only compiled.
      const document = parse(list(filter('{ in: $word }'), 'totalCount'));
      const operation = document.definitions[0] as OperationDefinitionNode;
      const { listings } = planOf(
        operation,
        new Map(),
        { word: [] },
        { schema, catalog, roots, listings: known },
      );
      expect(listings).toMatchObject([{ type: type.name, facets: [{}] }]);
      const [listing] = listings;
      const { rows } = await world.database.pool.query<{ id: string; word: string }>(
        `SELECT id::text, word FROM (${listing?.facets[0]?.words()}) facet(id, word)`,
      );
      fc.pre(rows.length > 0);
      found += 1;
      const { word } = pick(rows);
      const ids = new Set(rows.filter((row) => row.word === word).map(({ id }) => id));
      const value = /^[A-Z_]+$/.test(word) ? word : JSON.stringify(word);
      const source = list(filter(`{ eq: ${value} }`), 'totalCount nodes { id }').replace(
        /^query .*?\{/,
        '{',
      );
      expect(validate(schema, parse(source))).toEqual([]);
      const told =
        await world.ask<Record<string, { totalCount: number; nodes: { id: string }[] }>>(source);
      const { totalCount, nodes } = told[type.options.plural as string] as (typeof told)[string];
      expect(totalCount).toBe(ids.size);
      const order = await world.database.pool.query<{ id: string }>(`${listing?.rows()}`);
      const all = order.rows.map(({ id }) => id).filter((id) => ids.has(id));
      expect(nodes.map(({ id }) => id)).toEqual(all.slice(0, 100));
    }),
    { numRuns: RUNS, seed: 20250513 },
  );
  expect(found).toBeGreaterThan(RUNS / 4);
}, 120_000);
