import type { TraceReasonWord } from './reasons';

/**
 * What a node is where the walk has come to, by which it goes on. A node of the start's own ladder is known by its
 * kind, except where it was reached sideways: the money of a project, say, leads to no more money of that project.
 */
export type State =
  | 'SUMMIT'
  | 'PLAN'
  | 'PROGRAM'
  | 'MEASURE'
  | 'PROJECT'
  | 'AGREEMENT'
  | 'FINANCING'
  | 'TRANSACTION'
  | 'PROJECT_AGREED'
  | 'PROJECT_PAID'
  | 'AGREEMENT_ABOUT'
  | 'AGREEMENT_BINDING'
  | 'ORIGIN_SUMMIT'
  | 'ORIGIN_PLAN'
  | 'ORIGIN_PROGRAM'
  | 'ORIGIN_MEASURE'
  | 'ORIGIN_AGREEMENT'
  | 'ORIGIN_FINANCING'
  | 'ORIGIN'
  | 'RELATED';

/** One way on from a node `w` of the walk. */
export interface Step {
  readonly from: readonly State[];
  /** Null: the kind of the node that is reached. */
  readonly to: State | null;
  readonly reason: TraceReasonWord;
  /** SQL of the ids of the nodes that are reached. */
  readonly rows: string;
}

const under = (table: string, column: string) =>
  `SELECT c.id FROM ${table} c WHERE c.${column} = w.id`;
const above = (table: string, column: string) =>
  `SELECT c.${column} FROM ${table} c WHERE c.id = w.id AND c.${column} IS NOT NULL`;
const linkedTo = (kind: string) =>
  `SELECT l.to_id FROM node_link l WHERE l.from_id = w.id AND l.kind = '${kind}'`;
const linkedFrom = (kind: string) =>
  `SELECT l.from_id FROM node_link l WHERE l.to_id = w.id AND l.kind = '${kind}'`;

/** What can stand under what, or be announced by it. */
const PROMISED: readonly (readonly [child: Promised, ...parents: Promiser[]])[] = [
  ['plan', 'summit'],
  ['program', 'summit', 'plan'],
  ['measure', 'summit', 'plan', 'program'],
  ['project', 'plan', 'program', 'measure'],
  ['financing', 'summit', 'plan', 'program', 'measure'],
];

type Promiser = 'summit' | 'plan' | 'program' | 'measure';
type Promised = 'plan' | 'program' | 'measure' | 'project' | 'financing';

/** The states from which a child leads up to what promised it. */
const CHILDREN: Readonly<Record<Promised, readonly State[]>> = {
  plan: ['PLAN', 'ORIGIN_PLAN'],
  program: ['PROGRAM', 'ORIGIN_PROGRAM'],
  measure: ['MEASURE', 'ORIGIN_MEASURE'],
  project: ['PROJECT', 'PROJECT_AGREED', 'PROJECT_PAID'],
  financing: ['FINANCING', 'ORIGIN_FINANCING'],
};

const promises = PROMISED.flatMap(([child, ...parents]) =>
  parents.flatMap((parent): Step[] => [
    {
      from: [parent.toUpperCase() as State],
      to: child.toUpperCase() as State,
      reason: 'PROMISED_BY',
      rows: under(child, `${parent}_id`),
    },
    {
      from: CHILDREN[child],
      to: `ORIGIN_${parent.toUpperCase()}` as State,
      reason: 'PROMISES',
      rows: above(child, `${parent}_id`),
    },
  ]),
);

const AGREEMENTS: readonly State[] = ['AGREEMENT', 'AGREEMENT_ABOUT', 'AGREEMENT_BINDING'];

const agreements: readonly Step[] = [
  { from: ['SUMMIT'], to: 'AGREEMENT', reason: 'SIGNED_AT', rows: under('agreement', 'summit_id') },
  {
    from: ['AGREEMENT'],
    to: 'AGREEMENT',
    reason: 'PART_OF',
    rows: under('agreement', 'parent_id'),
  },
  {
    from: ['AGREEMENT'],
    to: 'PROJECT_AGREED',
    reason: 'SUBJECT_OF',
    rows: `SELECT s.node_id FROM agreement_subject s JOIN project p ON p.id = s.node_id WHERE s.agreement_id = w.id`,
  },
  {
    from: ['AGREEMENT'],
    to: 'FINANCING',
    reason: 'BOUND_BY',
    rows: under('financing', 'agreement_id'),
  },
  {
    from: ['PROJECT'],
    to: 'AGREEMENT_ABOUT',
    reason: 'IS_ABOUT',
    rows: `SELECT s.agreement_id FROM agreement_subject s WHERE s.node_id = w.id`,
  },
  {
    // What an agreement on several projects binds as a whole is wider than one of them.
    from: ['AGREEMENT_ABOUT'],
    to: 'ORIGIN_FINANCING',
    reason: 'BOUND_BY',
    rows: `${under('financing', 'agreement_id')} AND c.project_id IS NULL`,
  },
  {
    from: [...AGREEMENTS, 'ORIGIN_AGREEMENT'],
    to: 'ORIGIN_AGREEMENT',
    reason: 'HOLDS',
    rows: above('agreement', 'parent_id'),
  },
  {
    from: [...AGREEMENTS, 'ORIGIN_AGREEMENT'],
    to: 'ORIGIN_SUMMIT',
    reason: 'HOSTS',
    rows: above('agreement', 'summit_id'),
  },
];

