import { bodiesFor } from '../asking';
import { awaken } from '../measure/awaken';
import type { Bounds } from '../measure/pace';
import { usedWhile } from '../measure/usage';
import type { RunOptions } from '../options';
import { Progress } from '../progress';
import type { QuestionName } from '../questions';
import type { Server } from '../servers/process';
import type { Stage } from '../stage';
import { type Growth, growthOf, type Pair, type Sizes } from './growth';

/** How long a server is asked at once, to be warm and then to count, in milliseconds; one answer at least. */
const STRETCH = 200;
/** How often two servers are asked in turn: those that have bars, and those that are far away. */
const TURNS = { near: 2, far: 1 };
/** How long all questions are asked of those that have bars before, in milliseconds. */
const AWAKING: Bounds = { least: 2_000, most: 4_000 };

/**
 * How all questions of all servers grow, one request after the other: at the larger size some answers of some servers
 * take seconds.
 */
export async function growthOneByOne(
  { smaller, larger }: Sizes,
  pairs: readonly Pair[],
  { questions, isFar }: Pick<RunOptions, 'questions' | 'isFar'>,
): Promise<Growth[]> {
  const bar = new Progress('growth');
  const found: Growth[] = [];
  for (const pair of pairs) {
    const server = pair.larger.peer.name;
    const near = isFar(server) ? [] : questions.filter((question) => question !== 'deep');
    if (near.length > 0) {
      await awaken(pair.larger, larger, near, AWAKING);
      await awaken(pair.smaller, smaller, near, AWAKING);
    }
    for (const question of questions) {
      const large = await askerOf(pair.larger, question, larger);
      const small = await askerOf(pair.smaller, question, smaller);
      await large();
      await small();
      const times: number[] = [];
      for (let turn = 0; turn < TURNS[isFar(server) ? 'far' : 'near']; turn++) {
        times.push((await large()) / (await small()));
      }
      found.push(growthOf({ server, question, connections: 1 }, times));
      bar.show(found.length / pairs.length / questions.length);
    }
  }
  bar.end();
  return found;
}

/** Asks for a stretch, the same each time from the first on, and tells the milliseconds of CPU an answer. */
type Asker = () => Promise<number>;

async function askerOf(
  server: Server,
  question: QuestionName,
  { sets, postmaster }: Stage,
): Promise<Asker> {
  const bodies = await bodiesFor(server, question, sets);
  return async () => {
    let answers = 0;
    const { node, postgres } = await usedWhile(server.pid, postmaster, async () => {
      const began = performance.now();
      do await server.ask(bodies[answers++ % bodies.length] as string);
      while (performance.now() - began < STRETCH);
    });
    return (node + postgres) / answers;
  };
}
