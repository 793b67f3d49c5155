import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { testServer } from './server';

/** Long answers of several lengths, no two alike: names under another alias each. */
const QUESTIONS = Array.from({ length: 12 }, (_, n) => ({
  query: `{ projects(first: ${40 + 5 * n}, where: { plan: { isNull: false } }) { nodes { plan {
    projects(first: 90) { nodes { id slug name${n}: name a: id b: id c: id d: id } } } } } }`,
}));
const LONG = 64 * 1024;

const HEAD = 'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';

/** A way to ask, of which what was told is given: nothing where nobody stayed to read it. */
type Way = (socket: Socket, requests: readonly string[]) => Promise<string>;

const WAYS: readonly Way[] = [
  (socket, requests) => {
    socket.write(requests.join(''));
    return toldBy(socket, requests.length);
  },
  async (socket, requests) => {
    socket.pause().write(requests.join(''));
    await sleep(50);
    return toldBy(socket.resume(), requests.length);
  },
  async (socket, requests) => {
    socket.write(requests.join(''));
    await new Promise((resolve) => socket.once('data', resolve));
    socket.destroy();
    return '';
  },
];

/** Bodies of so many answers, as they come. */
function toldBy(socket: Socket, answers: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    socket.on('error', reject).on('data', (piece) => {
      pieces.push(piece);
      if (!piece.includes('}')) return;
      const bodies = bodiesIn(Buffer.concat(pieces));
      if (bodies.length === answers) resolve(bodies.join('\n'));
    });
  });
}

/** Those of the answers that are there as a whole. */
function bodiesIn(bytes: Buffer): string[] {
  const end = bytes.indexOf('\r\n\r\n') + 4;
  const length = /content-length: (\d+)/.exec(bytes.toString('latin1', 0, Math.max(end, 0)))?.[1];
  const next = end + Number(length);
  if (end < 4 || !(next <= bytes.length)) return [];
  return [bytes.toString('utf8', end, next), ...bodiesIn(bytes.subarray(next))];
}

describe.each([0, 64])(
  'of an answer that is long, with %i MB for answers that are kept',
  (cacheMegabytes) => {
    const server = testServer({ cacheMegabytes });

    it('nothing is lost and nothing is of another, however many are read at once or left unread', async () => {
      const port = Number(new URL(server.url).port);
      const whole: string[] = [];
      for (const question of QUESTIONS) whole.push((await server.post(question)).text);
      for (const text of whole) {
        expect(Buffer.byteLength(text)).toBeGreaterThan(LONG);
        expect(JSON.parse(text)).toEqual({ data: expect.anything() });
      }

      const ask = async (n: number): Promise<void> => {
        const asked = Array.from({ length: 1 + (n % 3) }, (_, i) => (5 * n + i) % QUESTIONS.length);
        const requests = asked.map((each) => {
          // A cache would answer the rest of a question that it has seen.
          const body = JSON.stringify({ ...QUESTIONS[each], extensions: { n } });
          return `${HEAD}content-length: ${body.length}\r\n\r\n${body}`;
        });
        const socket = connect(port, '127.0.0.1');
        const told = await WAYS[n % WAYS.length]?.(socket, requests);
        socket.destroy();
        if (told) expect(told).toBe(asked.map((each) => whole[each]).join('\n'));
      };
      for (let round = 0; round < 6; round++) {
        await Promise.all(Array.from({ length: 20 }, (_, i) => ask(20 * round + i + round)));
      }
    });
  },
);