const money: readonly Step[] = [
  {
    from: ['PROJECT'],
    to: 'FINANCING',
    reason: 'PAYS_FOR',
    rows: under('financing', 'project_id'),
  },
  {
    // Money for the project of an agreement is that agreement's unless another binds it.
    from: ['PROJECT_AGREED'],
    to: 'FINANCING',
    reason: 'PAYS_FOR',
    rows: `${under('financing', 'project_id')} AND c.agreement_id IS NULL`,
  },
  {
    from: ['FINANCING'],
    to: 'PROJECT_PAID',
    reason: 'PAID_BY',
    rows: above('financing', 'project_id'),
  },
  {
    from: ['FINANCING'],
    to: 'AGREEMENT_BINDING',
    reason: 'BINDS',
    rows: above('financing', 'agreement_id'),
  },
  {
    from: ['FINANCING'],
    to: 'TRANSACTION',
    reason: 'MOVES',
    rows: under('"transaction"', 'financing_id'),
  },
  {
    from: ['FINANCING'],
    to: 'FINANCING',
    reason: 'DRAWS_ON',
    rows: under('financing', 'draws_on_id'),
  },
  { from: ['FINANCING'], to: 'FINANCING', reason: 'DRAWS_ON', rows: linkedFrom('DRAWS_ON') },
  {
    from: ['FINANCING', 'ORIGIN_FINANCING'],
    to: 'ORIGIN_FINANCING',
    reason: 'DRAWN_ON_BY',
    rows: above('financing', 'draws_on_id'),
  },
  {
    from: ['FINANCING', 'ORIGIN_FINANCING'],
    to: 'ORIGIN_FINANCING',
    reason: 'DRAWN_ON_BY',
    rows: linkedTo('DRAWS_ON'),
  },
  {
    from: ['ORIGIN_FINANCING'],
    to: 'ORIGIN_AGREEMENT',
    reason: 'BINDS',
    rows: above('financing', 'agreement_id'),
  },
];

/** The kinds of nodes on which a trace can start. */
export const STARTS = [
  'SUMMIT',
  'PLAN',
  'PROGRAM',
  'MEASURE',
  'PROJECT',
  'AGREEMENT',
  'FINANCING',
] as const satisfies readonly State[];

const OWN: readonly State[] = [...STARTS, 'PROJECT_AGREED', 'PROJECT_PAID', ...AGREEMENTS.slice(1)];

const links: readonly Step[] = [
  { from: OWN, to: null, reason: 'PART_OF', rows: linkedFrom('PART_OF') },
  { from: OWN, to: null, reason: 'REPLACES', rows: linkedTo('REPLACED_BY') },
  { from: OWN, to: null, reason: 'REPLACED_BY', rows: linkedFrom('REPLACED_BY') },
  { from: OWN, to: 'ORIGIN', reason: 'HOLDS', rows: linkedTo('PART_OF') },
  { from: OWN, to: 'RELATED', reason: 'RESTATES', rows: linkedFrom('RESTATES') },
  { from: OWN, to: 'RELATED', reason: 'RESTATED_BY', rows: linkedTo('RESTATES') },
  { from: OWN, to: 'RELATED', reason: 'POSSIBLY_SAME_AS', rows: linkedTo('POSSIBLY_SAME_AS') },
  { from: OWN, to: 'RELATED', reason: 'POSSIBLY_SAME_AS', rows: linkedFrom('POSSIBLY_SAME_AS') },
  { from: OWN, to: 'RELATED', reason: 'ILLUSTRATES', rows: linkedTo('ILLUSTRATED_BY') },
  { from: OWN, to: 'RELATED', reason: 'ILLUSTRATED_BY', rows: linkedFrom('ILLUSTRATED_BY') },
];

/** Every way on. */
export const STEPS: readonly Step[] = [...promises, ...agreements, ...money, ...links];
