import fastify from 'fastify';
import { getIntrospectionQuery, type OperationDefinitionNode, parse } from 'graphql';
import { createGraph } from '../../src/graph';
import { JSON_TYPE } from '../../src/server/accept';
import { createAnswering } from '../../src/server/answering';
import { createAnswerCache } from '../../src/server/cache/cache';
import { isHeld, tagText } from '../../src/server/cache/tag';
import { createGuard } from '../../src/server/guard/guard';
import { countTokens } from '../../src/server/guard/tokens';
import { createDocuments } from '../../src/server/lane/documents';
import type { Role } from '../../src/server/response';
import { followRevision } from '../../src/server/revision/revision';
import { counted } from '../support/counted';
import { testServer } from './server';

const server = testServer();

const POINT = 'query Point($slug: String!) { project(slug: $slug) { slug name note } }';
const RESPONSE = 'application/graphql-response+json';

beforeEach(async () => {
  server.statements.length = 0;
});

async function slugs(count: number): Promise<string[]> {
  const { rows } = await server.database.pool.query(
    `SELECT slug FROM node WHERE kind = 'PROJECT' ORDER BY slug LIMIT $1`,
    [count],
  );
  return rows.map(({ slug }) => slug);
}

const note = (text: string, slug: string): Promise<void> =>
  server.write(`UPDATE node SET note = $1 WHERE kind = 'PROJECT' AND slug = $2`, [text, slug]);

const point = async (slug: string, headers = {}) =>
  server.post({ query: POINT, variables: { slug } }, headers);

describe('an answer', () => {
  it('is given again without a statement until something is written', async () => {
    const [slug = ''] = await slugs(1);
    const before = await point(slug);
    expect(server.statements).toHaveLength(1);
    expect((await point(slug)).text).toBe(before.text);
    expect(server.statements).toHaveLength(1);

    await note('changed', slug);
    const { json, headers } = await point(slug);
    expect(json).toMatchObject({ data: { project: { note: 'changed' } } });
    expect(headers.get('etag')).not.toBe(before.headers.get('etag'));
    expect(server.statements).toHaveLength(2);
  });

  it('is tagged, to be revalidated, and depends on what is accepted', async () => {
    const [slug = ''] = await slugs(1);
    const { headers } = await point(slug);
    expect(headers.get('etag')).toMatch(/^"[0-9a-z]+-[\w-]{22}-j"$/);
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('vary')).toBe('Accept');
    expect(headers.get('access-control-expose-headers')).toContain('etag');
    const modern = await point(slug, { accept: RESPONSE });
    expect(modern.headers.get('etag')).toBe(headers.get('etag')?.replace('-j', '-g'));
  });

  it('is the same for variables in another order, written otherwise, or not declared', async () => {
    const query =
      'query ($slug: String, $first: Int = 2, $where: MeasureWhere) { project(slug: $slug) { name } measures(first: $first, where: $where) { totalCount } }';
    const [slug = ''] = await slugs(1);
    const where = { text: { contains: 'a', startsWith: 'b' } };
    const other = { text: { startsWith: 'b', contains: 'a' } };
    const { text, headers } = await server.post({ query, variables: { slug, first: 2, where } });
    for (const variables of [
      { where, first: 2, slug },
      { slug, where: other },
      { slug, first: 2.0, where, unasked: 1 },
    ]) {
      const again = await server.post({ query, variables });
      expect([again.text, again.headers.get('etag')]).toEqual([text, headers.get('etag')]);
    }
    expect(server.statements).toHaveLength(1);
  });

  it('is another for other variables, another operation of the document and another document', async () => {
    const [one = '', other = ''] = await slugs(2);
    const query = `query One($slug: String!) { project(slug: $slug) { name } }
                   query Two($slug: String!) { project(slug: $slug) { name } }`;
    const tags = new Set<string | null>();
    for (const [operationName, slug, text] of [
      ['One', one, query],
      ['One', other, query],
      ['Two', one, query],
      ['One', one, `${query} `],
    ] as const) {
      const { headers } = await server.post({ query: text, operationName, variables: { slug } });
      tags.add(headers.get('etag'));
    }
    expect(tags.size).toBe(4);
    expect(server.statements).toHaveLength(4);
  });

  it('of the whole schema is kept whatever is written', async () => {
    const query = getIntrospectionQuery();
    const { headers } = await server.post({ query });
    await note('meanwhile', (await slugs(1))[0] ?? '');
    const again = await server.post({ query });
    expect(again.headers.get('etag')).toBe(headers.get('etag'));
    expect(server.statements).toEqual([]);
  });

  it('that is an error is neither kept nor tagged', async () => {
    const query = '{ projects(first: 0) { totalCount } }';
    for (const { json, headers } of [
      await server.post({ query }),
      await server.post({ query: POINT }),
      await server.post({ query: '{' }),
    ]) {
      expect(json).toHaveProperty('errors');
      expect(headers.get('etag')).toBeNull();
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });
});

