import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';

import { createGraph } from '../../src/graph';
import { type AppOptions, createApp } from '../../src/server/app';
import { useDatabase } from '../support/database';

export interface TestServer {
  readonly url: string;
  /** POSTs an operation as JSON, with whatever headers. */
  post(
    body: { query?: unknown; variables?: unknown; extensions?: unknown; operationName?: unknown },
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answered>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answered>;
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

export interface TestServerOptions extends Partial<Omit<AppOptions, 'graph' | 'pool'>> {
  /** Makes the pool that is served, out of the URL of the file's database with the default data. */
  readonly poolOf?: (url: string) => Pool;
}

/** A server of its own for the test file, on any free port of 127.0.0.1. */
export function testServer({ poolOf, ...options }: TestServerOptions = {}): TestServer {
  const database = useDatabase({ data: true });
  let app: FastifyInstance;
  let pool: Pool;
  let url = '';
  beforeAll(async () => {
    pool = poolOf?.(database.url) ?? database.pool;
    app = await createApp({ graph: await createGraph(pool), pool, logger: false, ...options });
    url = await app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    await app.close();
    if (poolOf) await pool.end();
  });

  return {
    get url() {
      return url;
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

export async function ask(url: string, init: RequestInit): Promise<Answered> {
  const response = await fetch(url, init);
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
