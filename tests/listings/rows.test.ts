import fc from 'fast-check';

import { Uuids } from '../../src/compact/uuids';
import { ListedRows } from '../../src/listings/rows';

const idOf = (place: number): string =>
  `00000000-0000-7000-8000-${place.toString(16).padStart(12, '0')}`;

/** Rows of a listing, given the words that each has. */
function listedRows(rows: readonly (readonly string[])[]): ListedRows {
  const words = [...new Set(rows.flat())];
  const all = words.map((word) =>
    rows.flatMap((has, place) => (has.includes(word) ? [place] : [])),
  );
  const offsets = Int32Array.of(0, ...all.map(({ length }) => length)).map((_, i) =>
    all.slice(0, i).reduce((sum, { length }) => sum + length, 0),
  );
  const ids = Int32Array.from(rows.flatMap((_, place) => [0, 0x7000, 0x80000000 | 0, place]));
  return new ListedRows({
    revision: '7',
    ids: new Uuids(ids),
    facets: [{ name: 'f', words, offsets, places: Int32Array.from(all.flat()) }],
  });
}

const word = fc.constantFrom('a', 'b', 'c', 'rare', 'none');

test('rows are found as one would by hand', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }), {
        minLength: 1,
        maxLength: 300,
      }),
      fc.nat(),
      fc.array(fc.array(word, { maxLength: 3 }), { maxLength: 3 }),
      fc.record({
        limit: fc.nat(12),
        isFromEnd: fc.boolean(),
        after: fc.option(fc.nat()),
        before: fc.option(fc.nat()),
      }),
      (given, lucky, conditions, { limit, isFromEnd, after, before }) => {
        const rows = given.map((words, place) =>
          place === lucky % given.length ? [...words, 'rare'] : words,
        );
        const [behind, ahead] = [after, before].map((n) => (n === null ? null : n % rows.length));
        const matches = rows.flatMap((words, place) =>
          conditions.every((among) => among.some((each) => words.includes(each))) ? [place] : [],
        );
        const between = matches.filter(
          (place) => place > (behind ?? -1) && place < (ahead ?? rows.length),
        );
        const page = isFromEnd
          ? between.slice(Math.max(0, between.length - limit))
          : between.slice(0, limit);
        expect(
          listedRows(rows).find({
            type: 'T',
            words: conditions.map((among) => ({ facet: 'f', among })),
            limit,
            isFromEnd,
            after: typeof behind === 'number' ? idOf(behind) : null,
            before: typeof ahead === 'number' ? idOf(ahead) : null,
          }),
        ).toEqual({
          revision: '7',
          count: matches.length,
          ids: page.map(idOf),
          isAnyBehind: typeof behind === 'number' && matches.some((place) => place <= behind),
          isAnyAhead: typeof ahead === 'number' && matches.some((place) => place >= ahead),
        });
      },
    ),
    { numRuns: 1000, seed: 20250513 },
  );
});

test('what would hold up all others is not looked for, nor what is behind no row', () => {
  const rows = listedRows(
    Array.from({ length: 200_000 }, (_, place) => [place % 2 ? 'a' : 'b', 'c']),
  );
  const asked = { type: 'T', limit: 1, isFromEnd: false, after: null, before: null };
  const times = (count: number) =>
    Array.from({ length: count }, () => ({ facet: 'f', among: ['c'] }));
  expect(rows.find({ ...asked, words: times(3) })).toMatchObject({ count: 200_000 });
  expect(rows.find({ ...asked, words: times(4) })).toBeNull();
  expect(rows.find({ ...asked, words: [], after: idOf(200_000) })).toBeNull();
});
