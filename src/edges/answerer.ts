import type { Uuids } from '../compact/uuids';
import { connectBeside } from '../database/beside';
import { isForward, kindOf } from './adjacency';
import { type EdgeIndex, type EdgeSource, readIndex } from './edge-index';
import { Line } from './line';
import { type Scratch, scratchFor } from './reach';
import { type Ring, ringsAround } from './rings';
import { routesBetween } from './routes';

/** How each kind of edge counts in a search, by its number. */
type Kinds = Uint8Array;

export interface RoutesQuestion {
  readonly asks: 'routes';
  /** Ids or slugs. */
  readonly from: string;
  readonly to: string;
  readonly maxHops: number;
  readonly first: number;
  readonly kinds: Kinds;
}

export interface RingsQuestion {
  readonly asks: 'rings';
  /** An id or a slug. */
  readonly center: string;
  readonly hops: number;
  readonly first: number;
  readonly kinds: Kinds;
}

export type EdgeQuestion = RoutesQuestion | RingsQuestion;

/** An edge walked from one node to another, which may be against its direction. */
export interface FoundStep {
  readonly from: string;
  readonly to: string;
  readonly kind: number;
  readonly isForward: boolean;
  readonly isWeak: boolean;
}

export interface FoundRoutes {
  /** The ids of what was asked about; null where a slug is of no node. */
  readonly ends: readonly [from: string | null, to: string | null];
  /** Which of the ends are nodes that edges may join. */
  readonly known: readonly [from: boolean, to: boolean];
  readonly routes: readonly (readonly FoundStep[])[];
  readonly truncated: boolean;
  readonly looked: number;
}

export interface FoundRings {
  /** The id of what was asked about; null where a slug is of no node. */
  readonly center: string | null;
  /** Whether the center is a node that edges may join. */
  readonly known: boolean;
  readonly rings: readonly Ring[];
  readonly nodes: readonly {
    readonly id: string;
    readonly ring: number;
    readonly degree: number;
  }[];
  readonly edges: readonly FoundStep[];
  readonly edgesLeftOut: number;
  readonly truncated: boolean;
  readonly looked: number;
}

export interface EdgeAnswer<T = FoundRoutes | FoundRings> {
  readonly revision: string;
  readonly found: T;
}

/** An index that was made in this many milliseconds is made anew before the next answer, and not beside it. */
const SOON = 300;
/** How much of the time may go into making an index beside answering: one part in so many. */
const SHARE = 5;

interface Now {
  readonly revision: string;
  readonly ids: readonly (string | null)[];
}

const NOW = `
  SELECT r.value::text AS revision,
         ARRAY(SELECT (SELECT n.id::text FROM node n WHERE n.slug = s.slug ORDER BY n.kind, n.id LIMIT 1)
               FROM unnest($1::text[]) WITH ORDINALITY s(slug, place) ORDER BY s.place) AS ids
  FROM revision r`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface Made {
  readonly index: EdgeIndex;
  readonly scratches: readonly [Scratch, Scratch];
  /** In milliseconds. */
  readonly madeIn: number;
  readonly madeAt: number;
}

/**
 * Answers from an index of the edges that it keeps. The data's revision is read before every answer: an index of an
 * older one is made anew, before the answer where that is soon done or must be, else beside it.
 */
export class EdgeAnswerer {
  private readonly line: Line;
  private made: Made | null = null;
  private making: Promise<Made> | null = null;

  constructor(
    private readonly connectionString: string,
    private readonly source: EdgeSource,
    private readonly soon = SOON,
  ) {
    this.line = new Line(connectionString);
  }

  async close(): Promise<void> {
    await this.making?.catch(() => undefined);
    await this.line.close();
  }

  /** @param isLate whether only the data of now will do */
  async answer(question: EdgeQuestion, isLate: boolean): Promise<EdgeAnswer> {
    const isOfRoutes = question.asks === 'routes';
    const named = isOfRoutes ? [question.from, question.to] : [question.center];
    const { revision, ids } = await this.now(named);
    const [first = null, second = null] = ids;
    const { index, scratches } = await this.fresh(revision, isLate);
    const found = isOfRoutes
      ? routesOf(index, question, [first, second], scratches)
      : ringsOf(index, question, first, scratches);
    return { revision: index.revision, found };
  }

