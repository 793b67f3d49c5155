import type { GraphQLScalarType } from 'graphql';
import type { Compilation } from './compile/compilation';
import type { Input } from './compile/input';
import type { Json } from './compile/json';
import type { Selected } from './compile/selection';
import type { Enumeration } from './enumeration';

/** A root field that is not simply one noun or the list of a noun. */
export interface Question {
  readonly name: string;
  readonly description: string;
  readonly args: readonly QuestionArg[];
  readonly answer: QuestionAnswer;
}

export type QuestionAnswer =
  | { readonly type: string; readonly list: boolean; readonly compile: CompileQuestion }
  | RankedAnswer;

/** What compiles the selection of a question to the text of its value. */
export type CompileQuestion = (
  selected: Selected,
  args: Readonly<Record<string, Input>>,
  compilation: Compilation,
) => Json;

/** A connection whose rows are found by a statement of the question's own, best first. */
export interface RankedAnswer {
  readonly type: string;
  /** The detail whose fields the edges carry: columns of the found rows. */
  readonly edge: string;
  /** Name of the connection type. */
  readonly stem: string;
  /** SQL that gives rows of `node_id`, `score` (integer) and the edge's columns. */
  readonly rows: (args: Readonly<Record<string, Input>>, compilation: Compilation) => string;
}

export interface QuestionArg {
  readonly name: string;
  readonly description: string;
  /** A scalar, an enum, or the name of a declared input type. */
  readonly type: GraphQLScalarType | Enumeration | string;
  readonly required?: boolean;
  readonly list?: boolean;
}
