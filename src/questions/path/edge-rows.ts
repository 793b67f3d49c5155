import type { MembershipKind } from '../../nouns/membership';
import type { NodeLinkKind } from '../../nouns/node';
import type { ParticipationRole } from '../../nouns/participation';

/** Rows that state edges: the model of their table, and where in it things stand. */
export interface EdgeRows {
  readonly model: string;
  /** The relation to the node from which the edge leads; `id` where the row is that node. */
  readonly from: string;
  /** The relation to the node to which it leads. */
  readonly to: string;
  /** The relation to the node whose record states the edge; `id` where the row is that node. */
  readonly record: string;
  /** The column that says of which kind the edge is, and the word in it. */
  readonly word?: readonly [column: string, word: string];
  /** What must hold of the row `r`, in SQL. */
  readonly where?: string;
  /** The column of the role. */
  readonly role?: string;
  /** The columns of its dates. An edge of one day has that day as both. */
  readonly startsOn?: string;
  readonly endsOn?: string;
  /** The relation to its one source, where that is not those of the record. */
  readonly source?: string;
}

type Options = Pick<EdgeRows, 'startsOn' | 'endsOn' | 'source' | 'where'>;

/** A node that leads to another by a relation of its own. */
export const owned = (model: string, to: string, options: Options = {}): EdgeRows => ({
  model,
  from: 'id',
  to,
  record: 'id',
  ...(options.startsOn && { endsOn: options.startsOn }),
  ...options,
});

/** A row between two nodes, of which one states it. */
export const shared = (
  model: string,
  from: string,
  to: string,
  record: string,
  options: Options = {},
): EdgeRows => ({ model, from, to, record, ...options });

/** A participation in a role. */
export const participation = (word: keyof typeof ParticipationRole.words): EdgeRows => ({
  model: 'Participation',
  from: 'participant',
  to: 'in',
  record: 'id',
  word: ['role', word],
  role: 'role',
  startsOn: 'occurredOn',
  endsOn: 'occurredOn',
});

/** A membership of a kind, in a group or in an initiative. */
export const membership = (word: keyof typeof MembershipKind.words): EdgeRows[] =>
  ['group', 'initiative'].map((to) => ({
    model: 'Membership',
    from: 'member',
    to,
    record: 'id',
    word: ['kind', word],
    role: 'role',
    startsOn: 'since',
    endsOn: 'until',
  }));

/** A relation of a kind between any two nodes. */
export const linked = (word: keyof typeof NodeLinkKind.words): EdgeRows => ({
  model: 'NodeLink',
  from: 'from',
  to: 'to',
  record: 'from',
  word: ['kind', word],
});
