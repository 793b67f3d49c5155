import { enumeration } from '../../engine/enumeration';

/** In this order within one date. */
export const TimelineEventKind = enumeration('TimelineEventKind', 'What happened.', {
  FOUNDED: 'A forum, bloc, organization or company was founded.',
  FORUM_FIRST_MET: 'A forum met for the first time.',
  INITIATIVE_LAUNCHED: 'An initiative was launched.',
  SUMMIT_OPENED: 'A meeting began.',
  PROGRAM_LAUNCHED: 'A program was launched.',
  PLAN_ADOPTED: 'A plan was adopted.',
  MEASURE_ANNOUNCED: 'A measure was announced, at a meeting: dated by the day it began.',
  MONEY_PLEDGED:
    'Money was announced at a meeting or by a measure of one, or pledged for a program or plan: dated by when the meeting began, the program was launched or the plan was adopted.',
  PROJECT_PROPOSED: 'A project was proposed, in a plan: dated by when the plan was adopted.',
  AGREEMENT_AUTHORISED: 'The signature of an agreement was authorised.',
  AGREEMENT_SIGNED: 'An agreement was signed.',
  FINANCING_SIGNED: 'Money was bound by a signature.',
  AGREEMENT_ENTERED_INTO_FORCE: 'An agreement entered into force.',
  JOINED: 'A participant became a member.',
  TOOK_PART: 'A participant took part, in the role that the participation says.',
  PLAN_BEGAN: 'The period of a plan began.',
  MEASURE_TOOK_EFFECT: 'A measure took effect.',
  PROJECT_STARTED: 'Work on a project began.',
  MONEY_MOVED: 'Money moved, or was bound to.',
  STATEMENT_MADE: 'Something was said.',
  STATUS_REPORTED: 'The date of the evidence for the status of a project.',
  STAGE_REPORTED: 'The date of the evidence for how far money has come.',
  PROJECT_ENDED: 'A project was finished.',
  SUMMIT_CLOSED: 'A meeting ended, on another day than it began.',
  MEASURE_DUE: 'A measure is due.',
  PLAN_ENDED: 'The period of a plan ended or ends.',
  AGREEMENT_ENDED: 'An agreement ended.',
  LEFT: 'A membership ended.',
});

export type TimelineEventWord = keyof typeof TimelineEventKind.words;

/** Where the rows of an event stand: its date, and its amount where it has one. */
interface EventRows {
  readonly table: string;
  readonly date: string;
  readonly joins?: string;
  readonly amount?: string;
}

const MEETING = 'LEFT JOIN summit m ON m.id = x.summit_id';
const MONEY = 'x.amount, x.currency::text';

const EVENTS: Readonly<Record<TimelineEventWord, readonly EventRows[]>> = {
  FOUNDED: [
    { table: 'forum', date: 'x.established_on' },
    { table: 'participant', date: 'x.founded_on' },
  ],
  FORUM_FIRST_MET: [{ table: 'forum', date: 'x.first_meeting_on' }],
  INITIATIVE_LAUNCHED: [{ table: 'initiative', date: 'x.launched_on' }],
  SUMMIT_OPENED: [{ table: 'summit', date: 'x.starts_on' }],
  PROGRAM_LAUNCHED: [{ table: 'program', date: 'x.launched_on' }],
  PLAN_ADOPTED: [{ table: 'plan', date: 'x.adopted_on' }],
  MEASURE_ANNOUNCED: [{ table: 'measure', joins: MEETING, date: 'm.starts_on' }],
  MONEY_PLEDGED: [
    {
      table: 'financing',
      joins: `LEFT JOIN measure a ON a.id = x.measure_id
              LEFT JOIN summit m ON m.id = coalesce(x.summit_id, a.summit_id)
              LEFT JOIN program g ON g.id = x.program_id AND x.stage = 'PLEDGE'
              LEFT JOIN plan p ON p.id = x.plan_id AND x.stage = 'PLEDGE'`,
      date: 'coalesce(m.starts_on, g.launched_on, p.adopted_on)',
      amount: MONEY,
    },
  ],
  PROJECT_PROPOSED: [
    {
      table: 'project',
      joins: `JOIN plan p ON p.id = x.plan_id AND (x.status = 'PROPOSED' OR x.position IS NOT NULL)`,
      date: 'p.adopted_on',
    },
  ],
  AGREEMENT_AUTHORISED: [{ table: 'agreement', date: 'x.authorised_on' }],
  AGREEMENT_SIGNED: [
    {
      table: 'agreement',
      date: 'x.signed_on',
      amount: 'x.contract_value, x.contract_value_currency::text',
    },
  ],
  FINANCING_SIGNED: [{ table: 'financing', date: 'x.signed_on', amount: MONEY }],
  AGREEMENT_ENTERED_INTO_FORCE: [{ table: 'agreement', date: 'x.entry_into_force' }],
  JOINED: [{ table: 'membership', date: 'x.since' }],
  TOOK_PART: [{ table: 'participation', date: 'x.occurred_on' }],
  PLAN_BEGAN: [{ table: 'plan', date: 'x.period_start' }],
  MEASURE_TOOK_EFFECT: [{ table: 'measure', date: 'x.starts_on' }],
  PROJECT_STARTED: [{ table: 'project', date: 'x.starts_on' }],
  MONEY_MOVED: [{ table: '"transaction"', date: 'x.date', amount: MONEY }],
  STATEMENT_MADE: [{ table: 'statement', date: 'x.said_on' }],
  STATUS_REPORTED: [{ table: 'project', date: 'x.status_as_of' }],
  STAGE_REPORTED: [{ table: 'financing', date: 'x.status_as_of' }],
  PROJECT_ENDED: [{ table: 'project', date: 'x.ends_on' }],
  SUMMIT_CLOSED: [{ table: 'summit', date: 'nullif(x.ends_on, x.starts_on)' }],
  MEASURE_DUE: [{ table: 'measure', date: 'x.target_due_on' }],
  PLAN_ENDED: [{ table: 'plan', date: 'x.period_end' }],
  AGREEMENT_ENDED: [{ table: 'agreement', date: 'x.terminated_on' }],
  LEFT: [{ table: 'membership', date: 'x.until' }],
};

/** The property of the node that the date is a value of: that of the column, in the words of claims. */
const propertyOf = (date: string): string =>
  (/x\.(\w+)/.exec(date)?.[1] ?? '').replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/**
 * SQL of the dated events of the nodes whose ids stand in the table `of`: kind, its place among those of one date,
 * node, date, the property that dates it, and the amount and its currency where the event has one.
 */
export function eventsSql(kinds: readonly TimelineEventWord[], of: string): string {
  const none = 'SELECT NULL, 0, NULL::uuid, NULL, NULL, NULL::numeric, NULL WHERE false';
  const all = kinds.flatMap((kind) =>
    EVENTS[kind].map(
      ({ table, date, joins = '', amount = 'NULL::numeric, NULL::text' }) =>
        `SELECT '${kind}', ${ORDER.indexOf(kind)}, x.id, ${date}, '${propertyOf(date)}', ${amount}
         FROM ${of} o JOIN ${table} x ON x.id = o.id ${joins} WHERE ${date} IS NOT NULL`,
    ),
  );
  return `SELECT * FROM (${all.join(' UNION ALL ') || none}) e(kind, place, node_id, date, property, amount, currency)`;
}

const ORDER = Object.keys(TimelineEventKind.words) as TimelineEventWord[];
