import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { loadDataset } from '../../src/exchange/load';
import { DataError, type Problem } from '../../src/exchange/problems';
import { useDatabase } from '../support/database';
import { useCopies } from './data-files';

const database = useDatabase({ data: false });
const copyWith = useCopies();

async function problemsOf(folder: string): Promise<readonly Problem[]> {
  const error: unknown = await loadDataset({ prisma: database.prisma, folder }).catch((e) => e);
  if (!(error instanceof DataError)) throw new Error('it was loaded');
  return error.problems;
}

type Wrong = Partial<Problem>;

/** What is wrong, the file, the edit that makes it so, and the problems that it gives. */
const breakages: readonly [string, string, string | RegExp, string, ...Wrong[]][] = [
  [
    'a reference to nothing',
    'plans.yaml',
    'predecessor: plan-2015-2019',
    'predecessor: plan-2014',
    {
      record: 'plan-2019-2021',
      field: 'predecessor',
      wanted: 'the id of a record in plans.yaml',
      came: '"plan-2014"',
      line: 48,
    },
  ],
  [
    'a reference to the wrong kind',
    'statements.yaml',
    '- financing:celac-2025-credit-line',
    '- finance:celac-2025-credit-line',
    {
      record: 'st-myers-2025',
      field: 'about[0]',
      wanted: 'type:id of a record, such as "plan:plan-2025-2027"',
      came: '"finance:celac-2025-credit-line"',
    },
  ],
  [
    'a company where a country is wanted',
    'projects.yaml',
    'country: peru\n  countries:\n  - peru',
    'country: chec\n  countries:\n  - chec',
    { field: 'country', wanted: 'the id of a country in participants.yaml', came: '"chec"' },
    { field: 'countries[0]', wanted: 'the id of a country in participants.yaml', came: '"chec"' },
  ],
  [
    'a day that is none',
    'summits.yaml',
    "startsOn: '2025-04-09'",
    "startsOn: '2025-02-30'",
    {
      record: 'celac-summit-9',
      field: 'startsOn',
      wanted: 'a date such as "2025-05-13", "2025-05" or "2025"',
      came: '"2025-02-30"',
    },
  ],
  [
    'a precision that the date has not',
    'plans.yaml',
    'adoptedOnPrecision: DAY',
    'adoptedOnPrecision: MONTH',
    { field: 'adoptedOnPrecision', wanted: 'DAY, the precision of "2015-01-09"', came: '"MONTH"' },
  ],
  [
    'an amount with a comma',
    'financing.yaml',
    "amount: '600000000'",
    "amount: '600,000,000'",
    {
      record: 'port-st-johns-loan',
      field: 'amount',
      wanted: 'a positive decimal as text, such as "297719934.10"',
      came: '"600,000,000"',
    },
  ],
  [
    'a float, which no amount is',
    'financing.yaml',
    "amount: '600000000'",
    'amount: 600000000.5',
    { record: 'port-st-johns-loan', field: 'amount', came: '600000000.5' },
  ],
  [
    'an amount without a currency',
    'financing.yaml',
    'currency: CNY',
    'currency: null',
    {
      record: 'port-st-johns-loan',
      field: 'currency',
      wanted: 'the amount’s currency',
      came: 'null',
    },
  ],
  [
    'an unknown word of an enum',
    'financing.yaml',
    'instrument: LOAN',
    'instrument: Loan',
    {
      record: 'port-st-johns-loan',
      field: 'instrument',
      wanted: 'one of LOAN, EXPORT_CREDIT, CREDIT_LINE, GRANT, EQUITY, FUND, OTHER',
      came: '"Loan"',
    },
  ],
  [
    'an id twice',
    'measures.yaml',
    '- id: m2025-03-investment\n',
    '- id: m2025-02-imports\n',
    { record: 'm2025-02-imports', field: 'id', wanted: 'a value that no other record has' },
  ],
  [
    'a plan item that would be the same node as a project',
    'plan-items.yaml',
    '- id: pi25-001\n',
    '- id: chancay-port\n',
    {
      file: 'projects.yaml',
      record: 'chancay-port',
      field: null,
      wanted: 'a PROJECT that no other record is',
    },
  ],
  [
    'a field that nobody knows',
    'programs.yaml',
    'nameEn: Peace Program',
    'nameEn: Peace Program\n  budget: none',
    { record: 'peace-program-2025', field: 'budget', wanted: 'no such field', came: '"none"' },
  ],
  [
    'a required field that is missing',
    'programs.yaml',
    '  nameEn: Peace Program\n',
    '',
    { record: 'peace-program-2025', field: 'nameEn', wanted: 'a text', came: 'nothing' },
  ],
  [
    'parents in a circle',
    'sectors.yaml',
    'name: Education\n  parent: social',
    'name: Education\n  parent: language-teaching',
    {
      record: 'education',
      field: 'parent',
      wanted: 'no way back to itself',
      came: '"education → language-teaching → education"',
    },
    { record: 'language-teaching', field: 'parent', wanted: 'no way back to itself' },
  ],
  [
    'two ends that do not agree',
    'summits.yaml',
    '- plan-2022-2024',
    '- plan-2019-2021',
    { field: 'adoptedPlans[0]', wanted: 'a plan whose adoptedAt is "china-celac-ministerial-3"' },
    { field: 'adoptedPlans', record: 'china-celac-ministerial-3' },
  ],
  [
    'a code that ISO does not have',
    'participants.yaml',
    'iso3166Alpha2: AR',
    'iso3166Alpha2: XX',
    { record: 'argentina', field: 'iso3166Alpha2', wanted: 'a code of ISO 3166-1', came: '"XX"' },
  ],
  [
    'a record that is its own counterpart',
    'financing.yaml',
    'possiblySameAs: celac-2025-credit-line',
    'possiblySameAs: article-credit-line-previous-plan',
    {
      record: 'article-credit-line-previous-plan',
      field: 'possiblySameAs',
      wanted: 'another record',
    },
  ],
  [
    'an end before its beginning',
    'summits.yaml',
    "endsOn: '2018-01-22'",
    "endsOn: '2017-12-31'",
    { field: 'endsOn', wanted: 'a date not before startsOn "2018-01-22"', came: '"2017-12-31"' },
  ],
  [
    'a participation twice',
    'participations.yaml',
    'participant: wang-yi\n  role: CHAIR',
    'participant: xi-jinping\n  role: SPEAKER',
    { record: 'pt-wang-yi-chair-china-celac-ministerial-4', field: 'role' },
  ],
  [
    'a record without a source',
    'initiatives.yaml',
    /sources:\n( {2}- .*\n)+$/,
    'sources: []\n',
    { record: 'one-three-six-framework', field: 'sources' },
  ],
  [
    'a value twice in a list',
    'forums.yaml',
    'parties:\n  - china\n',
    'parties:\n  - china\n  - china\n',
    { record: 'china-celac-forum', field: 'parties[1]', wanted: 'no value twice in a list' },
  ],
];

