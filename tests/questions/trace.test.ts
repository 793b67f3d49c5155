/** Traces against ladders worked out by hand from `prisma/data/china-celac`. */
import { store } from '../support/rows';
import { useWorld } from '../support/world';

interface Named {
  readonly slug: string;
}

interface Entry {
  readonly node: Named & { readonly __typename: string };
  readonly reason: string;
  readonly through: Named | null;
  readonly standing: string;
  readonly amount: { readonly amount: string; readonly currency: string } | null;
  readonly amountReason: string | null;
  readonly date: string | null;
  readonly dateOf: string | null;
  readonly counts: boolean;
  readonly excludedBy: string | null;
  readonly because: Named | null;
}

interface Rung {
  readonly rung: string;
  readonly isMissing: boolean;
  readonly lookedFor: readonly string[];
  readonly sums: readonly {
    currency: string | null;
    sum: { amount: string; currency: string } | null;
    known: number;
    unknown: number;
    unconverted: number;
    excluded: number;
  }[];
  readonly entries: { readonly totalCount: number; readonly nodes: readonly Entry[] };
  readonly sources: { readonly nodes: readonly Named[] };
}

interface Gap {
  readonly step: string;
  readonly currency: string | null;
  readonly gap: { readonly amount: string } | null;
  readonly reason: string | null;
}

interface Trace {
  readonly from: Named;
  readonly truncated: boolean;
  readonly summits: { readonly nodes: readonly Named[] };
  readonly rungs: readonly Rung[];
  readonly gaps: readonly Gap[];
}

const TRACE = `query ($from: ID!, $in: CurrencyCode) { trace(from: $from, in: $in) {
  from { slug } truncated summits { nodes { slug } }
  rungs {
    rung isMissing lookedFor
    sums { currency sum { amount currency } known unknown unconverted excluded }
    entries(first: 100) { totalCount nodes {
      node { __typename slug } reason through { slug } standing amount { amount currency }
      amountReason date dateOf counts excludedBy because { slug }
    } }
    sources(first: 100) { nodes { slug } }
  }
  gaps { step currency gap { amount } reason }
} }`;

const LADDER = ['PLEDGE', 'AGREEMENT', 'PROJECT', 'COMMITMENT', 'DISBURSEMENT'];

type World = ReturnType<typeof useWorld>;

/** A trace, and its rungs by name. */
async function traced(world: World, from: string, currency?: string) {
  const variables = { from, ...(currency && { in: currency }) };
  const { trace } = await world.ask<{ trace: Trace }>(TRACE, variables);
  expect(trace.rungs.map(({ rung }) => rung)).toEqual(LADDER);
  const rung = (name: string): Rung => trace.rungs[LADDER.indexOf(name)] as Rung;
  return { ...trace, rung };
}

const slugs = ({ entries }: Rung) => entries.nodes.map(({ node }) => node.slug).sort();
const missing = ({ rungs }: Trace) =>
  rungs.filter((each) => each.isMissing).map((each) => each.rung);
const sums = ({ sums }: Rung) =>
  sums.map(({ sum, known, unknown, excluded }) => ({ ...sum, known, unknown, excluded }));

