import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';

import { bytesOf, type Piece, type Pieces, textOf } from '../bytes';
import { type Declared, declaredBy } from './coercion';
import type { Variables } from './compile/input';
import { type Graphs, type Plan, planOf } from './compile/plan';
import type { Finding } from './compile/search';
import type { Fragments } from './compile/selection';
import { RequestError } from './errors';
import { introspected } from './introspected';
import type { ListingQuestion } from './listing';
import { type Shape, shapeOf } from './shape';

/** Runs a statement and gives its one row. */
export type RunStatement = (statement: {
  readonly text: string;
  /** A name to prepare the statement under, equal for equal SQL. */
  readonly name: string;
  /** Whether it is worth preparing: its plan was used before. */
  readonly prepares: boolean;
  readonly values: readonly unknown[];
  readonly isGone: IsGone | undefined;
}) => Promise<StatementRow>;

/** Whether nobody waits for the answer any more. */
export type IsGone = () => boolean;

/** The columns as the database wrote them: UTF-8. */
export type StatementRow = readonly (Piece | null)[];

export interface Request {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As the client sent them. */
  readonly variables: Variables;
}

/** A request whose variables are as declared. */
export interface Asked {
  /** As their types read them, in the order of their declaration: equal, as JSON too, where the same is asked. */
  readonly variables: Variables;
  /** The statement that it becomes, by a name that is equal for equal SQL; null where it needs no data. */
  statement(): Plan['statement'];
  /** Whether it also asks what the schema is. */
  isIntrospective(): boolean;
  /**
   * @param isGone asked when it is the statement's turn
   * @throws RequestError when arguments are not as they must be; what the database throws
   */
  answer(isGone?: IsGone): Promise<Answer>;
}

export interface Answer {
  /** The finished JSON text of `data`. */
  readonly data: Pieces;
  /**
   * The state of the data that it is the answer of, empty where that is not known or does not alone decide it;
   * null where there was no statement to run.
   */
  readonly revision: string | null;
}

/** How many bytes of plans are kept, and how large a plan may be to be worth keeping. */
const PLANS = { maxSize: 32 * 1024 * 1024, maxEntrySize: 512 * 1024 };

/** What is known of an operation whatever its variables are. */
interface Prepared {
  readonly fragments: Fragments;
  readonly coerce: Declared['coerce'];
  readonly shape: Shape;
  readonly serial: number;
}

interface KnownPlan {
  readonly plan: Plan;
  /** The key of the same operation, compiled to have its lists told; empty where it is that. */
  readonly toldKey: string;
  /** How long the variables are that it was compiled for, as JSON: its readers hold on to them. */
  readonly variables: number;
  uses: number;
}

/** About as much memory as a plan takes: its text, and a closure or two for each parameter. */
function sizeOf({ plan, variables }: KnownPlan, key: string): number {
  const letters = 2 * key.length + variables + (plan.statement?.text.length ?? 0);
  return 1000 + 2 * letters + 500 * plan.readers.length;
}

/** What a statement is run with. */
interface Run {
  readonly variables: Variables;
  readonly findings: readonly Finding[];
  readonly prepares: boolean;
  readonly isGone: IsGone | undefined;
}

interface Ran {
  readonly row: StatementRow;
  readonly revision: string | null;
}

/** How often an operation is begun when the data change between its search and its statement. */
const TRIES = 3;
/** For how long, in milliseconds. */
const TRYING = 4_000;

const NOTHING: readonly Finding[] = [];

/** How often an operation is asked before it is worth another plan. */
const OFTEN = 3;

/** Answers operations with finished JSON text: compile once, then parameters in, text out. */
export class Answerer {
  private readonly operations = new WeakMap<OperationDefinitionNode, Prepared>();
  private readonly plans = new LRUCache<string, KnownPlan>({ ...PLANS, sizeCalculation: sizeOf });
  private serials = 0;

  constructor(
    private readonly graphs: Graphs,
    private readonly run: RunStatement,
  ) {}

  /** @throws RequestError when the variables are not as declared */
  ask(request: Request): Asked {
    const prepared = this.prepared(request);
    const variables = prepared.coerce(request.variables);
    let known: KnownPlan | undefined;
    const plan = (): KnownPlan => {
      known ??= this.plan(request, prepared, variables);
      return known;
    };
    return {
      variables,
      statement: () => plan().plan.statement,
      isIntrospective: () => plan().plan.members.some((member) => 'introspection' in member),
      answer: (isGone) => this.answer(request, variables, plan, isGone),
    };
  }

  private async answer(
    request: Request,
    variables: Variables,
    planned: () => KnownPlan,
    isGone?: IsGone,
  ): Promise<Answer> {
    const known = planned();
    const listed =
      known.plan.listings.length > 0 ? await this.listed(request, known, variables, isGone) : null;
    const { row, revision } = listed ?? (await this.ran(known, variables, isGone));
    const data: Piece[] = [];
    for (const member of known.plan.members) {
      const value =
        'column' in member
          ? row[member.column]
          : bytesOf(introspected(this.graphs.schema, request, member.introspection));
      data.push(`${data.length > 0 ? ',' : ''}${member.head}`, value ?? 'null');
    }
    return { data: ['{', ...data, '}'], revision };
  }

