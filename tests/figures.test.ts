/** What `docs/questions.md` tells of the data, written anew from the answers: the page must say the same. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { packageRoot } from '../src/database/package-root';
import { fractionOf, rounded } from './support/exact';
import { useWorld } from './support/world';

const world = useWorld({ data: true });

const page = readFileSync(join(packageRoot(), 'docs', 'questions.md'), 'utf8');
const told = page.replace(/\s+/g, ' ');

/** Fails with the sentence alone: the page is long. */
const expectTold = (sentence: string) =>
  expect(told.includes(sentence) ? '' : `the page does not say: ${sentence}`).toBe('');

interface Nodes<T> {
  readonly totalCount: number;
  readonly nodes: readonly T[];
}
interface Sum {
  readonly sum: { readonly amount: string };
}
interface Counted {
  readonly totalCount: number;
}

/** `'953683671.49'` in units of 10 to the power of `zeros`: 953,683,671.49. */
function figure(amount: string, zeros = 0): string {
  const { over, under } = fractionOf(amount);
  const [whole = '', decimals = ''] = rounded(
    { over, under: under * 10n ** BigInt(zeros) },
    2,
  ).split('.');
  const kept = decimals.replace(/0+$/, '');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (kept && `.${kept}`);
}
const millions = (amount: string) => figure(amount, 6);
const billions = (amount: string) => figure(amount, 9);

const of = (slug: string) => `{ is: { slug: { eq: "${slug}" } } }`;

test('the summit of 2025, and the way up', async () => {
  const { summit, works, tied } = await world.ask<{
    summit: {
      plans: Nodes<{ statedProjectCount: number; projects: Counted }>;
      programs: Counted;
      measures: Counted;
      agreements: Counted;
      financings: Counted;
    };
    works: Counted;
    tied: Counted;
  }>(`{
    summit(slug: "china-celac-ministerial-4") {
      plans { totalCount nodes { statedProjectCount projects { totalCount } } }
      programs { totalCount } measures { totalCount } agreements { totalCount } financings { totalCount }
    }
    works: projects(where: { status: { ne: PROPOSED } }) { totalCount }
    tied: projects(where: { status: { ne: PROPOSED }, OR: [
      { plan: { isNull: false } } { program: { isNull: false } } { measure: { isNull: false } }
    ] }) { totalCount }
  }`);
  const [plan] = summit.plans.nodes;
  expect(summit.plans.totalCount).toBe(1);
  expect(tied.totalCount).toBe(0);
  expectTold(
    `one plan with ${plan?.projects.totalCount} of its more than ${plan?.statedProjectCount} projects, ` +
      `${summit.programs.totalCount} programs, ${summit.measures.totalCount} measures, ` +
      `${summit.agreements.totalCount} agreements and ${summit.financings.totalCount} sums of money`,
  );
  expectTold(`of the ${works.totalCount} projects that are more than proposed, none`);
});

test('the 35 billion of 2014, and twice that without the rule', async () => {
  const answer = await world.ask<Record<'counted' | 'twice', Nodes<Sum>>>(`{
    counted: financingTotals(where: { summit: ${of('brasilia-leaders-meeting-2014')} }) { nodes { sum { amount } } }
    twice: financingTotals(
      where: { summit: ${of('brasilia-leaders-meeting-2014')} } withoutRules: [PART_OF_WHOLE]
    ) { nodes { sum { amount } } }
  }`);
  const [counted, twice] = [answer.counted, answer.twice].map(({ nodes }) =>
    billions(nodes[0]?.sum.amount ?? ''),
  );
  expectTold(`*The ${counted} billion dollars of 2014* are a package of 20, 10 and 5`);
  expectTold(`without that rule the same money would make ${twice}.`);
});