describe('the trace of real promises', () => {
  const world = useWorld({ data: true });

  test('a grant package: 500 million bound, of which 55.5 million were paid', async () => {
    const trace = await traced(world, 'el-salvador-etca-2019-12');
    expect(missing(trace)).toEqual(['PLEDGE']);
    expect(slugs(trace.rung('AGREEMENT'))).toEqual(['el-salvador-etca-2019-12']);
    expect(slugs(trace.rung('PROJECT'))).toEqual([
      'la-libertad-pier',
      'national-library-el-salvador',
      'national-stadium-el-salvador',
    ]);
    // The two grants were paid, so they were bound: within the 500 million out of which they are paid.
    expect(sums(trace.rung('COMMITMENT'))).toEqual([
      { amount: '500000000', currency: 'USD', known: 1, unknown: 0, excluded: 2 },
    ]);
    // 1.5 + 54 million
    expect(sums(trace.rung('DISBURSEMENT'))).toEqual([
      { amount: '55500000', currency: 'USD', known: 2, unknown: 0, excluded: 0 },
    ]);
    expect(trace.gaps).toEqual([
      { step: 'PLEDGED_LESS_COMMITTED', currency: 'USD', gap: null, reason: 'ABOVE_MISSING' },
      // 500 − 55.5 million
      {
        step: 'COMMITTED_LESS_DISBURSED',
        currency: 'USD',
        gap: { amount: '444500000' },
        reason: null,
      },
    ]);
    const pier = trace
      .rung('COMMITMENT')
      .entries.nodes.find(({ node }) => node.slug === 'la-libertad-pier-grant');
    expect(pier).toMatchObject({
      reason: 'BOUND_BY',
      through: { slug: 'el-salvador-etca-2019-12' },
      standing: 'PART',
      amount: { amount: '1500000', currency: 'USD' },
      date: '2019-12-03',
      dateOf: 'FINANCING_SIGNED',
      counts: false,
      excludedBy: 'PART_OF_WHOLE',
      because: { slug: 'el-salvador-etca-2019-12-grant' },
    });
    expect(trace.rung('DISBURSEMENT').sources.nodes.map(({ slug }) => slug)).toEqual(
      expect.arrayContaining(['aiddata-gcdf3', 'aiddata-71185', 'elsalvadorenglish-2022-02-04']),
    );
  });

  test('another agreement does not take the credit for what it did not bind', async () => {
    const trace = await traced(world, 'el-salvador-etca-2019-09');
    expect(slugs(trace.rung('PROJECT'))).toEqual([
      'ilopango-water-plant',
      'national-library-el-salvador',
    ]);
    // The library was paid out of the agreement of December.
    expect(slugs(trace.rung('COMMITMENT'))).toEqual(['el-salvador-etca-2019-09-grant']);
    expect(missing(trace)).toEqual(['PLEDGE', 'DISBURSEMENT']);
    expect(trace.gaps[1]).toMatchObject({ currency: 'CNY', gap: null, reason: 'BELOW_MISSING' });
  });

  test('a project that nobody announced is traced from its delivery', async () => {
    const trace = await traced(world, 'national-library-el-salvador');
    expect(missing(trace)).toEqual(['PLEDGE']);
    expect(trace.rung('PLEDGE').lookedFor).toEqual(
      expect.arrayContaining(['PROMISES', 'DRAWN_ON_BY']),
    );
    expect(trace.summits.nodes).toEqual([]);
    // The packages are wider than the library: shown, and not counted.
    const wider = trace
      .rung('COMMITMENT')
      .entries.nodes.filter(({ standing }) => standing === 'ORIGIN');
    expect(wider.map(({ node, counts }) => [node.slug, counts])).toEqual([
      ['el-salvador-etca-2019-09-grant', false],
      ['el-salvador-etca-2019-12-grant', false],
    ]);
    expect(sums(trace.rung('COMMITMENT'))).toEqual([
      { amount: '54000000', currency: 'USD', known: 1, unknown: 0, excluded: 0 },
    ]);
    // 54 − 54 million: a zero that is known.
    expect(trace.gaps[1]).toMatchObject({ gap: { amount: '0' }, reason: null });
  });

  test('money of a wider grant is not known for one project', async () => {
    const trace = await traced(world, 'national-stadium-el-salvador');
    expect(missing(trace)).toEqual(['PLEDGE', 'DISBURSEMENT']);
    expect(slugs(trace.rung('COMMITMENT'))).toEqual(['el-salvador-etca-2019-12-grant']);
    expect(sums(trace.rung('COMMITMENT'))).toEqual([]);
    expect(trace.gaps[1]).toMatchObject({ currency: null, gap: null, reason: 'ABOVE_WIDER' });
  });

  test('what a meeting pledged: 35 billion, of which no signed money is recorded', async () => {
    const trace = await traced(world, 'brasilia-leaders-meeting-2014');
    // 35, and in it 20, 10 and 5; and the six measures and the plan that took some of them up.
    expect(sums(trace.rung('PLEDGE'))).toEqual([
      { amount: '35000000000', currency: 'USD', known: 1, unknown: 0, excluded: 3 },
    ]);
    expect(trace.rung('PLEDGE').entries.totalCount).toBe(4 + 6 + 1);
    expect(missing(trace)).toEqual(['AGREEMENT', 'PROJECT', 'COMMITMENT', 'DISBURSEMENT']);
    expect(trace.rung('COMMITMENT').lookedFor).toEqual(
      expect.arrayContaining(['PROMISED_BY', 'BOUND_BY', 'PAYS_FOR', 'DRAWS_ON']),
    );
    expect(trace.gaps).toEqual([
      { step: 'PLEDGED_LESS_COMMITTED', currency: 'USD', gap: null, reason: 'BELOW_MISSING' },
      { step: 'COMMITTED_LESS_DISBURSED', currency: null, gap: null, reason: 'ABOVE_MISSING' },
    ]);
    expect(trace.summits.nodes.map(({ slug }) => slug)).toEqual([
      'brasilia-leaders-meeting-2014',
      'china-celac-ministerial-1',
    ]);
  });

  test('currencies are never mixed, and what a plan only proposes is a promise', async () => {
    const trace = await traced(world, 'china-celac-ministerial-4');
    expect(sums(trace.rung('PLEDGE'))).toEqual([
      { amount: '27000000000', currency: 'BRL', known: 1, unknown: 0, excluded: 0 },
      { amount: '66000000000', currency: 'CNY', known: 1, unknown: 0, excluded: 0 },
    ]);
    const kinds = (name: string) => {
      const all = trace.rung(name).entries.nodes.map(({ node }) => node.__typename);
      return Object.fromEntries(
        [...new Set(all)].map((kind) => [kind, all.filter((each) => each === kind).length]),
      );
    };
    // The plan has 50 items on record; two pledges, and a line that may be the same as one of them.
    expect(kinds('PLEDGE')).toEqual({
      Plan: 1,
      Program: 5,
      Measure: 20,
      Project: 50,
      Financing: 3,
    });
    expect(kinds('AGREEMENT')).toEqual({ Agreement: 6 });
    expect(slugs(trace.rung('PROJECT'))).toEqual(['nicaragua-bus-fleet']);
    expect(missing(trace)).toEqual(['COMMITMENT', 'DISBURSEMENT']);
  });

  test('a line that may be another, and loans that illustrate it, are shown and not counted', async () => {
    const trace = await traced(world, 'article-credit-line-previous-plan');
    expect(sums(trace.rung('PLEDGE'))).toEqual([
      { amount: '9000000000', currency: 'USD', known: 1, unknown: 0, excluded: 0 },
    ]);
    const other = trace.rung('PLEDGE').entries.nodes.find(({ standing }) => standing === 'RELATED');
    expect(other).toMatchObject({
      node: { slug: 'celac-2025-credit-line' },
      reason: 'POSSIBLY_SAME_AS',
      counts: false,
    });
    const loans = trace.rung('COMMITMENT');
    expect(loans.entries.nodes.map(({ reason }) => reason)).toEqual(Array(7).fill('ILLUSTRATES'));
    expect(loans).toMatchObject({ isMissing: true, sums: [] });
    expect(trace.gaps[0]).toMatchObject({ gap: null, reason: 'BELOW_MISSING' });
  });

  test('money that is being paid out is bound whole, and paid in an unknown part', async () => {
    const trace = await traced(world, 'santa-cruz-dams');
    // 4,714 million, the 150 of the restart within it
    expect(sums(trace.rung('COMMITMENT'))).toEqual([
      { amount: '4714000000', currency: 'USD', known: 1, unknown: 0, excluded: 1 },
    ]);
    expect(sums(trace.rung('DISBURSEMENT'))).toEqual([{ known: 0, unknown: 2, excluded: 0 }]);
    for (const entry of trace.rung('DISBURSEMENT').entries.nodes) {
      expect(entry).toMatchObject({ amount: null, amountReason: 'PAID_IN_PART' });
    }
    expect(trace.gaps[1]).toMatchObject({ gap: null, reason: 'BELOW_UNKNOWN' });
  });

  test('a loan leads to its project, and not to the other loans of that project', async () => {
    const trace = await traced(world, 'bogota-metro-idb');
    expect(slugs(trace.rung('PROJECT'))).toEqual(['bogota-metro-line-1']);
    expect(slugs(trace.rung('COMMITMENT'))).toEqual(['bogota-metro-idb']);
    // 100 + 480 + 600 + 600 million pay for the whole line.
    const line = await traced(world, 'bogota-metro-line-1');
    expect(sums(line.rung('COMMITMENT'))).toEqual([
      { amount: '1780000000', currency: 'USD', known: 4, unknown: 0, excluded: 0 },
    ]);
  });

  test('told in one currency, each amount is converted at its own date', async () => {
    const trace = await traced(world, 'china-celac-ministerial-4', 'USD');
    // May 2025: 66,000 million / 7.2166 yuan + 27,000 million / 5.6664 reais = 9,145,581,021.53 + 4,764,930,114.36
    expect(sums(trace.rung('PLEDGE'))).toEqual([
      { amount: '13910511135.89', currency: 'USD', known: 2, unknown: 0, excluded: 0 },
    ]);
    const package2019 = await traced(world, 'el-salvador-etca-2019-12', 'CNY');
    // December 2019: (500 - 1.5 - 54) million * 7.0137 yuan
    expect(package2019.gaps[1]).toMatchObject({ currency: 'CNY', gap: { amount: '3117589650' } });
    // No date of payment is known: what was paid is of the day of its loan, and so nothing is left of it.
    const library = await traced(world, 'national-library-el-salvador', 'CNY');
    expect(library.gaps[1]).toMatchObject({ gap: { amount: '0' }, reason: null });
  });

  test('what cannot be told in the currency is counted, and the gap says so', async () => {
    const trace = await traced(world, 'el-salvador-etca-2019-12', 'XXX');
    expect(trace.rung('COMMITMENT').sums).toMatchObject([
      { currency: 'XXX', sum: null, known: 0, unknown: 0, unconverted: 1, excluded: 2 },
    ]);
    expect(trace.gaps[1]).toMatchObject({ gap: null, reason: 'ABOVE_UNCONVERTED' });
  });

  test('a trace begins with an id too, takes one statement, and is of no country', async () => {
    const { financing } = await world.ask<{ financing: { id: string } }>(
      '{ financing(slug: "petrobras-cdb-line-2016") { id } }',
    );
    const trace = await traced(world, financing.id);
    expect(world.statements).toHaveLength(1);
    expect(trace.from.slug).toBe('petrobras-cdb-line-2016');
    // Two tranches of 5 billion within the line of 10.
    expect(sums(trace.rung('DISBURSEMENT'))).toEqual([
      { amount: '10000000000', currency: 'USD', known: 1, unknown: 0, excluded: 2 },
    ]);
    await expect(world.ask(TRACE, { from: 'brazil' })).rejects.toThrow(
      /begins with a summit.*got a country/,
    );
    await expect(world.ask(TRACE, { from: 'belt-and-road-initiative' })).rejects.toThrow(
      /got an initiative$/,
    );
  });

  test.each(['nothing-of-that-name', '0190aaaa-0000-7000-8000-000000000000', '', '\0', "'; --"])(
    'where there is no %j, there is no trace',
    async (from) => {
      expect(await world.ask(TRACE, { from })).toEqual({ trace: null });
    },
  );

  test('what came to stand on a rung on one date stands there in the order of its names', async () => {
    const { trace } = await world.ask<{
      trace: {
        rungs: Record<'byDefault' | 'byName', { nodes: { node: Named & { name: string } }[] }>[];
      };
    }>(`{ trace(from: "china-celac-ministerial-4") { rungs {
      byDefault: entries(first: 100) { nodes { date node { slug name } } }
      byName: entries(first: 100, orderBy: [{ field: DATE }, { field: NODE }]) { nodes { date node { slug name } } }
    } } }`);
    const [pledges] = trace.rungs;
    const names = pledges?.byDefault.nodes.map(({ node }) => node.name) ?? [];
    expect(new Set(names).size).toBeGreaterThan(20);
    expect(pledges?.byDefault).toEqual(pledges?.byName);
  });

  test('every entry of every trace is on its rung once, and the sums add up what counts', async () => {
    const { rows } = await world.database.pool.query<{ slug: string }>(
      `SELECT slug FROM node WHERE kind IN ('SUMMIT', 'AGREEMENT', 'FINANCING', 'PLAN') ORDER BY slug`,
    );
    for (const { slug } of rows) {
      const trace = await traced(world, slug);
      for (const { entries, sums, isMissing } of trace.rungs) {
        const { nodes, totalCount } = entries;
        expect(new Set(nodes.map(({ node }) => node.__typename + node.slug)).size).toBe(
          nodes.length,
        );
        if (totalCount > nodes.length) continue;
        expect(isMissing).toBe(nodes.every(({ standing }) => standing === 'RELATED'));
        for (const { currency, known, unknown } of sums) {
          const counted = nodes.filter(
            ({ counts, amount }) => counts && (amount === null || amount.currency === currency),
          );
          expect(counted.filter(({ amount }) => amount !== null)).toHaveLength(known);
          if (currency === null) expect(counted).toHaveLength(unknown);
        }
      }
    }
  });
});

