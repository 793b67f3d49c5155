import { verdictsOn } from '../../src/provenance/contested';
import { readingOf, type ValueType } from '../../src/provenance/readings';
import type { LiveClaim, OwnValue, PropertyFacts } from '../../src/provenance/values';

let serial = 0;

/** A claim of its own source, of MEDIUM confidence, about `amount` of one node. */
function claim(value: string, given: Partial<LiveClaim> = {}): LiveClaim {
  serial += 1;
  return {
    id: `c${serial}`,
    nodeId: 'n',
    property: 'amount',
    value,
    confidence: 'MEDIUM',
    conflictGroup: null,
    source: { id: `s${serial}`, kind: 'NEWS', publishedOn: '2025-05' },
    ...given,
  };
}

function verdicts(claims: readonly LiveClaim[], facts: Partial<PropertyFacts> = {}) {
  const type = facts.type ?? ({ form: 'money' } as const);
  return verdictsOn(claims, (nodeId, property) => ({
    title: `${property} of ${nodeId}`,
    own: null,
    ...facts,
    type,
  }));
}

const ranksOf = (claims: readonly LiveClaim[], facts: Partial<PropertyFacts> = {}) => {
  const all = verdicts(claims, facts);
  return claims.map(({ id }) => all.flatMap(({ rankings }) => rankings.get(id)?.rank ?? [])[0]);
};

const own = (value: string, type: ValueType, given: Partial<OwnValue> = {}): OwnValue => ({
  value,
  reading: readingOf(value, type),
  confidence: 'HIGH',
  sources: [],
  ...given,
});