test("Nicaragua's loans", async () => {
  const where = 'where: { recipients: { some: { slug: { eq: "nicaragua" } } } }';
  const { stated, dollars } = await world.ask<{
    stated: Nodes<Sum & { currency: string }>;
    dollars: Nodes<
      Sum & {
        known: number;
        conversionGaps: Nodes<{ reason: string; financing: { amount: { amount: string } } }>;
      }
    >;
  }>(`{
    stated: financingTotals(${where} orderBy: [{ field: CURRENCY }]) { nodes { currency sum { amount } } }
    dollars: financingTotals(${where} in: "USD") { nodes {
      sum { amount } known conversionGaps { nodes { reason financing { amount { amount } } } } } }
  }`);
  const [yuan, dollar] = stated.nodes.map(({ sum }) => millions(sum.amount));
  const [all] = dollars.nodes;
  const [gap] = all?.conversionGaps.nodes ?? [];
  expect(all?.known).toBe(7);
  expectTold(
    `*Nicaragua's loans* are ${yuan} million yuan and ${dollar} million dollars; in dollars they are ` +
      `${figure(all?.sum.amount ?? '')}, of seven loans. ` +
      `The eighth, ${millions(gap?.financing.amount.amount ?? '')} million yuan, has no date and is listed as \`${gap?.reason}\`.`,
  );
});

test('scholarships, in all and a year', async () => {
  interface Total {
    readonly year: string;
    readonly total: string;
    readonly years: number;
    readonly perYear: string;
  }
  const asked = (more: string) =>
    `targetTotals(where: { target: { unit: { eq: "scholarships" } } ${more} } groupBy: [YEAR] orderBy: [{ field: YEAR }])
       { nodes { year total years perYear } }`;
  const { higher, all } = await world.ask<Record<'higher' | 'all', Nodes<Total>>>(`{
    higher: ${asked('sectors: { some: { slug: { eq: "higher-education" } } }')}
    all: ${asked('')}
  }`);
  const aYear = ({ perYear }: Total) => figure(rounded(fractionOf(perYear), 0));
  const [first, second, third] = higher.nodes;
  const last = all.nodes.at(-1);
  if (!first || !second || !third || !last) throw new Error('three meetings promised them');
  expect([first, second, third].map(({ years }) => years)).toEqual([5, 3, 3]);
  expectTold(
    `${figure(first.total)} over five years in ${first.year} (${aYear(first)} a year), ` +
      `${figure(second.total)} over three in ${second.year} (${aYear(second)}), ` +
      `${figure(third.total)} over three in ${third.year} (${aYear(third)}).`,
  );
  expectTold(`${last.year} has ${figure(last.total)} (${aYear(last)}).`);
});

test('who backs the summit of 2025', async () => {
  const { summit } = await world.ask<{
    summit: {
      reception: Record<'supportive' | 'cautious' | 'critical' | 'neutral', Counted> & {
        all: Nodes<{ about: Nodes<{ slug: string }> }>;
      };
    };
  }>(`{ summit(slug: "china-celac-ministerial-4") { reception {
    supportive { totalCount } cautious { totalCount } critical { totalCount } neutral { totalCount }
    all: supportive(first: 100) { nodes { about { nodes { slug } } } } } } }`);
  const { supportive, cautious, critical, neutral, all } = summit.reception;
  expectTold(
    `${supportive.totalCount} statements back it, ${cautious.totalCount} are cautious, ` +
      `${critical.totalCount} critical, ${neutral.totalCount} neutral. Of the ${supportive.totalCount}, ` +
      "two are about the credit line alone and one about Colombia's",
  );
  const alone = all.nodes.map(({ about }) => about.nodes.map(({ slug }) => slug).join());
  expect(alone.filter((slug) => slug === 'celac-2025-credit-line')).toHaveLength(2);
  expect(alone.filter((slug) => slug === 'colombia-bri-2025')).toHaveLength(1);
});

test('where the 500 million for El Salvador went', async () => {
  const { trace } = await world.ask<{
    trace: {
      rungs: { rung: string; sums: Sum[]; entries: Nodes<{ amount: { amount: string } | null }> }[];
      gaps: { gap: { amount: string } | null }[];
    };
  }>(`{ trace(from: "el-salvador-etca-2019-12") {
    rungs { rung sums { sum { amount } } entries { totalCount nodes { amount { amount } } } }
    gaps { gap { amount } } } }`);
  const [pledged, , projects, bound, paid] = trace.rungs;
  const sum = (rung = bound) => millions(rung?.sums[0]?.sum.amount ?? '');
  const parts = paid?.entries.nodes.map(({ amount }) => millions(amount?.amount ?? '')) ?? [];
  expect(pledged?.entries.totalCount).toBe(0);
  expect(projects?.entries.totalCount).toBe(3);
  expectTold(`an agreement on three projects, ${sum()} million dollars bound`);
  const [pier, library] = parts.sort();
  expectTold(
    `A pier (${pier} million) and a library (${library}) were paid out of them, ${sum(paid)} in all, ` +
      `so ${millions(trace.gaps[1]?.gap?.amount ?? '')} million are not known to be paid`,
  );
});

