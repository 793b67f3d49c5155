import { TraceReason, type TraceReasonWord } from './reasons';
import { RUNGS_OF, Rung, type RungWord } from './rungs';
import { STARTS, STEPS, type State } from './steps';

/** How many ways of reaching a node are followed; where there are more, the answer says so. */
const MOST_REACHED = 50_000;

/**
 * The walk from some nodes, as the body of a recursive table `walk`: a row for every way in which a node is reached.
 * It ends since a row is followed once, whatever circles the data makes.
 *
 * @param seed SQL of the nodes it begins with: id, state, reason and the node each was reached through
 */
export function walkSql(seed: string): string {
  const steps = STEPS.map(({ from, to, reason, rows }) => {
    const states = from.map((state) => `'${state}'`).join(', ');
    const state = to ? `'${to}'` : '(SELECT n.kind::text FROM node n WHERE n.id = x.id)';
    return `SELECT x.id, ${state}, '${reason}' FROM (${rows}) x(id) WHERE w.state IN (${states})`;
  });
  return `
    ${seed}
    UNION
    SELECT s.id, s.state, s.reason, w.id
    FROM walk w CROSS JOIN LATERAL (${steps.join('\n    UNION ALL ')}) s(id, state, reason)`;
}

/**
 * Tables that end in `reached`: the nodes of the walk, each with the best way to it. PostgreSQL makes the rows of
 * `walk` as they are read, so what is beyond the cut is never looked for.
 */
export const walkTables = (seed: string): string => `
  walk(id, state, reason, through) AS (${walkSql(seed)}
  ), cut AS MATERIALIZED (
    SELECT * FROM walk LIMIT ${MOST_REACHED + 1}
  ), reached AS MATERIALIZED (
    SELECT DISTINCT ON (w.id) w.id, w.reason, w.through, p.standing
    FROM cut w
    CROSS JOIN LATERAL (SELECT CASE WHEN w.state = 'RELATED' THEN 'RELATED'
                                    WHEN starts_with(w.state, 'ORIGIN') THEN 'ORIGIN' ELSE 'PART' END) p(standing)
    ORDER BY w.id, array_position(ARRAY['PART', 'ORIGIN', 'RELATED'], p.standing),
             array_position(ARRAY[${Object.keys(TraceReason.words)
               .map((word) => `'${word}'`)
               .join(', ')}], w.reason), w.through
  )`;

/** Whether there was more to reach than is followed. */
export const TRUNCATED = `(SELECT count(*) FROM cut) > ${MOST_REACHED}`;

/** For each kind of start and each rung, the ways in which something could have come to stand on it. */
export const lookedFor = (): ReadonlyMap<string, readonly TraceReasonWord[]> =>
  new Map(
    STARTS.flatMap((start) => {
      const ways = reachable(start);
      return rungs.map((rung): [string, readonly TraceReasonWord[]] => [
        `${start} ${rung}`,
        words.filter((word) => ways.some(({ reason, to }) => reason === word && stands(to, rung))),
      ]);
    }),
  );

const words = Object.keys(TraceReason.words) as TraceReasonWord[];
const rungs = Object.keys(Rung.words) as RungWord[];

interface Way {
  readonly reason: TraceReasonWord;
  readonly to: State;
}

function reachable(start: State): readonly Way[] {
  const ways: Way[] = [];
  const states = new Set([start]);
  for (const state of states) {
    for (const { from, to, reason } of STEPS) {
      if (!to || to === 'RELATED' || !from.includes(state)) continue;
      ways.push({ reason, to });
      states.add(to);
    }
  }
  return ways;
}

const stands = (state: State, rung: RungWord): boolean =>
  Object.entries(RUNGS_OF).some(
    ([kind, all]) => state.split('_').includes(kind) && all.includes(rung),
  );
