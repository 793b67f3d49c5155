import { createHash } from 'node:crypto';
import { type IncomingMessage, request as open, type RequestOptions } from 'node:http';

import { fetchAlike } from './lanes';
import { testServer } from './server';

const QUERY = `query One($slug: String, $first: Int = 2, $where: ProjectWhere) {
  country(slug: $slug) { alpha2 } projects(first: $first, where: $where) { nodes { name } }
} query Two { __typename }`;
const ONE = { query: QUERY, operationName: 'One' };
const JSON_BODY = { 'content-type': 'application/json' };
const PERU = { slug: 'peru' };
const UNKNOWN = { where: { status: { eq: 'X' } } };
const MODERN = 'application/graphql-response+json';
const persistedQuery = { version: 1, sha256Hash: createHash('sha256').update(QUERY).digest('hex') };

const url = (given: Readonly<Record<string, string>>): string =>
  `/graphql?${new URLSearchParams(given)}`;
const json = (value: unknown): string => JSON.stringify(value);

/** What is sent, by POST where it is a body and by GET where it is a path, and with which headers. */
type Sent = readonly [given: object | string, headers?: object];

/** By both methods and however it is said, Apollo has nothing to add. */
const WITHOUT_APOLLO: Readonly<Record<string, Sent>> = {
  'an operation': [{ ...ONE, variables: PERU }],
  'another operation of the document': [{ query: QUERY, operationName: 'Two' }],
  'members that are null': [{ ...ONE, variables: null, extensions: null }],
  'members of no meaning': [{ ...ONE, variables: PERU, id: 7, extensions: { trace: true } }],
  'a charset': [{ ...ONE }, { 'content-type': 'application/json; charset=utf-8' }],
  'the media type of GraphQL': [ONE, { accept: MODERN }],
  'media types with weights': [ONE, { accept: `${MODERN};q=0.5, application/json` }],
  'another origin': [ONE, { origin: 'https://studio.apollographql.com' }],
  'a GET': [url({ ...ONE, variables: json(PERU) })],
  'a GET of a browser': [url(ONE), { accept: 'text/html,*/*;q=0.8', 'sec-fetch-site': 'none' }],
  'a hash with its document': [{ ...ONE, extensions: { persistedQuery } }],
  'a hash': [{ operationName: 'One', extensions: { persistedQuery } }],
  'a hash by GET': [url({ operationName: 'Two', extensions: json({ persistedQuery }) })],
  'a variable of another type': [{ ...ONE, variables: { first: 'two' } }],
  'a variable of another type, by GET': [url({ ...ONE, variables: json({ first: 'two' }) })],
  'an unknown enum value': [{ ...ONE, variables: UNKNOWN }, { accept: MODERN }],
  'a page that is too large': [{ ...ONE, variables: { first: 1_000 } }, { accept: MODERN }],
  'variables that are too deep': [{ ...ONE, variables: { where: nested(40) } }],
  'too many values': [{ ...ONE, variables: { where: { OR: Array(6_000).fill({}) } } }],
};

/** What Apollo, or fastify, is left to read or to refuse. */
const WITH_APOLLO: typeof WITHOUT_APOLLO = {
  'no name of an operation': [{ query: QUERY }],
  'a name of no operation': [{ query: QUERY, operationName: 'Three' }],
  'an empty name': [{ query: QUERY, operationName: '' }],
  'a name that is none': [{ query: QUERY, operationName: 1 }],
  'variables that are a list': [{ ...ONE, variables: [] }],
  'variables that are text': [{ ...ONE, variables: '{}' }],
  'extensions that are text': [{ ...ONE, extensions: '{}' }],
  'variables that do not parse, by GET': [url({ ...ONE, variables: '{' })],
  'variables that are null, by GET': [url({ ...ONE, variables: 'null' })],
  'a parameter twice': [`${url(ONE)}&operationName=Two`],
  'a hash of another document': [{ query: '{ __typename }', extensions: { persistedQuery } }],
  'a hash of another version': [
    { extensions: { persistedQuery: { ...persistedQuery, version: 2 } } },
  ],
  'an unknown hash': [{ extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }],
  'a media type that is not there': [ONE, { accept: 'image/png' }],
  'a mutation': [{ query: 'mutation { summit }' }, { accept: MODERN }],
  'a GET of another type': [url(ONE), { 'content-type': 'text/plain' }],
  'a GET with a cookie': [url(ONE), { cookie: 'a=b' }],
  'a path with a slash': ['/graphql/?query={__typename}'],
  'a list of requests': [[ONE]],
};

