import { setTimeout as sleep } from 'node:timers/promises';

import { useDatabase } from '../support/database';
import { run } from '../support/run';

const database = useDatabase({ data: true });

/** A process that serves the database. */
interface Member {
  write(slug: string, count: number): Promise<void>;
  /** The counts of all counters. */
  read(): Promise<number[]>;
  statements(): Promise<number>;
}

/** Nodes whose notes are counters: each has one writer, who counts up. */
const COUNTERS = ['peru', 'brazil', 'cuba', 'chile'];
const QUERY = `query Counters { ${COUNTERS.map((slug) => `${slug}: country(slug: "${slug}") { note }`).join(' ')} }`;

async function member(): Promise<Member> {
  const program = run('tests/server/member.ts', [database.url]);
  const [url] = await program.until(/http\S+/);
  const headers = { 'content-type': 'application/json' };
  const post = async (path: string, body: object): Promise<Response> => {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(200);
    return response;
  };
  return {
    write: async (slug, count) => void (await post('/write', { slug, note: String(count) })),
    async read() {
      const { data } = await (await post('/graphql', { query: QUERY })).json();
      return COUNTERS.map((slug) => Number(data[slug].note));
    },
    statements: async () => (await fetch(`${url}/statements`)).json(),
  };
}

/** When which count of a counter was acknowledged. */
type Acknowledged = { readonly count: number; readonly at: number }[];

/** The highest count of each counter that was acknowledged by then. */
const lastBefore = (acknowledged: readonly Acknowledged[], time: number): number[] =>
  acknowledged.map((all) => all.findLast(({ at }) => at <= time)?.count ?? 0);

/** Between two writes of the first process, and of the other: it hears of most writes from elsewhere. */
const pauses = [() => Math.random() ** 3 * 400, () => 2_500];

/** For how long, in milliseconds. */
const DURATION = Number(process.env.PROCESSES_FOR ?? 5_000);

test.each([
  ['that hear of writes', false],
  ['whose connections are ended again and again', true],
])(
  'of two processes %s none gives an answer from before its own writes, or older than a second',
  async (_, isDisturbed) => {
    const members = [await member(), await member()] as const;
    await database.pool.query(`UPDATE node SET note = '0' WHERE slug = ANY($1)`, [COUNTERS]);
    await sleep(1_100);
    const acknowledged: Acknowledged[] = COUNTERS.map(() => []);
    const end = performance.now() + DURATION;
    const isOver = (): boolean => performance.now() > end;
    let reads = 0;

    const write = async (counter: number): Promise<void> => {
      const writer = members[counter % 2] as Member;
      for (let count = 1; !isOver(); count++) {
        await writer.write(COUNTERS[counter] as string, count);
        acknowledged[counter]?.push({ count, at: performance.now() });
        await sleep(pauses[counter % 2]?.());
      }
    };
    const read = async (which: 0 | 1): Promise<void> => {
      for (; !isOver(); reads++) {
        const began = performance.now();
        const own = lastBefore(acknowledged, began).map((count, n) =>
          n % 2 === which ? count : 0,
        );
        const anyones = lastBefore(acknowledged, began - 1_000);
        const counts = await members[which].read();
        counts.forEach((count, n) => {
          expect(count).toBeGreaterThanOrEqual(Math.max(own[n] ?? 0, anyones[n] ?? 0));
        });
      }
    };
    const disturb = async (): Promise<void> => {
      while (isDisturbed && !isOver()) {
        await database.pool.query(`
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND application_name = 'entente revision'`);
        await sleep(Math.random() * 500);
      }
    };
    await Promise.all([
      ...COUNTERS.map((_, n) => write(n)),
      ...([0, 1, 0, 1, 0, 1] as const).map(read),
      disturb(),
    ]);
    const written = acknowledged.reduce((sum, { length }) => sum + length, 0);
    const statements = (await members[0].statements()) + (await members[1].statements());
    expect(written).toBeGreaterThan(20);
    expect(statements).toBeLessThan(reads / 2); // most were kept answers
  },
  60_000,
);