test('66 billion yuan in dollars', async () => {
  const { financing } = await world.ask<{
    financing: {
      amount: {
        amount: string;
        converted: { amount: string; on: string; steps: { by: string }[] };
      };
    };
  }>(`{ financing(slug: "celac-2025-credit-line") {
    amount { amount converted(to: "USD") { amount on steps { by } } } } }`);
  const { amount, converted } = financing.amount;
  expect(converted.on).toBe('2025-05-13');
  expectTold(
    `*${billions(amount)} billion yuan of 13 May 2025* divided by the ${converted.steps[0]?.by} of that month are ` +
      `${figure(converted.amount)} dollars.`,
  );
});

test('the credit of 2025 against that of each summit before', async () => {
  interface Pair {
    readonly earlier: { slug: string };
    readonly laterSum: { amount: string };
    readonly earlierSum: { amount: string } | null;
    readonly percent: string | null;
    readonly verdict: string;
    readonly lower: number;
    readonly equal: number;
    readonly higher: number;
    readonly cannotTell: number;
  }
  const { compareSummits } = await world.ask<{ compareSummits: { money: Nodes<Pair> } }>(`{
    compareSummits(slugs: ["brasilia-leaders-meeting-2014" "china-celac-ministerial-1"
      "china-celac-ministerial-2" "china-celac-ministerial-3" "china-celac-ministerial-4"]) {
      money(first: 10, where: { class: { eq: CREDIT }, later: ${of('china-celac-ministerial-4')} }
            orderBy: [{ field: EARLIER }]) { nodes {
        earlier { slug } laterSum { amount } earlierSum { amount } percent verdict lower equal higher cannotTell } } } }`);
  const [y2014, y2015, y2018, y2021] = compareSummits.money.nodes;
  expectTold(`66 billion yuan, ${billions(y2014?.laterSum.amount ?? '')} billion dollars`);
  expectTold(
    `${billions(y2014?.earlierSum?.amount ?? '')} billion dollars | \`${y2014?.verdict}\`: ${y2014?.percent}% | lower on all ${y2014?.lower} |`,
  );
  expectTold(`| Beijing 2015 | \`${y2015?.verdict}\``);
  expectTold(`| Santiago 2018 | \`${y2018?.verdict}\``);
  expectTold(`| 2021, by video link | \`${y2021?.verdict}\``);
  expectTold(
    `${y2021?.cannotTell} cannot tell; if they were its own, higher on ${y2021?.higher}, equal on ${y2021?.equal} ` +
      `(“about 9.0 billion”), lower on ${y2021?.lower} (`,
  );
});

test('what is missing', async () => {
  const { pledges, plans, measures } = await world.ask<{
    pledges: Nodes<{ months: number }>;
    plans: Nodes<{ stated: number; found: number }>;
    measures: Counted;
  }>(`{
    pledges: gaps(kinds: [PLEDGE_NOT_SIGNED], asOf: "2026-11-24") { totalCount nodes { months } }
    plans: gaps(kinds: [PLAN_COUNT_NOT_REACHED]) { nodes { stated found } }
    measures: gaps(kinds: [MEASURE_WITHOUT_PROJECT]) { totalCount }
  }`);
  const [plan] = plans.nodes;
  expect(pledges.totalCount).toBe(10);
  expectTold(
    `*As of 2026-11-24*: ten pledges without a signature, from the 35 billion dollars of 2014 (${pledges.nodes[0]?.months} months) ` +
      `to the 66 billion yuan of 2025 (${pledges.nodes.at(-1)?.months} months); the plan of 2025 with ${plan?.found} of its ` +
      `more than ${plan?.stated} projects; ${measures.totalCount} measures without a project.`,
  );
});

