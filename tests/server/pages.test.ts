import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildSchema } from 'graphql';

import { packageRoot } from '../../src/database/package-root';
import { createPool } from '../../src/database/pool';
import { createGraph } from '../../src/graph';
import { createApp } from '../../src/server/app';
import { html } from '../../src/server/pages/html';
import { proseOf } from '../../src/server/pages/prose';
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
    const etag = headers.get('etag');
    for (const held of [`${etag}`, `W/${etag}`, `"other", ${etag}`]) {
      const again = await server.get('/schema.graphql', { 'if-none-match': held });
      expect([again.status, again.text]).toEqual([304, '']);
    }
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

describe('the documentation', () => {
  /** Where the links of a page lead that lead to this server. */
  const linksOf = (text: string): string[] =>
    [...text.matchAll(/<a href="([^"]+)"/g)]
      .map(([, href]) => href ?? '')
      .filter((href) => !/^https?:/.test(href));

  it('is pages to a browser, from which every link leads somewhere', async () => {
    const pages = new Map<string, string>();
    const waiting = ['/docs/README.md', ...linksOf((await server.get('/', HTML)).text)];
    const anchors: string[] = [];
    for (let link = waiting.pop(); link; link = waiting.pop()) {
      const { pathname, hash } = new URL(link, server.url);
      if (pathname.startsWith('/docs/') && hash !== '') anchors.push(`${pathname}${hash}`);
      if (pages.has(pathname)) continue;
      const { status, text } = await server.get(pathname, HTML);
      expect([pathname, status]).toEqual([pathname, 200]);
      pages.set(pathname, text);
      if (pathname.startsWith('/docs/')) {
        waiting.push(
          ...linksOf(text).map((href) => new URL(href, `${server.url}${pathname}`).href),
        );
      }
    }
    expect([...pages.keys()]).toEqual(
      expect.arrayContaining(['/docs/model.md', '/docs/engine.md']),
    );
    expect(anchors.length).toBeGreaterThan(0);
    for (const anchor of anchors) {
      const [path = '', id] = anchor.split('#');
      expect([anchor, pages.get(path)?.includes(` id="${id}"`)]).toEqual([anchor, true]);
    }
  });

  it('is the text as it is written to anyone else', async () => {
    const { text, headers } = await server.get('/docs/README.md');
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(headers.get('vary')).toContain('Accept');
    expect(text).toBe(readFileSync(join(packageRoot(), 'README.md'), 'utf8'));
  });

  it.each(['../package.json', '..%2Fpackage.json', 'nothing.md', 'decisions'])(
    'has nothing at %s',
    async (name) => {
      expect((await server.get(`/docs/${name}`)).status).toBe(404);
    },
  );

  it('is escaped, with links only to what is served', () => {
    const text = '[a](b.md#c) [d](../src/e.ts) [f](https://g.test) [h](javascript:i) <script>';
    const prose = proseOf({ path: 'docs/x.md', text }, (path) =>
      path === 'docs/b.md' ? '/b' : null,
    );
    expect(prose.text).toBe(
      '<p><a href="/b#c">a</a> d <a href="https://g.test">f</a> [h](javascript:i) &lt;script&gt;</p>\n',
    );
  });
});

it.each(['/icon.svg', '/favicon.ico'])('%s is the mark', async (path) => {
  const { status, headers, text } = await server.get(path);
  expect([status, headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
  expect(text).toMatch(/^<svg .*<\/svg>$/);
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
