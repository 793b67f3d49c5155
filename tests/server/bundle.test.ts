import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { testServer } from './server';

/** A folder such as `scripts/build-pages.mjs` writes. */
const pages = mkdtempSync(join(tmpdir(), 'entente-pages-'));
mkdirSync(join(pages, 'assets'));
writeFileSync(join(pages, 'graphiql.html'), '<!doctype html><title>GraphiQL</title>');
writeFileSync(
  join(pages, 'examples.json'),
  JSON.stringify([
    { name: 'Which', question: 'Which & why?', query: 'query Which { __typename }' },
  ]),
);
writeFileSync(join(pages, 'assets', 'editor-ABC.js'), 'let editor');
writeFileSync(join(pages, 'assets', 'editor-ABC.js.gz'), gzipSync('let editor'));

const server = testServer({ pages });
afterAll(() => rmSync(pages, { recursive: true }));

const HTML = { accept: 'text/html' };

describe('the bundle', () => {
  it('is GraphiQL, which its policy lets load from here only', async () => {
    const { text, headers } = await server.get('/graphql', HTML);
    expect(text).toContain('<title>GraphiQL</title>');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'self';/);
    expect(headers.get('content-security-policy')).not.toMatch(/https?:|\*/);
  });

  it('has assets that are kept for good, and zipped for who unzips', async () => {
    const { text, headers } = await server.get('/assets/editor-ABC.js');
    expect(text).toBe('let editor');
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(headers.get('cache-control')).toContain('immutable');
    expect(headers.get('content-encoding')).toBe('gzip');
    const plain = await server.get('/assets/editor-ABC.js', { 'accept-encoding': 'identity' });
    expect([plain.text, plain.headers.get('content-encoding')]).toEqual(['let editor', null]);
  });

  it.each(['editor-XYZ.js', 'editor-ABC.js.gz', '..%2Fexamples.json', '%2e%2e%2fgraphiql.html'])(
    'has nothing at %s',
    async (name) => expect((await server.get(`/assets/${name}`)).status).toBe(404),
  );

  it('puts its examples on the front page, each a link to its tab', async () => {
    const { text } = await server.get('/', HTML);
    expect(text).toContain('<a href="/graphql#Which">Which &amp; why?</a>');
  });
});