describe('a reader who holds the answer', () => {
  it('is told so, by GET and POST, without a statement', async () => {
    const [, slug = ''] = await slugs(2);
    const path = `/graphql?query=${encodeURIComponent(POINT)}&variables=${encodeURIComponent(JSON.stringify({ slug }))}`;
    const { headers } = await point(slug);
    server.statements.length = 0;
    const holds = { 'if-none-match': headers.get('etag') ?? '' };
    for (const told of [await point(slug, holds), await server.get(path, holds)]) {
      expect([told.status, told.text]).toEqual([304, '']);
      for (const name of ['etag', 'cache-control', 'vary', 'access-control-allow-origin']) {
        expect([name, told.headers.get(name)]).toEqual([name, headers.get(name)]);
      }
    }
    expect(server.statements).toEqual([]);
  });

  it('is given the new one after a write, and the other media type', async () => {
    const [slug = ''] = await slugs(1);
    const { headers } = await point(slug);
    const holds = { 'if-none-match': headers.get('etag') ?? '' };
    expect((await point(slug, { ...holds, accept: RESPONSE })).status).toBe(200);
    await note('new', slug);
    const told = await point(slug, holds);
    expect([told.status, told.json.data]).toMatchObject([200, { project: { note: 'new' } }]);
  });

  it('is told so by a server that has never been asked', async () => {
    const [slug = ''] = await slugs(1);
    const query = POINT.replace('Point', 'Fresh');
    const { headers } = await server.post({ query, variables: { slug } });
    await fresh.post({ query: POINT.replace('Point', 'Warm'), variables: { slug } });
    fresh.statements.length = 0;
    const holds = { 'if-none-match': headers.get('etag') ?? '' };
    // Not the same database, but a copy made from the same: the same revision, once nothing is written.
    const { rows } = await server.database.pool.query('SELECT value FROM revision');
    await fresh.database.pool.query('UPDATE revision SET value = $1', [rows[0].value]);
    await fresh.write('SELECT 1');
    expect((await fresh.post({ query, variables: { slug } }, holds)).status).toBe(304);
    expect(fresh.statements).toEqual([]);
  });
  const fresh = testServer();

  it.each([
    ['"a-b-j"', true],
    ['W/"a-b-j"', true],
    ['"x", "a-b-j"', true],
    ['"x",W/"a-b-j" ', true],
    ['"a-b-g"', false],
    ['a-b-j', false],
    ['*', false],
    ['', false],
  ])('names it: %s is %s', (header, isSo) => {
    expect(isHeld(header, '"a-b-j"')).toBe(isSo);
  });
});

describe('a reader of another role', () => {
  it('is not given what another one was', async () => {
    const { pool } = server.database;
    const statements: string[] = [];
    const graph = await createGraph(counted(pool, statements), { revisions: true });
    const revision = followRevision(pool);
    await revision.refresh();
    const cache = createAnswerCache(revision, 1);
    const guard = createGuard(graph.schema);
    const answering = createAnswering({ graph, guard, log: fastify().log, cache });
    const document = parse('{ forums { totalCount } }');
    const operation = document.definitions[0] as OperationDefinitionNode;
    const keys = [];
    for (const role of ['public', 'public', 'curator']) {
      const plain = { requestId: '', type: JSON_TYPE, holds: undefined, isGone: () => false };
      const reader = { ...plain, role: role as Role };
      const { key = '' } = await answering({ document, operation, digest: 'd' }, {}, reader);
      cache.remember('words', key);
      keys.push([key, cache.findAgain('words', 'public') !== null]);
    }
    await revision.close();
    expect(statements).toHaveLength(2);
    expect(keys).toEqual([
      ['public d {}', true],
      ['public d {}', true],
      ['curator d {}', false],
    ]);
  });
});

