import { buildSchema } from 'graphql';

import { createPool } from '../../src/database/pool';
import { createGraph } from '../../src/graph';
import { createApp } from '../../src/server/app';
import { html } from '../../src/server/pages/html';
import { ask, testServer } from './server';

const server = testServer();
const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('/', () => {
  it('says what this is, with live counts, and asks nothing of anyone', async () => {
    const { status, text, headers } = await server.get('/', HTML);
    expect(status).toBe(200);
    expect(text).toContain('<h1 id="title">');
    expect(text).toContain('In the graph now');
    expect(text).not.toContain('<script');
    expect(text.match(/(?:src|href)="(?!\/|#|data:)[^"]*"/g)).toEqual([
      expect.stringContaining('https://studio.apollographql.com/sandbox'),
    ]);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

it('what is put into a page is escaped, and what is a page already is not', () => {
  const inner = html`<b>${'"><script>'}</b>`;
  expect(html`<p title="${'"'}">${inner}${null}${[inner, 1]}</p>`.text).toBe(
    '<p title="&quot;"><b>&quot;&gt;&lt;script&gt;</b><b>&quot;&gt;&lt;script&gt;</b>1</p>',
  );
});

describe('/schema.graphql', () => {
  it('is the whole schema as text, known again by its tag', async () => {
    const { text, headers } = await server.get('/schema.graphql');
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(buildSchema(text).getQueryType()?.name).toBe('Query');
    const again = await server.get('/schema.graphql', {
      'if-none-match': headers.get('etag') ?? '',
    });
    expect([again.status, again.text]).toEqual([304, '']);
  });
});

describe('/graphql', () => {
  it('is a page to a browser that asks for nothing, with nothing from elsewhere', async () => {
    const { text, headers } = await server.get('/graphql', HTML);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('vary')).toContain('Accept');
    expect(text).toContain('GraphiQL');
  });

  it('is the answer to a browser that asks by a link', async () => {
    const { json } = await server.get('/graphql?query={__typename}', HTML);
    expect(json).toEqual({ data: { __typename: 'Query' } });
  });
});

it('an unknown path is a page to a browser', async () => {
  const { status, headers } = await server.get('/nowhere', HTML);
  expect([status, headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
});

describe('health', () => {
  it('is fine while the database answers', async () => {
    expect((await server.get('/livez')).json).toEqual({ status: 'ok' });
    expect((await server.get('/readyz')).json).toEqual({ status: 'ok' });
  });

  it('is alive and not ready while the database is away, and the front page still stands', async () => {
    const pool = createPool('postgres://nobody@127.0.0.1:1/nothing');
    const app = await createApp({ graph: await createGraph(pool), pool, logger: false });
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    expect((await ask(`${url}/livez`, {})).status).toBe(200);
    const ready = await ask(`${url}/readyz`, {});
    expect(ready.status).toBe(503);
    expect(ready.json).toEqual({ status: 'unavailable', reason: 'the database does not answer' });
    const home = await ask(`${url}/`, { headers: HTML });
    expect(home.status).toBe(200);
    expect(home.text).not.toContain('In the graph now');
    await app.close();
    await pool.end();
  });
});
