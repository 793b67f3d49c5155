import fc from 'fast-check';
import { type GraphQLEnumType, type OperationDefinitionNode, parse, validate } from 'graphql';

import type { Catalog } from '../../src/engine/catalog';
import { constantCase, orderOf, singularOf } from '../../src/engine/names';
import { ordersOf } from '../../src/engine/orders';
import { questions } from '../../src/questions';
import { operationOf, randomOf, type Samples } from '../support/operations';
import { Oracle } from '../support/oracle';
import { useWorld } from '../support/world';

const world = useWorld({ data: true });
const RUNS = Number(process.env.LAW_RUNS ?? 400);

async function samples(): Promise<Samples> {
  const { rows } = await world.database.pool.query<{ id: string; slug: string }>(
    `SELECT id::text, slug FROM node WHERE kind NOT IN ('SECTOR', 'COUNTRY') OR slug ~ '^[a-f]' ORDER BY slug`,
  );
  const { catalog } = await world.graph();
  return {
    unknown: foundBySql(catalog),
    ids: [...rows.map((row) => row.id), '0190aaaa-0000-7000-8000-000000000000'],
    slugs: [...rows.map((row) => row.slug), 'not-there'],
  };
}

/** What only SQL finds: the oracle knows none. */
function foundBySql(catalog: Catalog): Set<string> {
  const roots = questions.filter(({ name }) => name !== 'node' && name !== 'nodes');
  const edges = [...catalog.types.values()].flatMap(({ name: type, fields }) =>
    [...fields.values()].flatMap((field) =>
      'step' in field && field.step.relation.lateral ? [`${type}.${field.name}`] : [],
    ),
  );
  return new Set([...roots.map(({ name }) => `Query.${name}`), ...edges]);
}

test('a compiled answer equals the answer of a field-by-field execution', async () => {
  const { schema, catalog, answer } = await world.graph();
  const oracle = await Oracle.of(catalog, schema, world.database.pool);
  const known = await samples();
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 2 ** 31 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 5 }),
      async (seed, depth, breadth) => {
        const { source, variables } = operationOf(
          schema,
          randomOf(seed),
          { depth, breadth },
          known,
        );
        const document = parse(source);
        expect(validate(schema, document)).toEqual([]);
        const operation = document.definitions[0] as OperationDefinitionNode;
        const { data } = await answer({ document, operation, variables }).catch((error) => {
          // Filters that ask for too much are refused; all else must be answered.
          fc.pre(error?.extensions?.code !== 'COST_LIMIT');
          throw error;
        });
        const expected = await oracle.answer(document, variables);
        expect({ data: JSON.parse(data) }).toEqual(expected);
      },
    ),
    { numRuns: RUNS, seed: 20250513 },
  );
}, 240_000);