describe('contested', () => {
  test('one value by several sources is not, and ranks NORMAL without a reason', () => {
    const claims = [claim('66000000000 CNY (9.18 billion USD)'), claim('66000000000 CNY')];
    const [verdict] = verdicts(claims);
    expect(verdict?.contested).toBeNull();
    expect([...(verdict?.rankings.values() ?? [])]).toEqual([
      { rank: 'NORMAL', reason: null },
      { rank: 'NORMAL', reason: null },
    ]);
  });

  test('a date within another does not make it so, and the more precise one is preferred', () => {
    const claims = [claim('2025-05'), claim('2025-05-13')];
    const [verdict] = verdicts(claims, { type: { form: 'date' } });
    expect(verdict?.contested).toBeNull();
    expect(verdict?.preferred.value).toBe('2025-05-13');
  });

  test('the losing LOW claim is DEPRECATED, a losing MEDIUM one stays NORMAL', () => {
    const claims = [
      claim('66000000000 CNY', { confidence: 'HIGH' }),
      claim('60000000000 CNY', { confidence: 'LOW' }),
      claim('9200000000 USD'),
    ];
    expect(ranksOf(claims)).toEqual(['PREFERRED', 'DEPRECATED', 'NORMAL']);
  });

  test('among LOW claims none is DEPRECATED', () => {
    const low = { confidence: 'LOW' } as const;
    expect(ranksOf([claim('1 USD', low), claim('2 USD', low)])).toEqual(['PREFERRED', 'NORMAL']);
  });

  test('a conflict group makes it so across properties, and each reason names the other side', () => {
    const group = { conflictGroup: 'status' };
    const [first, second] = verdicts([
      claim('5 USD', group),
      claim('2022', { ...group, property: 'endsOn' }),
    ]);
    expect(first?.contested?.reason).toContain(
      'Conflict group status sets it against endsOn of n (“2022”).',
    );
    expect(second?.contested?.reason).toContain(
      'Conflict group status sets it against amount of n (“5 USD”).',
    );
  });

  test('values of different years do not contradict each other: each year has its preferred one', () => {
    const claims = [claim('489 USD in 2023'), claim('518 USD in 2024')];
    expect(verdicts(claims)[0]?.contested).toBeNull();
    expect(verdicts(claims)[0]?.preferred.value).toBe('518 USD in 2024');
    const low = claim('480 USD in 2023', { confidence: 'LOW' });
    expect(ranksOf([...claims, low])).toEqual(['PREFERRED', 'PREFERRED', 'DEPRECATED']);
  });

  test('the record’s own value stands against a weaker claim that nobody else contradicts', () => {
    const type: ValueType = { form: 'word', words: ['CLOSED', 'IMPLEMENTATION'] };
    const claims = [claim('IMPLEMENTATION')];
    const [verdict] = verdicts(claims, { type, own: own('CLOSED', type) });
    expect(verdict?.contested?.reason).toBe(
      'The record’s own “CLOSED” (no sources) is preferred. HIGH confidence, against MEDIUM for “IMPLEMENTATION”.',
    );
    expect(ranksOf(claims, { type, own: own('CLOSED', type) })).toEqual(['NORMAL']);
  });

  test('a claim that the record contradicts wins by confidence', () => {
    const type: ValueType = { form: 'money' };
    const claims = [claim('5 USD', { confidence: 'HIGH' })];
    const facts = { type, own: own('6 USD', type, { confidence: 'MEDIUM' }) };
    expect(ranksOf(claims, facts)).toEqual(['PREFERRED']);
  });

  test('naming some of the nodes that a record has contradicts nothing', () => {
    const type: ValueType = { form: 'nodes', idOf: (name) => name };
    const facts = { type, own: own('a, b', type) };
    expect(verdicts([claim('a')], facts)[0]?.contested).toBeNull();
    expect(verdicts([claim('c')], facts)[0]?.contested).not.toBeNull();
  });

  const on = (publishedOn: string | null) => ({
    source: { id: `s${publishedOn}`, kind: 'NEWS' as const, publishedOn },
  });

  test('has its values side by side, the record’s own among them, each with who states it', () => {
    const type: ValueType = { form: 'word', words: ['CLOSED', 'IMPLEMENTATION'] };
    const claims = [claim('IMPLEMENTATION', on('2023'))];
    const sources = [{ id: 's', kind: 'NEWS', publishedOn: '2022-08' }] as const;
    const [verdict] = verdicts(claims, { type, own: own('CLOSED', type, { sources }) });
    expect(verdict?.contested).toMatchObject({
      kind: 'RECORD_DIFFERS',
      since: '2023',
      sides: [
        { value: 'CLOSED', isOwn: true, rank: 'PREFERRED', claims: [] },
        { value: 'IMPLEMENTATION', isOwn: false, rank: 'NORMAL', claims: [claims[0]?.id] },
      ],
    });
  });

  test('is so since the second of the values was published, whichever is preferred', () => {
    const claims = [
      claim('5 USD', on('2025-06')),
      claim('5 USD', on('2024-01-02')),
      claim('6 USD', on('2024-03')),
      claim('7 USD', on(null)),
    ];
    const [verdict] = verdicts(claims);
    expect(verdict?.contested).toMatchObject({ kind: 'SOURCES_DIFFER', since: '2024-03' });
    expect(
      verdict?.contested?.sides.map(({ value, claims: { length } }) => [value, length]),
    ).toEqual([
      ['5 USD', 2],
      ['6 USD', 1],
      ['7 USD', 1],
    ]);
    expect(
      verdicts([claim('5 USD', on(null)), claim('6 USD', on('2024'))])[0]?.contested?.since,
    ).toBeNull();
  });

  test('where only a group sets it against another, is so since both were published', () => {
    const group = { conflictGroup: 'status' };
    const [first, second] = verdicts([
      claim('5 USD', { ...group, ...on('2021') }),
      claim('2022', { ...group, ...on('2023'), property: 'endsOn' }),
    ]);
    for (const verdict of [first, second]) {
      expect(verdict?.contested).toMatchObject({ kind: 'SET_AGAINST', since: '2023' });
    }
  });
});