const isByHash = ([given]: Sent): boolean => decodeURIComponent(json(given)).includes('sha256Hash');

/** The same of a document that begins with a comment of its own. */
function unseen(comment: string, [given, headers = {}]: Sent): Sent {
  const begin = `# ${comment}\n`;
  if (typeof given === 'string') {
    return [given.replace('query=', `query=${encodeURIComponent(begin)}`), headers];
  }
  return [{ ...given, query: begin + QUERY }, headers];
}

function nested(depth: number): object {
  return depth === 0 ? {} : { NOT: nested(depth - 1) };
}

describe.each([
  ['whose answers are kept', 64],
  ['whose answers are not kept', 0],
])('a request %s', (_, cacheMegabytes) => {
  const server = testServer({ cacheMegabytes, bodyLimit: 200_000 });

  const sent = (...[given, headers]: Sent) =>
    typeof given === 'string'
      ? fetchAlike(`${server.url}${given}`, { headers: { ...headers } })
      : fetchAlike(`${server.url}/graphql`, {
          method: 'POST',
          headers: { ...JSON_BODY, ...headers },
          body: json(given),
        });
  const send = async (...given: Sent): Promise<Response> => (await sent(...given))[1].response;

  beforeAll(async () => {
    await send({ ...ONE, extensions: { persistedQuery } });
    await send({ query: QUERY, operationName: 'Two' });
  });

  it.each(Object.entries(WITHOUT_APOLLO))(
    'with %s is answered alike by both lanes',
    async (_, given) => {
      await send(...given);
      const [first] = await sent(...given);
      expect(first.throughApollo).toBe(0);
    },
  );

  it.each(Object.entries(WITHOUT_APOLLO).filter(([, given]) => !isByHash(given)))(
    'with %s is answered alike by both lanes where its document was never seen',
    async (name, given) => {
      await send(...given); // Apollo has seen its media type
      const [first] = await sent(...unseen(name, given));
      expect(first.throughApollo).toBe(0);
    },
  );

  it.each(Object.entries(WITH_APOLLO))(
    'with %s is answered alike time and again',
    async (_, given) => {
      await send(...given);
    },
  );

  it('of a document that is not valid is refused by Apollo', async () => {
    const [first] = await sent({ query: '{ country(slug: 1) { beta } }' });
    expect([first.response.status, first.throughApollo]).toEqual([200, 1]);
    expect(await first.response.json()).toMatchObject({ errors: [{}, {}] });
  });

  it('by HEAD has the head of a GET', async () => {
    const got = await send(url(ONE));
    const head = await fetch(`${server.url}${url(ONE)}`, { method: 'HEAD' });
    const named = ['etag', 'content-type', 'content-length', 'vary', 'cache-control'];
    expect(named.map((name) => head.headers.get(name))).toEqual(
      named.map((name) => got.headers.get(name)),
    );
    expect(await head.text()).toBe('');
  });

  it('in pieces, or of unknown length, is read whole', async () => {
    const body = Buffer.from(json({ ...ONE, variables: { first: 'perú' } }));
    const wanted = await (await send(JSON.parse(body.toString()))).text();
    expect(wanted).toContain('perú');
    for (const length of [{ 'content-length': body.length }, { 'transfer-encoding': 'chunked' }]) {
      expect(await inPieces(body, length)).toBe(wanted);
    }
  });

  it('that is broken off harms no other', async () => {
    const options = { method: 'POST', headers: { ...JSON_BODY, 'content-length': 100 } };
    const broken = open(`${server.url}/graphql`, options);
    broken.on('error', () => undefined);
    broken.write('{"query":');
    await new Promise((resolve) => setTimeout(resolve, 50));
    broken.destroy();
    expect((await send(ONE)).status).toBe(200);
  });

  function inPieces(body: Buffer, length: object): Promise<string> {
    const options: RequestOptions = { method: 'POST', headers: { ...JSON_BODY, ...length } };
    return new Promise((resolve, reject) => {
      const request = open(`${server.url}/graphql`, options, (response: IncomingMessage) => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece) => {
          text += piece;
        });
        response.on('end', () => resolve(text));
      });
      request.on('error', reject);
      const middle = body.indexOf('ú') + 1; // within a character
      request.write(body.subarray(0, middle));
      setTimeout(() => request.end(body.subarray(middle)), 30);
    });
  }
});
