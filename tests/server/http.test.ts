import { createHash } from 'node:crypto';
import { connect } from 'node:net';

import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';

import { createPool } from '../../src/database/pool';
import { ask, codeOf, testServer } from './server';

const server = testServer({ bodyLimit: 20_000 });

const RESPONSE = 'application/graphql-response+json';
const query = '{ country(slug: "nicaragua") { alpha2 } }';
const nicaragua = { data: { country: { alpha2: 'NI' } } };

describe('an operation', () => {
  it('is answered by POST and by GET alike, compact and under a request id', async () => {
    const posted = await server.post({ query });
    const got = await server.get(`/graphql?query=${encodeURIComponent(query)}`);
    expect(posted.text).toBe(JSON.stringify(nicaragua));
    expect(got.text).toBe(posted.text);
    expect(posted.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(posted.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(got.headers.get('x-request-id')).not.toBe(posted.headers.get('x-request-id'));
  });

  it('may ask for the whole schema, as GraphiQL and Apollo Sandbox do', async () => {
    const options = { inputValueDeprecation: true, schemaDescription: true, specifiedByUrl: true };
    const { json } = await server.post({ query: getIntrospectionQuery(options) });
    const schema = buildClientSchema(json.data as unknown as IntrospectionQuery);
    expect(schema.getQueryType()?.getFields()).toHaveProperty('summit');
  });

  it('takes variables and the name of one of several operations', async () => {
    const several = `query One($slug: String) { country(slug: $slug) { alpha2 } } query Two { __typename }`;
    const variables = { slug: 'nicaragua' };
    const one = await server.post({ query: several, operationName: 'One', variables });
    expect(one.json).toEqual(nicaragua);
    const unnamed = await server.post({ query: several });
    expect(codeOf(unnamed)).toBe('OPERATION_RESOLUTION_FAILURE');
  });

  it('by GET is refused to another site and to a browser with a cookie', async () => {
    const path = `/graphql?query=${encodeURIComponent(query)}`;
    expect((await server.get(path, { 'sec-fetch-site': 'none' })).status).toBe(200);
    expect((await server.get(path, { 'sec-fetch-site': 'cross-site' })).status).toBe(400);
    expect((await server.get(path, { cookie: 'a=b' })).status).toBe(400);
    expect((await server.get(path, { authorization: 'Basic YTpi' })).status).toBe(400);
    const asked = { cookie: 'a=b', 'apollo-require-preflight': 'true' };
    expect((await server.get(path, asked)).status).toBe(200);
  });

  it.each(['mutation', 'subscription'])('that is a %s is refused with a sentence', async (kind) => {
    const refused = await server.post({ query: `${kind} { summit }` }, { accept: RESPONSE });
    expect(refused.status).toBe(400);
    expect(refused.json.errors?.[0]?.message).toBe(`an operation must be a query, got a ${kind}`);
  });
});

describe('a fault of the caller', () => {
  it.each([
    ['that does not parse', '{', 'GRAPHQL_PARSE_FAILED'],
    ['that does not validate', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'whose variable is missing',
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      'BAD_USER_INPUT',
    ],
    ['that nests too deep', `{ a${'{ a'.repeat(30)}${'}'.repeat(31)}`, 'DEPTH_LIMIT'],
  ])('%s is 400 to who speaks GraphQL over HTTP, 200 to who does not', async (_, faulty, code) => {
    const modern = await server.post({ query: faulty }, { accept: RESPONSE });
    expect([modern.status, codeOf(modern)]).toEqual([400, code]);
    expect(modern.headers.get('content-type')).toBe(`${RESPONSE}; charset=utf-8`);
    const legacy = await server.post({ query: faulty });
    expect([legacy.status, codeOf(legacy)]).toEqual([200, code]);
    expect(legacy.json).not.toHaveProperty('data');
  });

  const post = (body: string, headers: Readonly<Record<string, string>> = {}) =>
    ask(`${server.url}/graphql`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });

  it.each([
    ['no JSON', '{"query":', {}, 400, 'BAD_REQUEST'],
    ['no body', '', {}, 400, 'BAD_REQUEST'],
    ['a list', '[{"query":"{ __typename }"}]', {}, 400, 'BAD_REQUEST'],
    ['a number for a query', '{"query":1}', {}, 400, 'BAD_REQUEST'],
    ['another type', 'query=x', { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['too much', `{"query":"${' '.repeat(30_000)}"}`, {}, 413, 'PAYLOAD_TOO_LARGE'],
    [
      'an unknown accept',
      '{"query":"{ __typename }"}',
      { accept: 'image/png' },
      406,
      'BAD_REQUEST',
    ],
  ])(
    'that sends %s is answered as JSON in GraphQL’s shape',
    async (_, body, headers, status, code) => {
      const refused = await post(body, headers);
      expect([refused.status, codeOf(refused)]).toEqual([status, code]);
      expect(refused.text).not.toMatch(/node_modules|\.ts|<html/);
    },
  );

  it('in the method, the path or the protocol is answered as JSON too', async () => {
    const put = await ask(`${server.url}/graphql`, { method: 'PUT' });
    expect([put.status, put.headers.get('allow'), codeOf(put)]).toEqual([
      405,
      'GET, POST',
      'METHOD_NOT_ALLOWED',
    ]);
    expect(codeOf(await server.get('/nowhere'))).toBe('NOT_FOUND');
    expect(codeOf(await server.get('/%E0%A4%A'))).toBe('BAD_REQUEST');
    expect(await raw('nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*"code":"BAD_REQUEST"/);
    const long = await raw(`GET /graphql?query=${'x'.repeat(20_000)} HTTP/1.1\r\n\r\n`);
    expect(long).toMatch(/^HTTP\/1\.1 431 [\s\S]*"code":"HEADERS_TOO_LARGE"/);
  });

  function raw(text: string): Promise<string> {
    const { port } = new URL(server.url);
    return new Promise((resolve, reject) => {
      let answer = '';
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
      socket
        .on('data', (chunk) => {
          answer += chunk;
        })
        .on('end', () => resolve(answer))
        .on('error', reject);
    });
  }
});

describe('a fault of ours', () => {
  const lines: string[] = [];
  const astray = testServer({
    logger: { level: 'error', stream: { write: (line) => void lines.push(line) } },
    poolOf: (url) => createPool(Object.assign(new URL(url), { pathname: 'postgres' }).href),
  });

  it('is hidden but for the id under which it was logged whole', async () => {
    const hidden = await astray.post({ query });
    const requestId = hidden.headers.get('x-request-id');
    const extensions = { code: 'INTERNAL_SERVER_ERROR', requestId };
    expect(hidden.status).toBe(500);
    expect(hidden.json).toEqual({ errors: [{ message: 'Internal server error', extensions }] });
    expect(lines).toHaveLength(3); // it was asked three times
    expect(JSON.parse(lines[2] ?? '')).toMatchObject({
      requestId,
      err: { message: expect.stringContaining('does not exist'), stack: expect.any(String) },
    });
  });
});

describe('a statement that takes too long', () => {
  const hurried = testServer({ poolOf: (url) => createPool(url, { statementTimeout: 1 }) });
  const deep = `{ projects { nodes { ${'plan { projects(first: 5) { nodes { '.repeat(5)} id ${'} } }'.repeat(5)} } } }`;

  it('is the caller’s to mend, and no fault of the server', async () => {
    const late = await hurried.post({ query: deep });
    expect([late.status, codeOf(late)]).toEqual([200, 'TIMEOUT']);
    expect((await hurried.post({ query: deep }, { accept: RESPONSE })).status).toBe(400);
  });
});

describe('a persisted query', () => {
  const persisted = (text: string) => ({
    persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(text).digest('hex') },
  });

  it('is asked for, registered, then answered by its hash, by GET too', async () => {
    const extensions = persisted(query);
    expect(codeOf(await server.post({ extensions }))).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect((await server.post({ query, extensions })).status).toBe(200);
    expect((await server.post({ extensions })).json).toEqual(nicaragua);
    const path = `/graphql?extensions=${encodeURIComponent(JSON.stringify(extensions))}`;
    expect((await server.get(path)).json).toEqual(nicaragua);
  });

  it('whose hash is not its own is refused by name', async () => {
    const refused = await server.post({ query, extensions: persisted('other') });
    expect([refused.status, codeOf(refused)]).toEqual([400, 'PERSISTED_QUERY_HASH_MISMATCH']);
  });
});

describe('another origin', () => {
  const origin = 'https://studio.apollographql.com';

  it('may ask first, with any headers', async () => {
    const { status, headers } = await ask(`${server.url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,apollographql-client-name',
      },
    });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-methods')).toContain('POST');
    expect(headers.get('access-control-allow-headers')).toContain('apollographql-client-name');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('may read the answer', async () => {
    const { headers, status } = await server.post({ query }, { origin });
    expect([status, headers.get('access-control-allow-origin')]).toEqual([200, '*']);
  });
});
