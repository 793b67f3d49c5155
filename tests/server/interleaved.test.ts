import fc from 'fast-check';
import { type OperationDefinitionNode, parse, validate } from 'graphql';

import { createGraph, type Graph } from '../../src/graph';
import { operationOf, randomOf } from '../support/operations';
import { testServer } from './server';

const server = testServer();
const RUNS = Number(process.env.LAW_RUNS ?? 40);

/** Random operations that are asked again and again, and what an uncached graph says to them. */
async function questions(graph: Graph) {
  const { rows } = await server.database.pool.query<{ id: string; slug: string }>(
    `SELECT id::text, slug FROM node WHERE kind IN ('PROJECT', 'SUMMIT', 'FINANCING') ORDER BY slug`,
  );
  const samples = {
    ids: rows.map(({ id }) => id),
    slugs: rows.map(({ slug }) => slug),
    unknown: new Set<string>(),
  };
  return Array.from({ length: 12 }, (_, seed) => {
    const random = randomOf(seed + 1);
    const { source, variables } = operationOf(
      graph.schema,
      random,
      { depth: 2, breadth: 3 },
      samples,
    );
    const document = parse(source);
    expect(validate(graph.schema, document)).toEqual([]);
    const operation = document.definitions[0] as OperationDefinitionNode;
    const told = async () =>
      `{"data":${(await graph.answer({ document, operation, variables })).data}}`;
    return { body: { query: source, variables }, told };
  });
}

/** Each changes something that answers may be made of; `n` is never the same. */
const WRITES: readonly ((n: number) => string)[] = [
  (n) => `UPDATE node SET note = 'note ${n}' WHERE kind = 'PROJECT'`,
  (n) => `UPDATE node SET name = 'name ${n}', sort_name = 'name ${n}' WHERE slug LIKE '%${n % 10}'`,
  (n) => `UPDATE financing SET amount = ${n} WHERE amount IS NOT NULL`,
  () =>
    `UPDATE project SET status = CASE status WHEN 'PROPOSED' THEN 'CANCELLED' ELSE 'PROPOSED' END::"ProjectStatus"`,
  () => 'DELETE FROM citation WHERE ctid IN (SELECT ctid FROM citation LIMIT 20)',
  () => 'BEGIN; UPDATE node SET note = NULL; ROLLBACK',
];

test('kept answers are those that would be worked out, whatever is written in between', async () => {
  const asked = await questions(await createGraph(server.database.pool));
  let n = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          { weight: 4, arbitrary: fc.record({ ask: fc.nat({ max: 11 }) }) },
          { weight: 1, arbitrary: fc.record({ write: fc.nat({ max: WRITES.length - 1 }) }) },
        ),
        { minLength: 10, maxLength: 40 },
      ),
      async (steps) => {
        for (const step of steps) {
          n += 1;
          if ('write' in step) {
            await server.write(WRITES[step.write]?.(n) ?? '');
          } else {
            const question = asked[step.ask];
            const { text } = await server.post(question?.body ?? {});
            expect(text).toBe(await question?.told());
          }
        }
      },
    ),
    { numRuns: RUNS, seed: 20250513 },
  );
  // Each was asked three times over: more than half was kept.
  expect(server.statements.length).toBeLessThan(n);
}, 120_000);
