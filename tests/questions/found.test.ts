/** Rows that a statement finds are no table's: each of their filters and orders is tried, whatever type they say. */
import {
  type GraphQLInputObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql';

import { useWorld } from '../support/world';

const world = useWorld({ data: true });

const meetings =
  'compareSummits(slugs: ["china-celac-ministerial-1", "china-celac-ministerial-3", "china-celac-ministerial-4"])';

/** Where each is found: the fields around the list, what stands for it, and its arguments. */
const LISTS: Readonly<Record<string, readonly [around: string, list: string, args?: string]>> = {
  FinancingTotal: ['…', 'financingTotals', 'in: "USD"'],
  FinancingConversionGap: ['financingTotals(in: "EUR") { nodes { … } }', 'conversionGaps'],
  FinancingExclusion: ['financingTotals { nodes { … } }', 'exclusions'],
  TargetTotal: ['…', 'targetTotals'],
  TargetExclusion: ['targetTotals { nodes { … } }', 'exclusions'],
  ReceivedStatement: [
    'summit(slug: "china-celac-ministerial-4") { reception { … } }',
    'supportive',
  ],
  TraceEntry: ['trace(from: "el-salvador-etca-2019-12") { rungs { … } }', 'entries'],
  TimelineEvent: ['…', 'timeline', 'of: "china-celac-ministerial-4"'],
  Gap: ['…', 'gaps'],
  MoneyComparison: [`${meetings} { … }`, 'money'],
  MoneyReading: [`${meetings} { money(first: 2) { nodes { … } } }`, 'readings'],
  PromiseComparison: [`${meetings} { … }`, 'promises'],
  SectorChange: [`${meetings} { … }`, 'sectorChanges'],
  Restatement: [`${meetings} { … }`, 'restated'],
  SummitAttendance: [`${meetings} { profiles { … } }`, 'attendance'],
  SummitMoneyExclusion: [`${meetings} { profiles { money { … } } }`, 'exclusions'],
};

const VALUES: Readonly<Record<string, string>> = {
  Boolean: 'true',
  CountryCode: '"CN"',
  CurrencyCode: '"USD"',
  DateTime: '"2020-01-01T00:00:00Z"',
  Decimal: '"5"',
  ID: '"0190aaaa-0000-7000-8000-000000000000"',
  Int: '3',
  LanguageTag: '"es"',
  PartialDate: '"2014-07"',
  String: '"a"',
  URL: '"https://example.org"',
};

/** How many computed values one operation may compare. */
const MOST_COMPUTED = 8;

/** A condition for each operator of each field, and of the fields of what it leads to. */
function conditionsOf(type: GraphQLInputObjectType, depth = 2): string[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const of = getNamedType(field.type);
    if (!isInputObjectType(of)) {
      const value = isEnumType(of) ? of.getValues()[0]?.name : VALUES[of.name];
      if (value === undefined) throw new Error(`no value for ${of.name}`);
      return `{ ${field.name}: ${isListType(field.type) ? `[${value}]` : value} }`;
    }
    if (['AND', 'OR', 'NOT'].includes(field.name) || depth === 0) return [];
    const needed = 'to' in of.getFields() ? 'to: "EUR", ' : '';
    const based = 'baseYear' in of.getFields() ? 'baseYear: 2014, ' : '';
    return conditionsOf(of, depth - 1)
      .filter((condition) => !/^\{ (to|baseYear): /.test(condition))
      .map((condition) => `{ ${field.name}: ${condition.replace('{ ', `{ ${needed}${based}`)} }`);
  });
}

test('every list of what is found is tried here', async () => {
  const { catalog, schema } = await world.graph();
  const found = [...catalog.types.values()].filter(
    ({ name, options }) => options.found && isObjectType(schema.getType(`${name}Connection`)),
  );
  expect(Object.keys(LISTS).sort()).toEqual(found.map(({ name }) => name).sort());
});

test.each(Object.keys(LISTS))('%s: no filter and no order is a fault', async (name) => {
  const { schema } = await world.graph();
  const [around = '', list = '', args = ''] = LISTS[name] ?? [];
  const where = schema.getType(`${name}Where`);
  const orders = schema.getType(`${name}OrderField`);
  const asked = [
    ...(isEnumType(orders) ? orders.getValues() : []).map(
      (each) => `orderBy: [{ field: ${each.name} }]`,
    ),
    ...(isInputObjectType(where) ? conditionsOf(where) : []).map(
      (condition) => `where: ${condition}`,
    ),
  ];
  const lists = asked.map(
    (each, place) => `a${place}: ${list}(first: 1 ${args} ${each}) { nodes { __typename } }`,
  );
  while (lists.length > 0) {
    await world.ask(`{ ${around.replace('…', lists.splice(0, MOST_COMPUTED).join(' '))} }`);
  }
});
