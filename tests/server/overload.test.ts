import { connect } from 'node:net';

import { createPool } from '../../src/database/pool';
import { testServer } from './server';

const server = testServer({ cacheMegabytes: 0, poolOf: (url) => createPool(url, { max: 1 }) });

const COUNT = 1_200;

it('who asks more than can wait is told to come back, and the others are answered', async () => {
  const body = JSON.stringify({ query: '{ forums { totalCount } }' });
  const { json } = await server.post(JSON.parse(body));
  const db = await server.database.pool.connect();
  await db.query('BEGIN; LOCK TABLE forum');
  const answers = pipelined(body, COUNT);
  while (server.statements.length < 3) await new Promise((resolve) => setTimeout(resolve, 20));
  await new Promise((resolve) => setTimeout(resolve, 500));
  await db.query('ROLLBACK');
  db.release();

  const told = await answers;
  const answered = told.filter((answer) => answer.endsWith(JSON.stringify(json)));
  const refused = told.filter((answer) => answer.startsWith('503'));
  expect(told).toHaveLength(COUNT);
  expect(answered.length + refused.length).toBe(COUNT);
  expect(answered.length).toBeGreaterThanOrEqual(1_000);
  expect(refused.length).toBeGreaterThan(100);
  expect(refused[0]).toMatch(/\r\nretry-after: 1\r\n[\s\S]*"code":"UNAVAILABLE"/);
  expect((await server.post(JSON.parse(body))).json).toEqual(json);
});

it('nothing is run for those who left before it was their turn', async () => {
  const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
  const bodyOf = (n: number) => JSON.stringify({ query: `{ gone${n}: forums { totalCount } }` });
  const db = await server.database.pool.connect();
  await db.query('BEGIN; LOCK TABLE forum');
  const before = server.statements.length;
  const held = server.post({ query: '{ forums { totalCount } }' });
  while (server.statements.length === before) await wait(20);
  const sockets = Array.from({ length: 10 }, (_, n) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    // Half of them by each lane.
    const path = n % 2 === 0 ? '/graphql' : '/graphql/';
    socket.on('error', () => undefined).write(postOf(bodyOf(n), { path }));
    return socket;
  });
  await wait(500);
  for (const socket of sockets) socket.destroy();
  await wait(200);
  await db.query('ROLLBACK');
  db.release();
  expect((await held).status).toBe(200);
  await server.post({ query: '{ summits { totalCount } }' });
  expect(server.statements.slice(before)).toHaveLength(6); // each was asked three times
});

const postOf = (body: string, { path = '/graphql', more = '' } = {}): string =>
  `POST ${path} HTTP/1.1\r\nhost: localhost\r\naccept: */*\r\ncontent-type: application/json\r\n${more}content-length: ${body.length}\r\n\r\n${body}`;

/** Asks the same so many times on one connection without waiting, and tells the answers. */
function pipelined(body: string, count: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.write(postOf(body).repeat(count - 1) + postOf(body, { more: 'connection: close\r\n' }));
    socket.setEncoding('utf8').on('data', (piece) => {
      text += piece;
    });
    socket.on('error', reject).on('end', () => resolve(text.split(/HTTP\/1\.1 (?=\d)/).slice(1)));
  });
}
