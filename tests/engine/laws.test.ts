import fc from 'fast-check';
import { type GraphQLEnumType, type OperationDefinitionNode, parse, validate } from 'graphql';
import { operationOf, randomOf, type Samples } from '../support/operations';
import { Oracle } from '../support/oracle';
import { useWorld } from '../support/world';

const world = useWorld({ data: true });
const RUNS = Number(process.env.LAW_RUNS ?? 400);

async function samples(): Promise<Samples> {
  const { rows } = await world.database.pool.query<{ id: string; slug: string }>(
    `SELECT id::text, slug FROM node WHERE kind NOT IN ('SECTOR', 'COUNTRY') OR slug ~ '^[a-f]' ORDER BY slug`,
  );
  return {
    ids: [...rows.map((row) => row.id), '0190aaaa-0000-7000-8000-000000000000'],
    slugs: [...rows.map((row) => row.slug), 'not-there'],
  };
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
    edges { cursor node { id } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

interface Walked {
  projects: {
    totalCount: number;
    edges: { cursor: string; node: { id: string } }[];
    pageInfo: {
      hasNextPage: boolean;
      hasPreviousPage: boolean;
      startCursor: string | null;
      endCursor: string | null;
    };
  };
}

const orders = fc.uniqueArray(
  fc.record({
    field: fc.constantFrom('NAME', 'STATUS', 'COUNTRY', 'STARTS_ON', 'PLAN', 'SUMMARY', 'POSITION'),
    direction: fc.constantFrom('ASC', 'DESC'),
    nulls: fc.constantFrom('FIRST', 'LAST'),
  }),
  { maxLength: 3, selector: (order) => order.field },
);

test('a connection walked forward and backward by any page size visits the same edges once', async () => {
  await fc.assert(
    fc.asyncProperty(orders, fc.integer({ min: 1, max: 100 }), async (orderBy, size) => {
      const forward: string[] = [];
      let after: string | null = null;
      let total = 0;
      for (;;) {
        const { projects }: Walked = await world.ask<Walked>(WALK, { first: size, after, orderBy });
        forward.push(...projects.edges.map((edge) => edge.node.id));
        total = projects.totalCount;
        expect(projects.pageInfo.hasPreviousPage).toBe(after !== null);
        expect(projects.pageInfo.endCursor).toBe(projects.edges.at(-1)?.cursor ?? null);
        after = projects.pageInfo.endCursor;
        if (!projects.pageInfo.hasNextPage) break;
      }
      const backward: string[] = [];
      let before: string | null = null;
      for (;;) {
        const { projects }: Walked = await world.ask<Walked>(WALK, { last: size, before, orderBy });
        backward.unshift(...projects.edges.map((edge) => edge.node.id));
        expect(projects.pageInfo.hasNextPage).toBe(before !== null);
        expect(projects.pageInfo.startCursor).toBe(projects.edges[0]?.cursor ?? null);
        before = projects.pageInfo.startCursor;
        if (!projects.pageInfo.hasPreviousPage) break;
      }
      expect(new Set(forward).size).toBe(total);
      expect(forward).toHaveLength(total);
      expect(backward).toEqual(forward);
    }),
    { numRuns: 25, seed: 7 },
  );
}, 120_000);

test('an edge connection with data of its own is walked whole', async () => {
  const source = `query ($after: String) { participant(slug: "china") { participations(first: 7, after: $after) {
    totalCount edges { node { id } } pageInfo { hasNextPage endCursor } } } }`;
  interface Roles {
    participant: { participations: Walked['projects'] };
  }
  const seen: string[] = [];
  let after: string | null = null;
  for (;;) {
    const { participant }: Roles = await world.ask<Roles>(source, { after });
    seen.push(...participant.participations.edges.map((edge) => edge.node.id));
    after = participant.participations.pageInfo.endCursor;
    if (participant.participations.pageInfo.hasNextPage) continue;
    expect(new Set(seen).size).toBe(participant.participations.totalCount);
    break;
  }
});

test('no text given as a cursor makes the server fault, whatever the order', async () => {
  const schema = (await world.graph()).schema;
  const fields = (schema.getType('ProjectOrderField') as GraphQLEnumType).getValues();
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('1', '-5', 'true', '1e9', 'NaN', '2025-02-31 00:00:00+00', 'CLOSED', '\0'),
    fc.uuid(),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...fields.map((field) => field.name)),
      fc.array(fc.oneof(texts, fc.constant(null)), { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      async (field, keys, isMarked) => {
        const orderBy = [{ field }];
        const { projects } = await world.ask<Walked>(WALK, { first: 1, orderBy });
        const mark = (projects.pageInfo.endCursor ?? '').slice(0, 6);
        const after = isMarked ? mark + JSON.stringify(keys) : String(keys[0]);
        await world.ask(WALK, { first: 1, after, orderBy }).catch((error: unknown) => {
          expect(error).toHaveProperty('extensions.code', 'BAD_USER_INPUT');
          expect(String(error)).toMatch(/after must be a cursor of this list in this order/);
        });
      },
    ),
    { numRuns: 300, seed: 11 },
  );
}, 60_000);
