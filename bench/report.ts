import type { Bar, Measured } from './bars';
import type { Environment } from './environment';
import type { Summary } from './measure/summary';
import type { Growth } from './parts/growth';
import { QUESTIONS } from './questions';
import type { ServerFigures } from './stage';

/** What a run writes down. */
export interface Results extends Measured {
  readonly environment: Environment;
  readonly servers: readonly ServerFigures[];
  readonly bars: readonly Bar[];
}

/** Everything as text: where it was measured, the table, the servers, the bars. */
export function print({
  environment,
  servers,
  summaries,
  cold,
  growth,
  soak,
  bars,
}: Results): void {
  const { at, commit, node, postgres, processors, loadBefore, loadGenerator } = environment;
  say(
    `\n${at} · commit ${commit} · Node ${node} · PostgreSQL ${postgres} · ${processors} · load ${loadBefore.toFixed(1)} · ${loadGenerator}\n`,
  );
  const rows = QUESTIONS.flatMap(({ name }) =>
    summaries
      .filter(({ question }) => question === name)
      .map((summary) => rowOf(summary, summaries)),
  );
  sayTable([HEADER, ...rows]);
  say(NOTE);
  sayTable([
    ['server', 'listens ms', 'answers ms', 'MB then', 'MB at end', 'MB at most'],
    ...servers.map(({ name, startedIn, answeredIn, memory: { first, last, peak } }) => [
      name,
      ...[startedIn, answeredIn, first, last, peak].map(round),
    ]),
  ]);
  if (cold.length > 0) {
    say('');
    sayTable([
      ['first sight of a document', 'fields', 'server', 'ms more', 'while young'],
      ...cold.map(({ document, fields, server, milliseconds, young }) => [
        document,
        String(fields),
        server,
        milliseconds.toFixed(2),
        young.toFixed(2),
      ]),
    ]);
  }
  if (growth.length > 0) {
    say('');
    sayTable(growthRows(growth));
  }
  for (const { server, minutes, slope } of soak) {
    say(`\n${server}: ${slope.toFixed(2)} MB a minute over ${minutes} minutes`);
  }
  say('');
  sayTable([['bar', 'wanted', 'got', ''], ...bars.filter(({ met }) => met !== null).map(barRow)]);
  const measured = bars.filter(({ met }) => met !== null);
  say(
    `${measured.filter(({ met }) => met).length} of ${measured.length} bars met, ${bars.length - measured.length} not measured`,
  );
}

const HEADER = [
  ...['question', 'size', 'conns', 'server', 'req/s', '±', '× pgl', '× floor', 'p50', 'p99'],
  ...['node', 'pg', 'kB', 'noise', 'errors'],
];

const NOTE = `req/s: median of the quieter half of the slices, ± half their range · p50, p99: ms
node, pg: CPU ms a request · noise: the part of the machine that others took
`;

function rowOf(summary: Summary, all: readonly Summary[]): string[] {
  const { question, size, connections, server, perSecond, p50, p99, nodeCpu, postgresCpu } =
    summary;
  const against = (name: string): string => {
    const other = all.find(
      (each) =>
        each.server === name &&
        each.size === size &&
        each.question === question &&
        each.connections === connections,
    );
    return other ? (perSecond / other.perSecond).toFixed(2) : '–';
  };
  const figures = [
    round(perSecond),
    percent(summary.spread),
    against('postgraphile'),
    against('floor'),
    round(p50),
    round(p99),
    nodeCpu.toFixed(2),
    postgresCpu.toFixed(2),
    round(summary.bytes / 1000),
  ];
  return [
    question,
    size,
    String(connections),
    server,
    // Where none was answered in time, there is nothing to tell.
    ...figures.map((figure) => (perSecond > 0 ? figure : '–')),
    percent(summary.disturbance),
    summary.errors === 0 ? '' : String(summary.errors),
  ];
}

const barRow = ({ what, sign, wanted, got, met }: Bar): string[] => [
  what,
  `${sign} ${wanted}`,
  got?.toFixed(2) ?? '–',
  met ? 'met' : 'NOT MET',
];

const round = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));
const percent = (part: number): string => `${Math.round(part * 100)} %`;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** A line a question, a column a server; those under load first. */
function growthRows(growth: readonly Growth[]): string[][] {
  const columns = [...new Set(growth.map(columnOf))];
  const questions = QUESTIONS.filter(({ name }) => growth.some((each) => each.question === name));
  return [
    ['CPU at L × CPU at M', ...columns],
    ...questions.map(({ name }) => [
      name,
      ...columns.map((column) => {
        const found = growth.find((each) => each.question === name && columnOf(each) === column);
        return found ? growthText(found) : '–';
      }),
    ]),
  ];
}

const growthText = ({ times, spread }: Growth): string =>
  spread === null ? times.toFixed(2) : `${times.toFixed(2)} ± ${percent(spread)}`;

const columnOf = ({ server, connections }: Growth): string =>
  connections === 1 ? server : `${server}, ${connections} conns`;

/** Words to the left, numbers to the right. */
function sayTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, i) =>
    Math.max(...rows.map((row) => (row[i] ?? '').length)),
  );
  for (const row of rows) {
    const cells = row.map((cell, i) =>
      /^[\d–≥≤<-]/.test(cell) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0),
    );
    say(cells.join('  ').trimEnd());
  }
}
