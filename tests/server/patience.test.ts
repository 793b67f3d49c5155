import { EventEmitter, once } from 'node:events';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { type AddressInfo, connect, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { JSON_TYPE } from '../../src/server/accept';
import { write } from '../../src/server/response';
import { takesRoom } from '../../src/server/unread';
import { testServer } from './server';

const PATIENCE = 400;
const server = testServer({ patience: PATIENCE });

const HEAD = 'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';
const BODY = '{"query":"{ __typename }"}';

/** Projects of plans of projects of plans of projects: some ten megabytes. */
const LARGE = `{ projects(first: 80, where: { plan: { isNull: false } }) { nodes { plan { projects(first: 100) { nodes {
  plan { projects(first: 5) { nodes { a: name b: name c: name d: name e: name f: name g: name } } } } } } } } }`;

function opened(): Socket {
  return connect(Number(new URL(server.url).port), '127.0.0.1').setEncoding('utf8');
}

/** Everything that comes until the connection is closed. */
function told(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    socket.on('data', (piece) => {
      text += piece;
    });
    socket.on('error', () => undefined).on('close', () => resolve(text));
  });
}

const lengthOf = (text: string): number => Number(text.match(/content-length: (\d+)/)?.[1]);
const bodyOf = (text: string): string => text.slice(text.indexOf('\r\n\r\n') + 4);

describe('the server does not wait for ever', () => {
  it.each([
    ['the head', 'POST /graphql HTTP/1.1\r\nhost:'],
    ['the body of a plain request', `${HEAD}content-length: 100\r\n\r\n{"query":`],
    ['the body of any other', `${HEAD}transfer-encoding: chunked\r\n\r\n5\r\n{"que`],
  ])('for the rest of %s', async (_, beginning) => {
    const socket = opened();
    socket.write(beginning);
    expect(await told(socket)).toMatch(/^HTTP\/1\.1 408 [\s\S]*"code":"REQUEST_TIMEOUT"/);
    expect((await server.post({ query: '{ __typename }' })).status).toBe(200);
  });

  it('for an answer to be read', async () => {
    const body = JSON.stringify({ query: LARGE });
    const socket = opened().pause();
    socket.write(`${HEAD}content-length: ${body.length}\r\n\r\n${body}`);
    await sleep(10 * PATIENCE);
    const text = await told(socket.resume());
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
    expect(bodyOf(text).length).toBeLessThan(lengthOf(text));
  });

  it('but as long as it is being read', async () => {
    const body = JSON.stringify({ query: LARGE });
    const socket = opened();
    socket.write(`${HEAD}connection: close\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    socket.on('data', () => {
      socket.pause();
      setTimeout(() => socket.resume(), 10);
    });
    const text = await told(socket);
    expect(Buffer.byteLength(bodyOf(text))).toBe(lengthOf(text));
    expect(JSON.parse(bodyOf(text))).toHaveProperty('data.projects.nodes');
  }, 30_000);
});

it('requests that come together on a connection are answered in their order', async () => {
  const slow = JSON.stringify({ query: '{ projects(first: 100) { nodes { name } } }' });
  const socket = opened();
  const post = (body: string, more = '') =>
    `${HEAD}${more}content-length: ${body.length}\r\n\r\n${body}`;
  socket.write(
    post(slow) + post(BODY) + post('{"query":"{"}') + post(BODY, 'connection: close\r\n'),
  );
  const answers = (await told(socket)).split(/HTTP\/1\.1 (?=\d)/).slice(1);
  expect(answers.map((answer) => answer.slice(0, 3))).toEqual(['200', '200', '200', '200']);
  expect(answers[0]).toContain('{"data":{"projects"');
  expect(answers[2]).toContain('GRAPHQL_PARSE_FAILED');
  expect(answers[3]).toContain('{"data":{"__typename":"Query"}}');
});

it('answers that are not read take a bounded room, and small ones none', () => {
  const most = 150_000;
  const large = [Buffer.alloc(100_000)];
  const other = ['o'.repeat(60_000), Buffer.alloc(40_000)];
  const [first, second, third] = [new EventEmitter(), new EventEmitter(), new EventEmitter()];
  expect(takesRoom([first], large, most)).toBe(true);
  expect(takesRoom([second], large, most)).toBe(true); // the same answer
  expect(takesRoom([third], other, most)).toBe(false);
  expect(takesRoom([third], ['s'.repeat(1_000)], most)).toBe(true);
  first.emit('close');
  expect(takesRoom([third], other, most)).toBe(false);
  second.emit('close');
  expect(takesRoom([third], other, most)).toBe(true);
  expect(takesRoom([first], [...other], most)).toBe(false); // the same text once more
  third.emit('close');
  expect(takesRoom([first], other, most)).toBe(true);
  first.emit('close');
  // A response whose turn never comes is closed by its connection alone.
  expect(takesRoom([first, second], other, most)).toBe(true);
  second.emit('close');
  first.emit('close');
  expect(takesRoom([third], large, most)).toBe(true);
  third.emit('close');
});

it('answers that nobody read before he left take none any more, also those whose turn never came', async () => {
  const text = 'o'.repeat(10_000_000);
  const reader = { requestId: '', role: 'public', type: JSON_TYPE, holds: undefined } as const;
  const statuses: number[] = [];
  const listening = createServer((request, response) => {
    const isGone = (): boolean => request.socket.destroyed;
    write(response, { status: 200, body: [text] }, { ...reader, isGone }, false);
    statuses.push(response.statusCode);
  }).listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  const get = 'GET / HTTP/1.1\r\nhost: localhost\r\n\r\n';
  for (let n = 1; n <= 5; n++) {
    const socket = connect(port, '127.0.0.1').pause();
    socket.on('error', () => undefined).write(get.repeat(10));
    for (let tries = 0; statuses.length < 10 * n && tries < 50; tries++) await sleep(10);
    socket.destroy();
    await sleep(50);
  }
  expect(statuses).toEqual(Array(50).fill(200)); // of ten megabytes each
  listening.close();
});

it('answers to those who have gone take none', () => {
  const request = new IncomingMessage(new Socket());
  const text = 'o'.repeat(1_000_000);
  const reader = { requestId: '', role: 'public', type: JSON_TYPE, holds: undefined } as const;
  for (let n = 0; n < 300; n++) {
    const response = new ServerResponse(request);
    write(response, { status: 200, body: [text] }, { ...reader, isGone: () => true }, false);
    expect(response.headersSent).toBe(false);
  }
  const next = new ServerResponse(request);
  write(next, { status: 200, body: [text] }, { ...reader, isGone: () => false }, false);
  expect(next.statusCode).toBe(200);
  request.socket.emit('close');
});