describe('a cache of no megabytes', () => {
  const plain = testServer({ cacheMegabytes: 0 });

  it('keeps nothing, tags nothing and does not read the revision', async () => {
    const [slug = ''] = await slugs(1);
    for (let n = 0; n < 2; n++) {
      const { headers } = await plain.post({ query: POINT, variables: { slug } });
      expect([headers.get('etag'), headers.get('cache-control')]).toEqual([null, 'no-store']);
    }
    expect(plain.statements).toHaveLength(6); // each was asked three times
    expect(plain.statements.join()).not.toContain('revision');
  });
});

describe('what is kept', () => {
  const revision = {
    current: () => 1,
    saw: () => undefined,
    refresh: async () => undefined,
    close: async () => undefined,
  };

  it('takes no more memory than it may, the least recently used leaving first', () => {
    const cache = createAnswerCache(revision, 1);
    const tag = { digest: 'd', revision: 1 };
    for (let n = 0; n < 2_000; n++) {
      const body = ['.'.repeat(1_000)];
      cache.keep({ status: 200, key: `key ${n}`, role: 'public', body, tag });
      cache.remember(`request ${n} ${'.'.repeat(200)}`, `key ${n}`);
      expect(cache.find('key 0')).not.toBeNull();
    }
    const held = Array.from({ length: 2_000 }, (_, n) => cache.find(`key ${n}`)).filter(Boolean);
    expect(held.length * 1_000).toBeLessThan(1024 * 1024);
    expect(held.length * 1_000).toBeGreaterThan(500_000);
    expect(cache.findAgain(`request 1999 ${'.'.repeat(200)}`, 'public')).not.toBeNull();
    expect(cache.findAgain(`request 1 ${'.'.repeat(200)}`, 'public')).toBeNull();
  });

  it('is not given once the revision is another, or not known', () => {
    let current: number | null = 1;
    const cache = createAnswerCache({ ...revision, current: () => current }, 1);
    cache.keep({
      status: 200,
      key: 'k',
      role: 'public',
      body: ['{}'],
      tag: { digest: 'd', revision: 1 },
    });
    cache.remember('r', 'k');
    expect([cache.find('k'), cache.findAgain('r', 'public')]).not.toContain(null);
    for (const now of [2, null]) {
      current = now;
      expect([cache.find('k'), cache.findAgain('r', 'public')]).toEqual([null, null]);
    }
  });

  it('of documents are some megabytes, however many never come again', () => {
    const documents = createDocuments();
    const textOf = (n: number) =>
      `{ ${Array.from({ length: 40 }, (_, i) => `a${n}_${i}: name`).join(' ')} }`;
    const COUNT = 2_000;
    const tokens = countTokens(textOf(0));
    for (let n = 0; n < COUNT; n++) {
      const document = parse(textOf(n), { noLocation: true });
      documents.learn({ text: textOf(n), hash: String(n) }, { document, tokens });
    }
    const isFound = (n: number) => documents.find({ text: textOf(n) }) !== undefined;
    const found = Array.from({ length: COUNT }, (_, n) => n).filter(isFound).length;
    expect(isFound(COUNT - 1)).toBe(true);
    expect(found * tokens * 100).toBeLessThan(32 * 1024 * 1024); // bytes at least
    expect(found).toBeGreaterThan(200);
  });
});

it('a tag says the revision, what was asked and the media type', () => {
  const tag = { digest: 'abc', revision: 35 };
  expect(tagText(tag, 'application/json; charset=utf-8')).toBe('"z-abc-j"');
  expect(tagText({ ...tag, revision: null }, `${RESPONSE}; charset=utf-8`)).toBe('"-abc-g"');
});
