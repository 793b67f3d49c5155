import { decidingRule, ranked, reasonFor, rules, type Support } from '../../src/provenance/ranks';

const value = (given: Partial<Support>): Support => ({
  value: 'a',
  confidence: 'MEDIUM',
  isOwn: false,
  sources: 1,
  sourceKind: 'NEWS',
  precision: 2,
  latest: '2025-05',
  order: 0,
  ...given,
});
const other = value({ value: 'b', order: 1 });

describe('ranks', () => {
  test.each<[string, Partial<Support>, Partial<Support>, string]>([
    [
      'confidence',
      { confidence: 'HIGH' },
      { isOwn: true, sources: 9 },
      'HIGH confidence, against MEDIUM for “b”.',
    ],
    ['record', { isOwn: true }, { sources: 9 }, 'It is the record’s own value, unlike “b”.'],
    [
      'sources',
      { sources: 5 },
      { sourceKind: 'OFFICIAL_TEXT' },
      'Five sources against one for “b”.',
    ],
    [
      'source kind',
      { sourceKind: 'DATABASE' },
      { precision: 9 },
      'Stated by a database, against news for “b”.',
    ],
    ['precision', { precision: 10 }, { latest: '2026' }, 'It is more precise than “b”.'],
    [
      'recency',
      { latest: '2025-11' },
      { latest: '2025-05-13' },
      'Published 2025-11, against 2025-05-13 for “b”.',
    ],
    ['recency', {}, { latest: null }, 'Published 2025-05, against no date for “b”.'],
    ['order', {}, {}, 'Nothing tells it from “b” but that it was recorded first.'],
  ])('%s decides before the rules after it', (rule, better, worse, reason) => {
    const [a, b] = [value(better), { ...other, ...worse }];
    expect(decidingRule(a, b)?.name).toBe(rule);
    expect(ranked([b, a])).toEqual([a, b]);
    expect(reasonFor(a, [b])).toBe(reason);
  });

  test('stand once, in order, each with a sentence', () => {
    expect(rules.map(({ name }) => name)).toEqual([
      'confidence',
      'record',
      'sources',
      'source kind',
      'precision',
      'recency',
      'order',
    ]);
    for (const { sentence } of rules) expect(sentence).toMatch(/^The value .*\.$/);
  });

  test('a reason groups the losing values by the rule by which each loses', () => {
    const best = value({ value: 'best', confidence: 'HIGH', sources: 2 });
    const losers = [
      value({ value: 'weak', confidence: 'LOW' }),
      value({ value: 'fair' }),
      value({ value: 'alone', confidence: 'HIGH' }),
    ];
    expect(reasonFor(best, losers)).toBe(
      'HIGH confidence, against LOW for “weak”, MEDIUM for “fair”; two sources against one for “alone”.',
    );
  });
});
