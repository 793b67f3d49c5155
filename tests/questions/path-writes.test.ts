/** Paths while the data change: what was withdrawn before the question is in no answer, what was added is in all. */
import { type DocumentNode, type OperationDefinitionNode, parse } from 'graphql';

import type { Pool } from 'pg';

import { createGraph, type Graph } from '../../src/graph';
import { useDatabase } from '../support/database';

const WEAK = '[IN_COUNTRY, IN_SECTOR, SUPPORTED_BY, DESCRIBED_BY]';

const queryOf = (args: string): DocumentNode =>
  parse(`query ($from: ID!, $to: ID!) {
    path(from: $from, to: $to, first: 1, ${args}) {
      reason paths { hops steps { kind from { slug } to { slug } } }
    }
  }`);

const QUERY = queryOf(`maxHops: 3, avoid: ${WEAK}`);

interface Found {
  readonly reason: string | null;
  readonly paths: readonly { readonly hops: number; readonly steps: readonly { kind: string }[] }[];
}

function useGraph(options: { data: boolean }) {
  const database = useDatabase(options);
  let graph: Graph;
  let meanwhile: (() => Promise<unknown>) | null = null;
  beforeAll(async () => {
    const connect = async (told: Parameters<Pool['connect']>[0]) => {
      const happens = meanwhile;
      meanwhile = null;
      await happens?.();
      database.pool.connect(told);
    };
    const pool = Object.create(database.pool, { connect: { value: connect } });
    graph = await createGraph(pool, { revisions: true });
  });
  afterAll(() => graph.close());

  const idOf = async (kind: string, slug: string): Promise<string> => {
    const found = await database.pool.query<{ id: string }>(
      'SELECT id FROM node WHERE kind::text = $1 AND slug = $2',
      [kind, slug],
    );
    return found.rows[0]?.id ?? '';
  };
  const answer = (from: string, to: string, document = QUERY) => {
    const operation = document.definitions[0] as OperationDefinitionNode;
    return graph.answer({ document, operation, variables: { from, to } });
  };
  const ask = async (from: string, to: string, document = QUERY): Promise<Found> =>
    JSON.parse((await answer(from, to, document)).data).path;
  const write = (sql: string, values: unknown[] = []) => database.pool.query(sql, values);
  /** Has something happen between the next search and its statement. */
  const happen = (what: () => Promise<unknown>): void => {
    meanwhile = what;
  };
  return { idOf, answer, ask, write, happen };
}

