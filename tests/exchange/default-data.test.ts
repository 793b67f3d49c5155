import { claimedProperty } from '../../src/exchange/records/claimed-properties';
import { agree, readingOf, yearOf } from '../../src/provenance/readings';
import { useDatabase } from '../support/database';
import { recordsOf } from './data-files';

const database = useDatabase({ data: true });
const rows = async (sql: string, ...values: unknown[]) =>
  (await database.pool.query(sql, values)).rows;

/** How many nodes of a kind there are that no code list gave. */
const count = async (kind: string) =>
  (await rows('SELECT count(*)::int AS count FROM node WHERE kind = $1::"NodeKind"', kind))[0]
    .count;

describe('the default data', () => {
  test('every record is there, as what it is', async () => {
    const participants = recordsOf('participant');
    const kinds = (...words: string[]) =>
      participants.filter(({ kind }) => words.includes(String(kind))).length;
    const organizations = ['GOVERNMENT_BODY', 'BANK', 'UNIVERSITY', 'INTERNATIONAL_ORGANISATION'];
    expect({
      FORUM: await count('FORUM'),
      SUMMIT: await count('SUMMIT'),
      PLAN: await count('PLAN'),
      PROGRAM: await count('PROGRAM'),
      MEASURE: await count('MEASURE'),
      PROJECT: await count('PROJECT'),
      AGREEMENT: await count('AGREEMENT'),
      FINANCING: await count('FINANCING'),
      BLOC: await count('BLOC'),
      ORGANIZATION: await count('ORGANIZATION'),
      COMPANY: await count('COMPANY'),
      PERSON: await count('PERSON'),
      INITIATIVE: await count('INITIATIVE'),
      STATEMENT: await count('STATEMENT'),
    }).toEqual({
      FORUM: recordsOf('forum').length,
      SUMMIT: recordsOf('summit').length,
      PLAN: recordsOf('plan').length,
      PROGRAM: recordsOf('program').length,
      MEASURE: recordsOf('measure').length,
      PROJECT: recordsOf('project').length + recordsOf('plan-item').length,
      AGREEMENT: recordsOf('agreement').length,
      FINANCING: recordsOf('financing').length,
      BLOC: kinds('BLOC'),
      ORGANIZATION: kinds(...organizations),
      COMPANY: kinds('COMPANY'),
      PERSON: kinds('PERSON'),
      INITIATIVE: recordsOf('initiative').length,
      STATEMENT: recordsOf('statement').length,
    });
    expect(await count('COUNTRY')).toBe(249);
    expect(await count('SOURCE')).toBe(recordsOf('source').length + 6);
    expect(await count('SECTOR')).toBe(recordsOf('sector').length + 369);
    expect(await database.prisma.claim.count()).toBe(recordsOf('claim').length);
  });

  test('every node but a source cites one, or a claim about it does', async () => {
    const uncited = await rows(`
      SELECT kind, slug FROM node
       WHERE kind <> 'SOURCE'
         AND NOT EXISTS (SELECT FROM citation WHERE node_id = node.id)
         AND NOT EXISTS (SELECT FROM claim WHERE node_id = node.id)`);
    expect(uncited).toEqual([]);
  });

  test('33 members of CELAC, with names in five languages', async () => {
    const members = await rows(`
      SELECT n.slug, array_agg(DISTINCT l.language ORDER BY l.language) AS languages
        FROM membership m
        JOIN node g ON g.id = m.group_id AND g.slug = 'celac'
        JOIN node n ON n.id = m.member_id
        JOIN label l ON l.node_id = n.id AND l.kind = 'NAME'
       GROUP BY n.slug`);
    expect(members).toHaveLength(33);
    for (const { languages } of members) expect(languages).toEqual(['en', 'es', 'fr', 'pt', 'zh']);
  });

  test('twenty measures in five programs of the summit of May 2025', async () => {
    const programs = await rows(`
      SELECT p.number, count(m.id)::int AS measures
        FROM program p
        JOIN node s ON s.id = p.summit_id AND s.slug = 'china-celac-ministerial-4'
        JOIN measure m ON m.program_id = p.id
       GROUP BY p.number ORDER BY p.number`);
    expect(programs).toHaveLength(5);
    expect(programs.reduce((sum, { measures }) => sum + measures, 0)).toBe(20);
  });

  test('who joined the Belt and Road, and since when', async () => {
    const members = await rows(`
      SELECT n.slug, m.kind, m.since FROM membership m
        JOIN node n ON n.id = m.member_id
       WHERE m.initiative_id IS NOT NULL ORDER BY n.slug`);
    expect(members.map(({ slug }) => slug)).toEqual([
      'argentina',
      'brazil',
      'chile',
      'colombia',
      'grenada',
      'panama',
      'peru',
    ]);
    expect(members.find(({ slug }) => slug === 'panama')?.kind).toBe('FORMER_MEMBER');
    expect(members.find(({ slug }) => slug === 'peru')?.since).toBeNull();
  });

  test('a hydropower project is found by the Spanish word for it, a country by its Chinese name', async () => {
    const kindsFor = async (word: string) =>
      (
        await rows(
          'SELECT DISTINCT n.kind FROM search_text t JOIN node n ON n.id = t.node_id WHERE t.words @> ARRAY[$1] ORDER BY 1',
          word,
        )
      ).map(({ kind }) => kind);
    expect(await kindsFor('hidroelectrica')).toEqual(expect.arrayContaining(['SECTOR', 'PROJECT']));
    expect(await kindsFor('秘鲁')).toEqual(expect.arrayContaining(['COUNTRY', 'PROJECT']));
    expect(await kindsFor('yutong')).toEqual(expect.arrayContaining(['COMPANY', 'AGREEMENT']));
  });

  test('every word of every search text is a word that can be looked up', async () => {
    const missing = await rows(
      'SELECT DISTINCT w FROM search_text, unnest(words) AS w WHERE NOT EXISTS (SELECT FROM search_word WHERE word = w)',
    );
    expect(missing).toEqual([]);
  });

  test('every country and theme has a name in each of five languages', async () => {
    const lacking = await rows(`
      SELECT n.slug FROM node n
        LEFT JOIN sector s ON s.id = n.id
        LEFT JOIN label l ON l.node_id = n.id AND l.kind = 'NAME'
       WHERE n.kind = 'COUNTRY' OR s.vocabulary = 'ENTENTE'
       GROUP BY n.slug
      HAVING array_agg(l.language ORDER BY l.language) <> ARRAY['en', 'es', 'fr', 'pt', 'zh']`);
    expect(lacking).toEqual([]);
  });

  test('themes are mapped to the DAC sectors that exist', async () => {
    const mapped = await rows(`
      SELECT s.code, s.dac_code, d.code AS dac FROM sector s LEFT JOIN sector d ON d.id = s.dac_sector_id
       WHERE s.vocabulary = 'ENTENTE' AND s.dac_code IS NOT NULL`);
    for (const { dac, dac_code } of mapped) expect(dac ?? dac_code).toBe(dac_code);
    const unmapped = new Set(mapped.filter(({ dac }) => dac === null).map((each) => each.dac_code));
    expect([...unmapped].sort()).toEqual(['110', '120', '150']);
  });
});