test('what the sources say of the line of 2025', async () => {
  const { contested } = await world.ask<{
    contested: Nodes<{
      since: string;
      values: Nodes<{ value: string; rank: string; claims: Counted }>;
    }>;
  }>(`{ contested(where: { node: ${of('celac-2025-credit-line')}, property: { eq: "amount" } }) {
    nodes { since values { nodes { value rank claims { totalCount } } } } } }`);
  const [line] = contested.nodes;
  expect(line?.since).toMatch(/^2025-05/);
  expect(
    line?.values.nodes.map(({ value, rank, claims }) => `${claims.totalCount} ${rank} ${value}`),
  ).toEqual([
    expect.stringMatching(/^4 PREFERRED 66000000000 CNY/),
    '1 NORMAL 9200000000 USD',
    '1 NORMAL nearly 10000000000 USD',
    expect.stringMatching(/^2 DEPRECATED 60000000000 CNY/),
  ]);
  expectTold(
    '66 billion yuan (four sources, preferred), 9.2 billion dollars, nearly 10 billion dollars, and ' +
      '60 billion yuan (two doubted sources, deprecated), since May 2025',
  );
});

test.each([
  ['peru', 'the country', 'Peru'],
  ['秘鲁', 'the country', 'Peru'],
  ['chankay', 'the Port of Chancay', 'Port of Chancay'],
  ['hidroelectrica', 'Hydroelectric power', 'Hydroelectric power'],
])('“%s” finds %s first', async (query, found, name) => {
  const { search } = await world.ask<{ search: Nodes<{ name: string }> }>(
    'query ($query: String!) { search(query: $query, first: 1) { nodes { name } } }',
    { query },
  );
  expect(search.nodes).toEqual([{ name }]);
  expectTold(`*“${query}”*`);
  expectTold(found);
});

test('the two paths that are told', async () => {
  interface Ways {
    readonly paths: { hops: number; steps: { meaning: string; to: { slug: string } }[] }[];
  }
  const { bus, bank } = await world.ask<{ bus: Ways; bank: Ways }>(`{
    bus: path(from: "yutong", to: "gabriel-boric", first: 1) { paths { hops steps { meaning to { slug } } } }
    bank: path(from: "china-development-bank", to: "chancay-port", first: 1) { paths { hops steps { meaning to { slug } } } }
  }`);
  const [toBoric, toChancay] = [bus, bank].map(({ paths }) => paths[0]);
  const [signed, at, speaker] = toBoric?.steps.map(({ meaning }) => meaning) ?? [];
  expectTold(
    `*Yutong and Gabriel Boric*, ${toBoric?.hops} steps: Yutong — ${signed} → four agreements between Nicaragua and ` +
      `Chinese companies — ${at} → the fourth ministerial meeting — ${speaker} → Boric.`,
  );
  expectTold(`*The China Development Bank and the port of Chancay*, ${toChancay?.hops} steps`);
  expect(toChancay?.steps.map(({ to }) => to.slug)).toEqual([
    'bogota-metro-line-1',
    'chec',
    'chancay-port',
  ]);
});

test("Bogotá's metro, date by date", async () => {
  const { timeline } = await world.ask<{ timeline: Nodes<{ date: string; kind: string }> }>(
    '{ timeline(of: "bogota-metro-line-1") { nodes { date kind } } }',
  );
  expectTold(
    "*Bogotá's metro*: two loans some day in August 2018 and one on the 6th, the concession on 27 November 2019, " +
      'the works from 20 October 2020, a bridge loan in November 2021.',
  );
  expect(timeline.nodes.slice(0, 6).map(({ date, kind }) => `${date} ${kind}`)).toEqual([
    '2018-08 FINANCING_SIGNED',
    '2018-08 FINANCING_SIGNED',
    '2018-08-06 FINANCING_SIGNED',
    '2019-11-27 AGREEMENT_SIGNED',
    '2020-10-20 PROJECT_STARTED',
    '2021-11 FINANCING_SIGNED',
  ]);
});

test('every link within the page leads to a heading', () => {
  const anchors = [...page.matchAll(/^##? (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
  const linked = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
  expect(linked.length).toBeGreaterThan(10);
  expect(linked.filter((anchor) => !anchors.includes(anchor ?? ''))).toEqual([]);
});