const WALK = `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: [ProjectOrder!], $where: ProjectWhere) {
  projects(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy, where: $where) {
    totalCount
    edges { cursor }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

interface Walked {
  projects: {
    totalCount: number;
    edges: { cursor: string }[];
    pageInfo: {
      hasNextPage: boolean;
      hasPreviousPage: boolean;
      startCursor: string | null;
      endCursor: string | null;
    };
  };
}

/** A connection to walk: what stands before, among and after its arguments in an operation, and the type of its nodes. */
interface Walk {
  readonly before: string;
  readonly args?: string;
  readonly after: string;
  readonly type: string;
}

const compared = (field: string, type: string): Walk => ({
  before: `compareSummits(slugs: ["brasilia-leaders-meeting-2014", "china-celac-ministerial-3", "china-celac-ministerial-4"]) { ${field}`,
  after: '}',
  type,
});

/** Rows that no table has. */
const FOUND: readonly Walk[] = [
  {
    before: 'financingTotals',
    args: 'groupBy: [SECTOR, PROVIDER, COUNTRY], ',
    after: '',
    type: 'FinancingTotal',
  },
  {
    before: 'financingTotals',
    args: 'in: "EUR", groupBy: [SUMMIT, QUARTER, CHANNEL], ',
    after: '',
    type: 'FinancingTotal',
  },
  { before: 'targetTotals', args: 'groupBy: [SECTOR, PLAN], ', after: '', type: 'TargetTotal' },
  compared('money', 'MoneyComparison'),
  compared('promises', 'PromiseComparison'),
  compared('sectorChanges', 'SectorChange'),
  compared('restated', 'Restatement'),
];

/** Every list of a noun, and every edge to many of one noun of each kind: that with the most claims. */
async function connections(): Promise<Walk[]> {
  const { catalog } = await world.graph();
  const { rows } = await world.database.pool.query<{ kind: string; slug: string }>(
    `SELECT DISTINCT ON (kind) kind, slug FROM node ORDER BY kind,
       (SELECT count(*) FROM claim WHERE node_id = node.id) DESC,
       (SELECT count(*) FROM participation p WHERE p.node_id = node.id OR p.participant_id = node.id) DESC, id`,
  );
  const slugs = new Map(rows.map(({ kind, slug }) => [kind, slug]));
  return [...catalog.types.values()].flatMap(({ name, sort, options, fields }) => {
    const root = options.plural ? [{ before: options.plural, after: '', type: name }] : [];
    const slug = slugs.get(constantCase(name));
    if (sort !== 'noun' || !slug) return root;
    const edges = [...fields.values()].filter((field) => field.sort === 'many');
    return [
      ...root,
      ...edges.map((field) => ({
        before: `${singularOf(name)}(slug: ${JSON.stringify(slug)}) { ${field.name}`,
        after: '}',
        type: field.type,
      })),
    ];
  });
}

const PAGED = `totalCount edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;

test('any connection walked forward and backward by any page size visits the same edges once, in the same order', async () => {
  const all = await connections();
  const { catalog } = await world.graph();
  expect(all.length).toBeGreaterThan(200);
  const page = async (walk: Walk, variables: Record<string, unknown>) => {
    const answer = await world.ask<Record<string, unknown>>(
      `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: [${orderOf(walk.type)}!]) {
        ${walk.before}(${walk.args ?? ''}first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) { ${PAGED} }
      ${walk.after} }`,
      variables,
    );
    const [top] = Object.values(answer);
    const inner = walk.after ? Object.values(top as object)[0] : top;
    return inner as Walked['projects'];
  };
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        { arbitrary: fc.constantFrom(...all), weight: 5 },
        { arbitrary: fc.constantFrom(...FOUND), weight: 1 },
      ),
      fc.integer({ min: 1, max: 2 ** 31 }),
      async (walk, seed) => {
        const random = randomOf(seed);
        const words = [...ordersOf(catalog.type(walk.type), catalog).keys()];
        const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T;
        const fields = new Set(Array.from({ length: Math.floor(random() * 4) }, () => pick(words)));
        const orderBy = [...fields].map((field) => ({
          field,
          direction: pick(['ASC', 'DESC']),
          nulls: pick(['FIRST', 'LAST']),
        }));
        const order = orderBy.length ? { orderBy } : {};
        const { totalCount } = await page(walk, { first: 1, ...order });
        // As many pages as are worth the time, however long the list is.
        const size = Math.min(100, Math.ceil(totalCount / 12) + Math.floor(random() * 5));
        const first = Math.max(size, 1);
        const forward: string[] = [];
        for (let after: string | null = null; ; ) {
          const { edges, pageInfo } = await page(walk, { first, after, ...order });
          forward.push(...edges.map(({ cursor }) => cursor));
          expect(pageInfo.hasPreviousPage).toBe(after !== null && forward.length > edges.length);
          expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor ?? null);
          after = pageInfo.endCursor;
          if (!pageInfo.hasNextPage) break;
        }
        const backward: string[] = [];
        for (let before: string | null = null; ; ) {
          const { edges, pageInfo } = await page(walk, { last: first, before, ...order });
          backward.unshift(...edges.map(({ cursor }) => cursor));
          expect(pageInfo.hasNextPage).toBe(before !== null && backward.length > edges.length);
          expect(pageInfo.startCursor).toBe(edges[0]?.cursor ?? null);
          before = pageInfo.startCursor;
          if (!pageInfo.hasPreviousPage) break;
        }
        expect(forward).toHaveLength(totalCount);
        expect(new Set(forward).size).toBe(totalCount);
        expect(backward).toEqual(forward);
      },
    ),
    { numRuns: Number(process.env.WALK_RUNS ?? 150), seed: 7 },
  );
}, 240_000);

test('no text given as a cursor makes the server fault, whatever the order', async () => {
  const schema = (await world.graph()).schema;
  const fields = (schema.getType('ProjectOrderField') as GraphQLEnumType).getValues();
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('1', '-5', 'true', '1e9', 'NaN', '2025-02-31 00:00:00+00', 'CLOSED', '\0'),
    fc.constantFrom('-', '+', '+a', '1:a', '99:a', '+2:ñ秘'),
    fc.uuid(),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...fields.map((field) => field.name)),
      fc.array(texts, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      async (field, keys, isMarked) => {
        const orderBy = [{ field }];
        const { projects } = await world.ask<Walked>(WALK, { first: 1, orderBy });
        const mark = (projects.pageInfo.endCursor ?? '').slice(0, 6);
        const after = isMarked ? mark + keys.join(',') : String(keys[0]);
        await world.ask(WALK, { first: 1, after, orderBy }).catch((error: unknown) => {
          expect(error).toHaveProperty('extensions.code', 'BAD_USER_INPUT');
          expect(String(error)).toMatch(/after must be a cursor of this list in this order/);
        });
      },
    ),
    { numRuns: 300, seed: 11 },
  );
}, 60_000);