  /** The revision, and the ids of what is named: the first of its kinds, where several share a slug. */
  private async now(named: readonly string[]): Promise<Now> {
    const slugs = named.map((name) => (UUID.test(name) ? null : name));
    const [row] = await this.line.query<Now>(NOW, [slugs]);
    if (!row) throw new Error('the database has no revision');
    return {
      ...row,
      ids: named.map((name, i) => (slugs[i] === null ? name : (row.ids[i] ?? null))),
    };
  }

  private async fresh(revision: string, isLate: boolean): Promise<Made> {
    const { made } = this;
    if (made?.index.revision === revision) return made;
    if (!made || isLate || made.madeIn <= this.soon) return this.makeSince(revision);
    const isDue = performance.now() - made.madeAt > SHARE * made.madeIn;
    if (isDue) this.make().catch(() => undefined);
    return made;
  }

  /** An index of that revision or of a later one: the one that is being made may be of an earlier one. */
  private async makeSince(revision: string): Promise<Made> {
    const making = this.making && (await this.making);
    return making && BigInt(making.index.revision) >= BigInt(revision) ? making : this.make();
  }

  private make(): Promise<Made> {
    this.making ??= this.makeNow().finally(() => {
      this.making = null;
    });
    return this.making;
  }

  private async makeNow(): Promise<Made> {
    const began = performance.now();
    const client = await connectBeside(this.connectionString, 'edges');
    try {
      const index = await readIndex(client, this.source);
      const madeAt = performance.now();
      const scratches = [scratchFor(index.ids.count), scratchFor(index.ids.count)] as const;
      this.made = { index, scratches, madeIn: madeAt - began, madeAt };
      return this.made;
    } finally {
      client.end().catch(() => undefined);
    }
  }
}

function routesOf(
  { ids, adjacency }: EdgeIndex,
  { maxHops, first, kinds }: RoutesQuestion,
  ends: FoundRoutes['ends'],
  scratches: readonly [Scratch, Scratch],
): FoundRoutes {
  const start = numberOf(ids, ends[0]);
  const end = numberOf(ids, ends[1]);
  const known = [start >= 0, end >= 0] as const;
  if (start < 0 || end < 0) return { ends, known, routes: [], truncated: false, looked: 0 };
  const query = { from: start, to: end, maxHops, first, kinds };
  const { routes, truncated, looked } = routesBetween(adjacency, query, scratches);
  const told = routes.map(({ nodes, arcs }) =>
    arcs.map(({ code, isWeak }, i) => ({
      from: ids.text(nodes[i] as number),
      to: ids.text(nodes[i + 1] as number),
      kind: kindOf(code),
      isForward: isForward(code),
      isWeak,
    })),
  );
  return { ends, known, routes: told, truncated, looked };
}

const numberOf = (ids: Uuids, id: string | null): number => (id === null ? -1 : ids.find(id));

function ringsOf(
  { ids, adjacency }: EdgeIndex,
  { hops, first, kinds }: RingsQuestion,
  center: string | null,
  scratches: readonly [Scratch, Scratch],
): FoundRings {
  const start = numberOf(ids, center);
  if (start < 0) return { ...NOTHING_AROUND, center };
  const around = ringsAround(adjacency, { center: start, hops, first, kinds }, scratches);
  return {
    ...around,
    center,
    known: true,
    nodes: around.nodes.map(({ node, ...rest }) => ({ id: ids.text(node), ...rest })),
    edges: around.edges.map(({ from, to, ...rest }) => ({
      ...rest,
      from: ids.text(from),
      to: ids.text(to),
      isForward: true,
    })),
  };
}

const NOTHING_AROUND = {
  known: false,
  rings: [],
  nodes: [],
  edges: [],
  edgesLeftOut: 0,
  truncated: false,
  looked: 0,
} satisfies Omit<FoundRings, 'center'>;