describe('the claims of the default data', () => {
  const claimed = () =>
    rows(`
      SELECT c.*, p.reason, n.kind AS node_kind FROM claim c
        JOIN node n ON n.id = c.node_id
        LEFT JOIN contested_property p ON p.id = c.contested_property_id`);

  test('are about the properties that their fields are', async () => {
    const properties = new Map((await claimed()).map(({ slug, property }) => [slug, property]));
    for (const { id, subject, field } of recordsOf('claim')) {
      const [type = ''] = String(subject).split(':');
      expect(properties.get(id)).toBe(claimedProperty(type as 'plan', String(field)));
    }
  });

  test('in all 42 conflict groups are contested, ranked with a reason, and one value of each is preferred', async () => {
    const inGroups = (await claimed()).filter((claim) => claim.conflict_group !== null);
    expect(new Set(inGroups.map((claim) => claim.conflict_group)).size).toBe(42);
    for (const { reason, rank_reason, conflict_group } of inGroups) {
      expect(rank_reason).toMatch(/^\S.*\.$/);
      expect(reason).toContain(conflict_group);
    }
    const preferred = inGroups.filter(({ rank }) => rank === 'PREFERRED');
    expect(new Set(preferred.map((claim) => claim.conflict_group)).size).toBe(42);
  });

  test('prefer exactly one value of each contested property and year: what some of them state, or the record’s own', async () => {
    const all = await claimed();
    const byRecord: string[] = [];
    for (const { id, reason, property, slug } of await rows(
      'SELECT p.*, n.slug FROM contested_property p JOIN node n ON n.id = p.node_id ORDER BY n.slug',
    )) {
      const preferred = all
        .filter((claim) => claim.contested_property_id === id && claim.rank === 'PREFERRED')
        .map(({ value }) => readingOf(value, { form: 'integer' }));
      if (preferred.length === 0) byRecord.push(`${property} of ${slug}`);
      expect(reason.startsWith('The record’s own')).toBe(preferred.length === 0);
      for (const a of preferred) {
        for (const b of preferred) expect(yearOf(a) !== yearOf(b) || agree(a, b)).toBe(true);
      }
    }
    expect(byRecord).toEqual([
      'sectors of celac-2025-credit-line',
      'status of la-libertad-pier',
      'providers of lac-preferential-loans-2014',
    ]);
  });

  test('without disagreement rank NORMAL, without a reason', async () => {
    for (const { rank, rank_reason, contested_property_id } of await claimed()) {
      if (contested_property_id === null)
        expect({ rank, rank_reason }).toEqual({ rank: 'NORMAL', rank_reason: null });
    }
  });

  test('of the yuan credit line: 66 billion yuan preferred, 60 deprecated, readings in dollars kept', async () => {
    const amounts = await rows(`
      SELECT c.value, c.rank FROM claim c JOIN node n ON n.id = c.node_id
       WHERE n.slug = 'celac-2025-credit-line' AND c.property = 'amount' ORDER BY c.slug`);
    expect(amounts).toEqual([
      { value: '66000000000 CNY (about 9.0 billion USD)', rank: 'PREFERRED' },
      { value: '66000000000 CNY (9.18 billion USD)', rank: 'PREFERRED' },
      { value: '9200000000 USD', rank: 'NORMAL' },
      { value: '66000000000 CNY (about 9.2 billion USD)', rank: 'PREFERRED' },
      { value: 'nearly 10000000000 USD', rank: 'NORMAL' },
      { value: '66000000000 CNY (more than 9 billion USD)', rank: 'PREFERRED' },
      { value: '60000000000 CNY (about 10 billion USD)', rank: 'DEPRECATED' },
      { value: '60000000000 CNY (about 8.33 billion USD)', rank: 'DEPRECATED' },
    ]);
  });

  test('whose value is the id of a node point to it', async () => {
    const pointing = await rows(`
      SELECT DISTINCT c.property, v.slug FROM claim c JOIN node v ON v.id = c.value_node_id ORDER BY 1, 2`);
    expect(pointing).toEqual([
      { property: 'initiatives', slug: 'belt-and-road-initiative' },
      { property: 'memberships', slug: 'inter-american-dialogue' },
      { property: 'memberships', slug: 'johns-hopkins-acf' },
      { property: 'plan', slug: 'plan-2025-2027' },
      { property: 'program', slug: 'development-program-2025' },
      { property: 'providers', slug: 'bank-of-china' },
      { property: 'providers', slug: 'china-development-bank' },
      { property: 'summit', slug: 'china-celac-ministerial-4' },
    ]);
  });
});
