import { tables } from '../../src/generated/tables';
import { EDGE_WORDS, EDGES, type Edge } from '../../src/questions/path/edges';
import { NO_EDGES } from '../../src/questions/path/no-edges';

/** Every foreign key of the model but those by which a noun shares the id of its supertype: `Financing.project`. */
const foreignKeys = Object.entries(tables).flatMap(([model, { relations }]) =>
  Object.entries(relations)
    .filter(([, { owned, from, to }]) => owned && !(from === 'id' && to === 'id'))
    .map(([name]) => `${model}.${name}`),
);

const walked = new Set(
  EDGE_WORDS.flatMap((word) =>
    (EDGES[word] as Edge).rows.flatMap(({ model, from, to }) =>
      [from, to].filter((end) => end !== 'id').map((end) => `${model}.${end}`),
    ),
  ),
);

test('every relation of the model is walked by an edge, or said to be none, and why', () => {
  const neither = foreignKeys.filter((key) => !walked.has(key) && !(key in NO_EDGES));
  expect(neither).toEqual([]);
});

test('nothing is both, and nothing is said to be no edge that is not there', () => {
  expect(Object.keys(NO_EDGES).filter((key) => walked.has(key))).toEqual([]);
  expect(Object.keys(NO_EDGES).filter((key) => !foreignKeys.includes(key))).toEqual([]);
  expect([...walked].filter((key) => !foreignKeys.includes(key))).toEqual([]);
});
