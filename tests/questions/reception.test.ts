/** Receptions against `prisma/data/china-celac/statements.yaml`, read by hand. */
import { useWorld } from '../support/world';

const world = useWorld({ data: true });

interface Voices {
  readonly totalCount: number;
  readonly nodes: readonly {
    statement: { slug: string };
    about: { nodes: readonly { slug: string }[] };
  }[];
}
type Stance = 'supportive' | 'cautious' | 'critical' | 'neutral';
type Reception = Readonly<Record<Stance, Voices>>;

async function receptionOf(noun: string, slug: string): Promise<Reception> {
  const voices =
    '(first: 100) { totalCount nodes { statement { slug } about { nodes { slug } } } }';
  const answer = await world.ask<Record<string, { reception: Reception }>>(
    `query ($slug: String!) { ${noun}(slug: $slug) { reception {
      supportive${voices} cautious${voices} critical${voices} neutral${voices}
    } } }`,
    { slug },
  );
  expect(world.statements).toHaveLength(1);
  const { reception } = answer[noun] ?? {};
  if (!reception) throw new Error(`no ${noun} ${slug}`);
  return reception;
}

/** `st-heine-2025: celac-2025-credit-line` */
const told = ({ nodes }: Voices) =>
  nodes.map(
    ({ statement, about }) =>
      `${statement.slug}: ${about.nodes
        .map(({ slug }) => slug)
        .sort()
        .join(', ')}`,
  );

describe('the reception of the summit of May 2025', () => {
  test('counts what is said about it and about what belongs to it, each once, and says which', async () => {
    const { supportive, cautious, critical, neutral } = await receptionOf(
      'summit',
      'china-celac-ministerial-4',
    );
    // By the day on which it was said: first what is dated by the month alone.
    expect(told(supportive)).toEqual([
      'st-article-outlook: plan-2025-2027',
      'st-article-sids-climate: plan-2025-2027',
      'st-xi-2025: china-celac-ministerial-4',
      'st-wangyi-press-2025: plan-2025-2027',
      'st-petro-2025: china-celac-ministerial-4',
      'st-boric-2025: china-celac-ministerial-4',
      'st-sarabia-2025: plan-2025-2027',
      'st-nicaragua-2025: china-celac-ministerial-4, plan-2025-2027',
      // Colombia joined the Belt and Road on the sidelines.
      'st-petro-bri-2025: colombia-bri-2025',
      'st-reina-2025: china-celac-ministerial-4',
      'st-heine-2025: celac-2025-credit-line',
      'st-canuto-2025: celac-2025-credit-line',
    ]);
    expect(told(cautious).sort()).toEqual([
      'st-fab-2025: celac-2025-credit-line',
      'st-myers-2025: celac-2025-credit-line, china-celac-ministerial-4',
    ]);
    expect(told(critical).sort()).toEqual([
      'st-article-western-concerns: plan-2025-2027',
      'st-ellis-2025: celac-2025-credit-line, china-celac-ministerial-4, colombia-bri-2025',
      'st-noticiasflorida-2025: plan-2025-2027',
      'st-periodicolea-2025: plan-2025-2027',
      'st-us-wha-2025: colombia-bri-2025',
    ]);
    expect(told(neutral).sort()).toEqual([
      'st-olander-2025: celac-2025-credit-line',
      'st-rojas-2025: plan-2025-2027',
    ]);
    for (const voices of [supportive, cautious, critical, neutral]) {
      expect(voices.totalCount).toBe(voices.nodes.length);
    }
  });

  test('narrows to what is said of the meeting itself', async () => {
    const { summit } = await world.ask<{ summit: { reception: { supportive: Voices } } }>(
      `{ summit(slug: "china-celac-ministerial-4") { reception {
        supportive(where: { about: { some: { nodeKind: { eq: SUMMIT } } } }) {
          totalCount nodes { statement { slug } about { nodes { slug } } }
        }
      } } }`,
    );
    // Xi, Petro, Boric, Reina and Nicaragua's speaker.
    expect(summit.reception.supportive.totalCount).toBe(5);
  });
});

test('a plan of one side has a reception of its own', async () => {
  const { supportive, critical } = await receptionOf('plan', 'policy-paper-2025');
  expect(told(supportive)).toEqual(['st-cai-2025: policy-paper-2025']);
  expect(told(critical)).toEqual(['st-listin-2025: policy-paper-2025']);
});

test("a forum's reception is that of the forum, its meetings and all they brought", async () => {
  const { cautious } = await receptionOf('forum', 'china-celac-forum');
  expect(told(cautious).sort()).toEqual([
    // The special loan of 2014 was announced at the meeting that founded the forum.
    'st-article-implementation: article-credit-line-previous-plan, plan-2022-2024',
    'st-fab-2025: celac-2025-credit-line, lac-infrastructure-special-loan',
    'st-lula-autonomy-2025: china-celac-forum',
    'st-myers-2025: article-credit-line-previous-plan, celac-2025-credit-line, china-celac-ministerial-4',
  ]);
});

test('nobody said anything of a meeting: all four are empty', async () => {
  const reception = await receptionOf('summit', 'eu-celac-summit-2023');
  // What Ursula von der Leyen said is about the money that was announced there.
  expect(told(reception.supportive)).toEqual(['st-von-der-leyen-2023: eu-ggia-45bn']);
  const silent = await receptionOf('summit', 'celac-summit-9');
  for (const { totalCount, nodes } of Object.values(silent)) {
    expect(totalCount).toBe(0);
    expect(nodes).toEqual([]);
  }
});

test('meetings are found by how they were received', async () => {
  const { summits } = await world.ask<{ summits: { nodes: { slug: string }[] } }>(
    `{ summits(where: { reception: { is: { critical: { some: { statement: { is: {
      speaker: { is: { slug: { eq: "evan-ellis" } } } } } } } } } }) { nodes { slug } } }`,
  );
  expect(summits.nodes).toEqual([{ slug: 'china-celac-ministerial-4' }]);
});

describe('statements', () => {
  const slugs = async (where: string): Promise<string[]> => {
    const { statements } = await world.ask<{ statements: { nodes: { slug: string }[] } }>(
      `{ statements(first: 100, where: ${where}) { nodes { slug } } }`,
    );
    return statements.nodes.map(({ slug }) => slug).sort();
  };

  test.each([
    [
      'by stance and subject',
      '{ stance: { eq: CRITICAL }, about: { some: { slug: { eq: "belt-and-road-initiative" } } } }',
      ['st-mulino-2025', 'st-us-wha-2025'],
    ],
    [
      'by the country of the speaker',
      '{ speakerCountry: { is: { alpha2: { eq: "CN" } } }, stance: { eq: SUPPORTIVE } }',
      // The president of China, its foreign minister, and his assistant at the ministry.
      ['st-cai-2025', 'st-wangyi-2025', 'st-wangyi-press-2025', 'st-xi-2025'],
    ],
    [
      'by the kind of node they are about',
      '{ stance: { eq: CRITICAL }, about: { some: { nodeKind: { eq: PROJECT } } } }',
      ['st-laprensa-2024', 'st-periodicolea-2025', 'st-us-wha-2025'],
    ],
    [
      'that are the voice of a publication',
      '{ speaker: { isNull: true }, kind: { eq: EDITORIAL } }',
      ['st-article-implementation', 'st-article-outlook'],
    ],
  ])('are found %s', async (_, where, expected) => {
    expect(await slugs(where)).toEqual(expected);
  });
});