describe('the trace of a ladder with all its rungs', () => {
  const world = useWorld({ data: false });
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    const db = world.database.pool as never;
    const usd = (amount: string) => ({ amount, currency: 'USD' });
    ids.summit = await store(db, 'summit', { starts_on: '2020-03-01' });
    ids.plan = await store(db, 'plan', { summit_id: ids.summit });
    ids.pledge = await store(db, 'financing', { summit_id: ids.summit, ...usd('1000.10') });
    ids.project = await store(db, 'project', { plan_id: ids.plan, status: 'CLOSED' });
    ids.agreement = await store(db, 'agreement', { signed_on: '2021' });
    await world.database.pool.query('INSERT INTO agreement_subject VALUES ($1, $2)', [
      ids.agreement,
      ids.project,
    ]);
    ids.loan = await store(db, 'financing', {
      project_id: ids.project,
      agreement_id: ids.agreement,
      draws_on_id: ids.pledge,
      stage: 'DISBURSEMENT',
      status_raw: 'DISBURSING',
      ...usd('400'),
    });
    const moved = (stage: string, amount: string, date: string) =>
      store(db, 'transaction', { financing_id: ids.loan, stage, date, ...usd(amount) });
    ids.first = await moved('DISBURSEMENT', '100.05', '2021-07');
    ids.second = await moved('DISBURSEMENT', '50', '2022');
    ids.received = await moved('INCOMING_FUNDS', '100.05', '2021-08');
    await moved('LOAN_REPAYMENT', '20', '2023');
    // Out of the loan, which is itemised: in it, not beside it.
    await store(db, 'financing', {
      draws_on_id: ids.loan,
      stage: 'DISBURSEMENT',
      status_raw: 'DISBURSED',
      ...usd('60'),
    });
    ids.unwritten = await store(db, 'financing', { draws_on_id: ids.pledge, stage: 'COMMITMENT' });
  });

  test('movements of money are counted in the place of the loan that they are of', async () => {
    const trace = await traced(world, String(ids.loan));
    // 100.05 + 50; left out are the loan, what the receiver reports of it and the 60 drawn out of it.
    expect(sums(trace.rung('DISBURSEMENT'))).toEqual([
      { amount: '150.05', currency: 'USD', known: 2, unknown: 0, excluded: 3 },
    ]);
    const left = trace
      .rung('DISBURSEMENT')
      .entries.nodes.filter(({ excludedBy }) => excludedBy)
      .map(({ excludedBy, because }) => [excludedBy, because?.slug]);
    expect(left.sort()).toEqual([
      ['ITEMISED', [ids.first, ids.second, ids.received].sort()[0]],
      ['PART_OF_WHOLE', ids.loan],
      ['REPORTED_TWICE', [ids.first, ids.second].sort()[0]],
    ]);
    // 400 − 150.05
    expect(trace.gaps[1]).toMatchObject({ gap: { amount: '249.95' }, reason: null });
  });

  test.each([
    [null, 'MORE_THAN', 'LESS_THAN'],
    [null, 'AT_MOST', 'AT_LEAST'],
    ['AT_LEAST', null, 'AT_LEAST'],
    // More than 9 less more than 5 may be more or less than 4.
    ['MORE_THAN', 'MORE_THAN', 'ABOUT'],
    ['MORE_THAN', 'LESS_THAN', 'MORE_THAN'],
    [null, null, null],
  ])('%s pledged less %s bound leaves %s', async (pledged, bound, left) => {
    const db = world.database.pool as never;
    const summit = await store(db, 'summit', {});
    const usd = (amount: string, amount_qualifier: string | null) => ({
      amount,
      currency: 'USD',
      amount_qualifier,
    });
    const pledge = await store(db, 'financing', { summit_id: summit, ...usd('9', pledged) });
    await store(db, 'financing', { draws_on_id: pledge, stage: 'COMMITMENT', ...usd('5', bound) });
    const amount = 'amount qualifier';
    const answer = await world.ask<{ trace: { rungs: unknown[]; gaps: unknown[] } }>(
      `query ($id: ID!) { trace(from: $id) { rungs { sums { sum { ${amount} } } }
        gaps { above { ${amount} } below { ${amount} } gap { ${amount} } } } }`,
      { id: summit },
    );
    const above = { amount: '9', qualifier: pledged };
    const below = { amount: '5', qualifier: bound };
    expect(answer.trace.rungs[0]).toEqual({ sums: [{ sum: above }] });
    expect(answer.trace.rungs[3]).toEqual({ sums: [{ sum: below }] });
    expect(answer.trace.gaps[0]).toEqual({ above, below, gap: { amount: '4', qualifier: left } });
  });

  test('down from the meeting and up from the loan stand the same rungs', async () => {
    const down = await traced(world, String(ids.summit));
    expect(missing(down)).toEqual([]);
    // One of the two commitments has no amount, so what is left of the pledge is not known.
    expect(sums(down.rung('COMMITMENT'))).toEqual([
      { amount: '400', currency: 'USD', known: 1, unknown: 0, excluded: 1 },
      { known: 0, unknown: 1, excluded: 0 },
    ]);
    expect(down.gaps[0]).toMatchObject({ currency: 'USD', gap: null, reason: 'BELOW_UNKNOWN' });
    const up = await traced(world, String(ids.loan));
    expect(missing(up)).toEqual([]);
    expect(up.summits.nodes).toEqual([{ slug: ids.summit }]);
    // The pledge is wider than the loan.
    expect(up.gaps[0]).toMatchObject({ gap: null, reason: 'ABOVE_WIDER' });
  });

  test('what was announced stays promised when it is bound', async () => {
    const db = world.database.pool as never;
    const loan = { stage: 'COMMITMENT', amount: '7', currency: 'CNY', signed_on: '2024' };
    const measure = await store(db, 'measure', { summit_id: ids.summit });
    const id = await store(db, 'financing', { ...loan, measure_id: measure });
    const trace = await traced(world, measure);
    for (const name of ['PLEDGE', 'COMMITMENT']) {
      expect(sums(trace.rung(name))).toEqual([
        { amount: '7', currency: 'CNY', known: 1, unknown: 0, excluded: 0 },
      ]);
    }
    expect(trace.gaps[0]).toMatchObject({ gap: { amount: '0' } });
    expect(slugs(trace.rung('COMMITMENT'))).toEqual([id]);
  });

  test('links lead on as well, and count nothing twice', async () => {
    const db = world.database.pool as never;
    const usd = (amount: string, stage = 'PLEDGE') => ({ amount, currency: 'USD', stage });
    const line = await store(db, 'financing', usd('100'));
    const link = (kind: string, from_id: string, to_id: string) =>
      store(db, 'node_link', { kind, from_id, to_id });
    const drawn = await store(db, 'financing', usd('30', 'COMMITMENT'));
    await link('DRAWS_ON', drawn, line);
    const share = await store(db, 'financing', usd('12', 'COMMITMENT'));
    await link('PART_OF', share, drawn);
    const old = await store(db, 'financing', usd('90'));
    await link('REPLACED_BY', old, line);
    const again = await store(db, 'financing', usd('100'));
    await link('RESTATES', again, line);
    const trace = await traced(world, line);
    const told = (name: string) =>
      trace
        .rung(name)
        .entries.nodes.map(({ node, reason, standing, excludedBy }) => [
          node.slug,
          reason,
          standing,
          excludedBy,
        ]);
    expect(told('PLEDGE')).toEqual(
      expect.arrayContaining([
        [line, 'START', 'PART', null],
        [old, 'REPLACED_BY', 'PART', 'REPLACED'],
        [again, 'RESTATES', 'RELATED', null],
      ]),
    );
    expect(told('COMMITMENT')).toEqual(
      expect.arrayContaining([
        [drawn, 'DRAWS_ON', 'PART', null],
        [share, 'PART_OF', 'PART', 'PART_OF_WHOLE'],
      ]),
    );
    // 100 - 30
    expect(trace.gaps[0]).toMatchObject({ gap: { amount: '70' }, reason: null });
  });

  test('money that draws on itself in a circle ends the walk', async () => {
    const { pool } = world.database;
    const one = await store(pool as never, 'financing');
    const other = await store(pool as never, 'financing', { draws_on_id: one });
    await pool.query('UPDATE financing SET draws_on_id = $1 WHERE id = $2', [other, one]);
    const trace = await traced(world, one);
    expect(slugs(trace.rung('PLEDGE'))).toEqual([one, other].sort());
  });
});
