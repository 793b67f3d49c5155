import type { NodeKind } from '../../src/generated/prisma/client';
import type { Confidence } from '../../src/generated/prisma/enums';
import { compiled } from '../../src/provenance/compile';
import { verdictsOn } from '../../src/provenance/contested';
import { columnOf } from '../../src/provenance/properties';
import { readingOf } from '../../src/provenance/readings';

const idOf = (slug: string) => (slug === 'plan-a' ? 'id-of-plan-a' : null);

/** What claims of one confidence make of a column that the record, of LOW confidence, fills with `own`. */
function compile(
  kind: NodeKind,
  property: string,
  own: string | null,
  values: readonly string[],
  confidence: Confidence = 'HIGH',
) {
  const column = columnOf(kind, property, idOf);
  if (column === null) throw new Error(`no column of ${property}`);
  const { type } = column;
  const ownValue =
    own === null
      ? null
      : { value: own, reading: readingOf(own, type), confidence: 'LOW' as const, sources: [] };
  const claims = values.map((value, i) => ({
    id: String(i),
    nodeId: 'n',
    property,
    value,
    confidence,
    conflictGroup: null,
    source: { id: String(i), kind: 'NEWS' as const, publishedOn: null },
  }));
  const [verdict] = verdictsOn(claims, () => ({ title: '', type, own: ownValue }));
  return verdict && compiled(verdict, column, ownValue);
}

describe('compiled columns', () => {
  test.each<[NodeKind, string, string | null, string, Record<string, unknown>]>([
    ['PROJECT', 'status', 'IMPLEMENTATION', 'CLOSED', { status: 'CLOSED' }],
    ['SUMMIT', 'startsOn', '2025-05-12', '2025-05-13', { startsOn: '2025-05-13' }],
    ['BLOC', 'memberCount', null, '33', { memberCount: 33 }],
    ['MEASURE', 'target', '5', '7.5', { targetQuantity: '7.5' }],
    [
      'FINANCING',
      'amount',
      '5 USD',
      '66000000000 CNY',
      { amount: '66000000000', currency: 'CNY', amountQualifier: null },
    ],
    ['FINANCING', 'plan', null, 'plan-a', { planId: 'id-of-plan-a' }],
  ])(
    '%s.%s takes the best claim that is written as the column holds it',
    (kind, property, own, value, fields) => {
      expect(compile(kind, property, own, [value])).toEqual(fields);
    },
  );

  test.each<[string, NodeKind, string, string | null, string[]]>([
    ['agrees already', 'FINANCING', 'amount', '5 USD', ['5 USD (loan)']],
    ['is the more precise', 'SUMMIT', 'startsOn', '2025-05-13', ['2025-05']],
    ['cannot hold it', 'FINANCING', 'amount', null, ['5 USD, airport and terminal']],
    ['cannot hold it', 'PROJECT', 'status', null, ['handed over 13 October 2020']],
    ['is text', 'SUMMIT', 'city', 'Beijing', ['Wuhan']],
    ['would be settled by mere order', 'BLOC', 'memberCount', null, ['11', '12']],
  ])('a column that %s stays: %s.%s', (_, kind, property, own, values) => {
    expect(compile(kind, property, own, values)).toBeNull();
  });

  test('the record keeps its own value against a claim that is no surer', () => {
    expect(compile('PROJECT', 'status', 'CLOSED', ['IMPLEMENTATION'], 'LOW')).toBeNull();
  });
});
