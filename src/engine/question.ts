import type { GraphQLScalarType } from 'graphql';
import type { Compilation } from './compile/compilation';
import type { Args } from './compile/input';
import type { Json } from './compile/json';
import type { OrderKey } from './compile/order';
import type { Selected } from './compile/selection';
import type { Source } from './compile/source';
import type { Enumeration } from './enumeration';

/** A root field that is not simply one noun or the list of a noun. */
export interface Question {
  readonly name: string;
  readonly description: string;
  readonly args: readonly QuestionArg[];
  readonly answer: QuestionAnswer;
}

export type QuestionAnswer = OneAnswer | ListAnswer | FoundAnswer;

/** The one row that a question finds; null where there is none. */
export interface OneAnswer {
  readonly type: string;
  readonly one: (args: Args, compilation: Compilation) => Source;
}

/** A list that the question itself compiles to the text of its value; what stands in it may be null. */
export interface ListAnswer {
  readonly type: string;
  readonly list: (selected: Selected, args: Args, compilation: Compilation) => Json;
}

/** A connection whose rows are found by a statement of the question's own. */
export interface FoundAnswer {
  readonly type: string;
  /** Name of the connection type, less `Connection`. */
  readonly stem: string;
  /** The part whose fields the edges carry: columns of the rows between, which the source names. */
  readonly edge?: string;
  /** Whether the caller may order by the fields of the type. */
  readonly ordered: boolean;
  /** `isCounted`: only how many there are is asked, not what the edges carry. */
  readonly source: (args: Args, compilation: Compilation, isCounted: boolean) => Source;
  /** The order of the rows: no two are equal in all of its keys. */
  readonly keys: (source: Source, args: Args, compilation: Compilation) => OrderKey[];
}

export interface QuestionArg {
  readonly name: string;
  readonly description: string;
  /** A scalar, an enum, or the name of a declared input type. */
  readonly type: GraphQLScalarType | Enumeration | string;
  readonly required?: boolean;
  readonly list?: boolean;
}