describe('with data', () => {
  const { idOf, answer, ask, write, happen } = useGraph({ data: true });
  let port: string;
  let loan: string;
  beforeAll(async () => {
    port = await idOf('PROJECT', 'chancay-port');
    loan = await idOf('FINANCING', 'chancay-first-stage');
  });

  test('an edge that is taken back is walked no more, and one that is made is walked at once', async () => {
    expect((await ask(loan, port)).paths).toMatchObject([
      { hops: 1, steps: [{ kind: 'FINANCES' }] },
    ]);

    await write('UPDATE financing SET project_id = NULL WHERE id = $1', [loan]);
    expect((await ask(loan, port)).paths[0]?.hops).not.toBe(1);

    await write('UPDATE financing SET project_id = $2 WHERE id = $1', [loan, port]);
    expect((await ask(loan, port)).paths[0]?.hops).toBe(1);
  });

  test('again and again, whoever else asks meanwhile', async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      const isThere = turn % 2 === 1;
      await write('UPDATE financing SET project_id = $2 WHERE id = $1', [
        loan,
        isThere ? port : null,
      ]);
      const answers = await Promise.all([ask(loan, port), ask(port, loan), ask(loan, port)]);
      expect(answers.map(({ paths }) => paths[0]?.hops === 1)).toEqual([isThere, isThere, isThere]);
    }
  });

  test('an edge that is taken back while it is being found is not in the answer', async () => {
    expect((await ask(loan, port)).paths[0]?.hops).toBe(1);
    happen(() => write('UPDATE financing SET project_id = NULL WHERE id = $1', [loan]));
    const { data, revision } = await answer(loan, port);
    expect(JSON.parse(data).path.paths[0].hops).toBeGreaterThan(1);
    // It was looked for anew, in the data that the statement saw.
    expect(revision).not.toBe('');
    await write('UPDATE financing SET project_id = $2 WHERE id = $1', [loan, port]);
  });

  test('an answer that was found before another write is not kept as the answer after it', async () => {
    happen(() => write(`UPDATE node SET note = 'y' WHERE id = $1`, [port]));
    const { data, revision } = await answer(loan, port);
    expect(JSON.parse(data).path.paths[0].hops).toBe(1);
    expect(revision).toBe('');
  });

  test('what stands in its place has withdrawn what a record said', async () => {
    const company = await idOf('COMPANY', 'cosco-shipping-ports');
    const participation = await idOf(
      'PARTICIPATION',
      'implementer-cosco-shipping-ports-chancay-port',
    );
    expect((await ask(company, port)).paths[0]?.hops).toBe(1);

    await write(
      `INSERT INTO node_link (id, kind, from_id, to_id) VALUES (gen_random_uuid(), 'REPLACED_BY', $1, $2)`,
      [participation, port],
    );
    // It also signed chancay-subscription-2019, which is about the port.
    expect((await ask(company, port)).paths[0]?.hops).toBe(2);
  });

  test('a claim that its source took back joins them no more', async () => {
    const { rows } = await write(
      `SELECT c.id, c.node_id, c.source_id FROM claim c JOIN node n ON n.id = c.node_id
       WHERE n.kind = 'PROJECT' AND NOT EXISTS (SELECT FROM claim o WHERE o.node_id = c.node_id
         AND o.source_id = c.source_id AND o.id <> c.id)
       AND NOT EXISTS (SELECT FROM citation o WHERE o.node_id = c.node_id AND o.source_id = c.source_id)
       ORDER BY c.slug LIMIT 1`,
    );
    const [claim] = rows as { id: string; node_id: string; source_id: string }[];
    if (!claim) throw new Error('the data have no such claim');
    const query = queryOf('maxHops: 1, via: [DESCRIBED_BY]');
    expect((await ask(claim.node_id, claim.source_id, query)).paths[0]?.hops).toBe(1);
    await write('UPDATE claim SET retracted_at = now() WHERE id = $1', [claim.id]);
    expect(await ask(claim.node_id, claim.source_id, query)).toEqual({
      reason: 'NO_PATH',
      paths: [],
    });
  });

  test('a node that is made is an end at once', async () => {
    const id = '0190aaaa-0000-7000-8000-00000000abcd';
    expect(await ask(id, port)).toEqual({ reason: 'UNKNOWN_FROM', paths: [] });
    await write(
      `WITH n AS (INSERT INTO node (id, kind, slug, name) VALUES ($1, 'LOCATION', 'quay-1', 'Quay') RETURNING id)
       INSERT INTO location (id, project_id) SELECT id, $2 FROM n`,
      [id, port],
    );
    expect((await ask(id, port)).paths).toMatchObject([{ hops: 1, steps: [{ kind: 'PLACE_OF' }] }]);
  });

  test('an answer is of the revision that its statement saw', async () => {
    await write(`UPDATE node SET note = 'x' WHERE id = $1`, [port]);
    const { rows } = await write('SELECT value FROM revision');
    expect((await answer(loan, port)).revision).toBe((rows[0] as { value: string }).value);
  });
});

describe('with an empty database', () => {
  const { ask } = useGraph({ data: false });

  test('no id is of a node', async () => {
    const id = '0190aaaa-0000-7000-8000-000000000000';
    expect(await ask(id, id)).toEqual({ reason: 'UNKNOWN_FROM', paths: [] });
  });
});