  /** The row of the statement, run anew while what was found for it has passed away by the time it runs. */
  private async ran(
    { plan, uses }: KnownPlan,
    variables: Variables,
    isGone?: IsGone,
  ): Promise<Ran> {
    const began = performance.now();
    for (let tries = 1; ; tries += 1) {
      const findings =
        plan.searches.length > 0 ? await this.found(plan, variables, tries > 1) : NOTHING;
      const row = await this.row(plan, { variables, findings, prepares: uses > 1, isGone });
      const isSo = holdsIn(plan, row);
      if (isSo || tries >= TRIES || performance.now() - began >= TRYING) {
        return this.told(plan, row, isSo ? findings : null);
      }
    }
  }

  /**
   * The row of the statement to which listings told its lists; null where they cannot, or what they told is no longer
   * so.
   */
  private async listed(
    request: Request,
    known: KnownPlan,
    variables: Variables,
    isGone?: IsGone,
  ): Promise<Ran | null> {
    const { listings } = this.graphs;
    if (!listings || known.uses < OFTEN || !listings.has(known.plan.listings)) return null;
    const { plan } = this.toldPlan(request, known, variables);
    const findings: Finding[] = [];
    for (const { asked } of plan.searches) {
      const found = listings.find(asked(variables) as ListingQuestion);
      if (!found) return null;
      findings.push({ json: JSON.stringify(found), revision: found.revision });
    }
    const row = await this.row(plan, { variables, findings, prepares: true, isGone });
    if (holdsIn(plan, row)) return this.told(plan, row, findings);
    const revision = textOf(row.at(-1) ?? '');
    for (const { type } of plan.listings) listings.outdate(type, revision);
    return null;
  }

  private async row(plan: Plan, { variables, findings, prepares, isGone }: Run) {
    if (!plan.statement) return [];
    const { text, name } = plan.statement;
    const values = plan.readers.map((read) => read(variables, findings));
    return this.run({ text, name, prepares, values, isGone });
  }

  /** @param findings null where what was found is no longer so */
  private told(plan: Plan, row: StatementRow, findings: readonly Finding[] | null): Ran {
    if (!plan.statement) return { row, revision: null };
    const refused = plan.refusal !== null && row[plan.refusal];
    if (refused) throw new RequestError(textOf(refused));
    const revision = this.graphs.revision === undefined ? '' : String(row.at(-1) ?? '');
    // What was found in older data may lack what these have: it is an answer, but not that of this revision.
    const isOfOne =
      !plan.isOfToday && findings?.every((finding) => finding.revision === revision) === true;
    return { row, revision: isOfOne ? revision : '' };
  }

  private found(plan: Plan, variables: Variables, isLate: boolean): Promise<Finding[]> {
    const finds = plan.searches.map(async ({ finder, asked }) => {
      const find = this.graphs.finders?.[finder];
      if (!find) throw new Error(`nothing is there that finds ${finder}`);
      return find(asked(variables), isLate);
    });
    return Promise.all(finds);
  }

  private plan(request: Request, prepared: Prepared, variables: Variables): KnownPlan {
    const key = `${prepared.serial}|${prepared.shape(variables)}`;
    const compile = () => planOf(request.operation, prepared.fragments, variables, this.graphs);
    return this.kept(key, variables, compile, `told|${key}`);
  }

  /** The same operation, compiled to have its lists told. */
  private toldPlan(request: Request, { toldKey }: KnownPlan, variables: Variables): KnownPlan {
    const { fragments } = this.prepared(request);
    return this.kept(toldKey, variables, () =>
      planOf(request.operation, fragments, variables, this.graphs, true),
    );
  }

  /** The plan of a key, compiled with these variables where there is none. */
  private kept(key: string, variables: Variables, compile: () => Plan, toldKey = ''): KnownPlan {
    const known = this.plans.get(key);
    if (known) {
      known.uses += 1;
      return known;
    }
    const plan = compile();
    const length = JSON.stringify(variables).length;
    const entry = { plan, toldKey, variables: length, uses: 1 };
    this.plans.set(key, entry);
    return entry;
  }

  private prepared({ document, operation }: Request): Prepared {
    const known = this.operations.get(operation);
    if (known) return known;
    const fragments = new Map(
      document.definitions
        .filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION)
        .map((fragment) => [fragment.name.value, fragment]),
    );
    const { types, coerce } = declaredBy(this.graphs.schema, operation);
    this.serials += 1;
    const shape = shapeOf(operation, document, types);
    const prepared = { fragments, coerce, shape, serial: this.serials };
    this.operations.set(operation, prepared);
    return prepared;
  }
}

/** Whether what was found for a statement is so in the data that it saw. */
const holdsIn = ({ searches, holds }: Plan, row: StatementRow): boolean =>
  searches.length === 0 || row[holds] === 'true';
