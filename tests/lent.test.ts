import { bufferOf } from '../src/bytes';
import { giveBack, lend } from '../src/lent';

const LENGTH = 100_000;

it('memory is lent again once it is given back, and not before', () => {
  const first = lend(LENGTH).fill('1');
  const second = lend(LENGTH).fill('2');
  expect(first.every((byte) => byte === '1'.charCodeAt(0))).toBe(true);
  giveBack(['a text', first]);
  const third = lend(LENGTH + 1).fill('3');
  expect([third.length, third.buffer]).toEqual([LENGTH + 1, first.buffer]);
  expect(second.every((byte) => byte === '2'.charCodeAt(0))).toBe(true);
  giveBack([second, third]);
});

it('what is given back twice is lent once', () => {
  const buffer = lend(LENGTH);
  giveBack([buffer, buffer]);
  giveBack([buffer]);
  const [first, second] = [lend(LENGTH), lend(LENGTH)];
  expect(first.buffer).not.toBe(second.buffer);
  giveBack([first, second]);
});

it('what was not lent is not taken', () => {
  const own = Buffer.alloc(2 ** 20);
  giveBack([own, bufferOf([own])]);
  expect(lend(2 ** 20).buffer).not.toBe(own.buffer);
});

it('no more lies idle than may', () => {
  const buffers = Array.from({ length: 40 }, () => lend(2 ** 20));
  giveBack(buffers);
  const given = new Set(buffers.map(({ buffer }) => buffer));
  const again = Array.from({ length: 40 }, () => lend(2 ** 20));
  const idle = again.filter(({ buffer }) => given.has(buffer)).length;
  expect(idle).toBeGreaterThan(0);
  expect(idle).toBeLessThanOrEqual(16);
  giveBack(again);
});

it('what is very long is never lent twice', () => {
  const long = lend(10_000_000);
  giveBack([long]);
  expect(lend(10_000_000).buffer).not.toBe(long.buffer);
});

it('nothing is lent for nothing', () => {
  expect(lend(0)).toHaveLength(0);
});