describe('a broken file', () => {
  afterEach(async () => {
    expect(await database.prisma.node.count()).toBe(0);
    expect(await database.prisma.dataset.count()).toBe(0);
  });

  test.each(breakages)('%s: %s', async (_, file, from, to, ...wrong) => {
    const problems = await problemsOf(copyWith({ [file]: (text) => text.replace(from, to) }));
    expect(problems).toEqual(wrong.map((each) => expect.objectContaining({ file, ...each })));
  });

  test('a syntax error has its line, and is not followed by what it would cause', async () => {
    const folder = copyWith({
      'sources.yaml': (text) => text.replace("publishedOn: '2025-05'", 'a: ['),
    });
    const problems = await problemsOf(folder);
    expect(problems.length).toBeGreaterThan(0);
    for (const { file, line, record, wanted } of problems) {
      expect({ file, record, wanted }).toEqual({
        file: 'sources.yaml',
        record: null,
        wanted: 'YAML',
      });
      expect(line).toBeGreaterThan(1);
    }
  });

  test('a file that is missing, and one that nobody reads', async () => {
    const folder = copyWith({});
    rmSync(join(folder, 'forums.yaml'));
    writeFileSync(join(folder, 'treaties.yaml'), '[]');
    renameSync(join(folder, 'claims.yaml'), join(folder, 'claims.yml'));
    const files = (await problemsOf(folder)).map(({ file }) => file);
    expect(files).toEqual(
      expect.arrayContaining(['forums.yaml', 'claims.yaml', 'treaties.yaml', 'claims.yml']),
    );
  });

  test('everything that is wrong is told at once, and all of it in the message', async () => {
    const folder = copyWith({
      'plans.yaml': (text) => text.replace('JOINT_PLAN', 'JOINT').replace("'2022'", "'2022-13'"),
      'agreements.yaml': (text) => text.replace('onSidelines: false', 'onSidelines: no'),
    });
    const error: unknown = await loadDataset({ prisma: database.prisma, folder }).catch((e) => e);
    expect(error).toBeInstanceOf(DataError);
    const { problems, message } = error as DataError;
    expect(problems.map(({ field }) => field).sort()).toEqual([
      'documentKind',
      'onSidelines',
      'periodStart',
      'periodStartPrecision',
    ]);
    for (const { wanted } of problems) expect(message).toContain(wanted);
    expect(message).toContain('nothing was loaded');
  });
});
