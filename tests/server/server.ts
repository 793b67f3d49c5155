import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';

import { createGraph, type Graph } from '../../src/graph';
import { type AppOptions, createApp } from '../../src/server/app';
import { followRevision, type Revision } from '../../src/server/revision/revision';
import { counted } from '../support/counted';
import { type TestDatabase, useDatabase } from '../support/database';
import { fetchThrice, watchApollo } from './lanes';

export interface TestServer {
  readonly url: string;
  /** POSTs an operation as JSON, with whatever headers. */
  post(
    body: { query?: unknown; variables?: unknown; extensions?: unknown; operationName?: unknown },
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answered>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  readonly database: TestDatabase;
  /** The SQL that answers cost so far. */
  readonly statements: string[];
  /** Writes what the statement says, and acknowledges it as a mutation does. */
  write(sql: string, values?: unknown[]): Promise<void>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: {
    data?: Record<string, unknown>;
    errors?: { message: string; extensions: Record<string, unknown> }[];
  };
}

export interface TestServerOptions extends Partial<Omit<AppOptions, 'graph' | 'pool' | 'cache'>> {
  /** Makes the pool that is served, out of the URL of the file's database with the default data. */
  readonly poolOf?: (url: string) => Pool;
  /** How much the answers that are kept may take; 0 keeps none. */
  readonly cacheMegabytes?: number;
}

/** A server of its own for the test file, on any free port of 127.0.0.1. What it is asked it is asked three times (`lanes.ts`). */
export function testServer({
  poolOf,
  cacheMegabytes: megabytes = 64,
  ...options
}: TestServerOptions = {}): TestServer {
  const database = useDatabase({ data: true });
  let app: FastifyInstance;
  let graph: Graph;
  let pool: Pool;
  let revision: Revision | null;
  let url = '';
  const statements: string[] = [];
  beforeAll(async () => {
    watchApollo();
    pool = poolOf?.(database.url) ?? database.pool;
    revision = megabytes > 0 ? followRevision(pool) : null;
    graph = await createGraph(counted(pool, statements), {
      revisions: revision !== null,
    });
    const cache = revision && { revision, megabytes };
    app = await createApp({ graph, pool, logger: false, ...(cache && { cache }), ...options });
    url = await app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    await app.close();
    await Promise.all([revision?.close(), graph.close()]);
    if (poolOf) await pool.end();
  });

  return {
    get url() {
      return url;
    },
    database,
    statements,
    async write(sql, values) {
      await database.pool.query(sql, values);
      await revision?.refresh();
    },
    post: (body, headers) =>
      ask(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    get: (path, headers = {}) => ask(`${url}${path}`, { headers }),
  };
}

/** What both lanes answer (`lanes.ts`). */
export async function ask(url: string, init: RequestInit): Promise<Answered> {
  const response = await fetchThrice(url, init);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson && text !== '' ? JSON.parse(text) : {},
  };
}

/** The code of the first error, which most refusals are about. */
export const codeOf = ({ json }: Answered): unknown => json.errors?.[0]?.extensions.code;
