import { GraphQLError } from 'graphql';

/** The closed list of ways in which a request can be the caller's fault. */
export type RequestErrorCode =
  | 'BAD_USER_INPUT'
  | 'TOKEN_LIMIT'
  | 'DEPTH_LIMIT'
  | 'ALIAS_LIMIT'
  | 'ROOT_FIELD_LIMIT'
  | 'DIRECTIVE_LIMIT'
  | 'COMPLEXITY_LIMIT'
  | 'COST_LIMIT'
  | 'TIMEOUT';

/** A fault of the caller's: the message says what was wanted and what came. Everything else is ours. */
export class RequestError extends GraphQLError {
  constructor(
    message: string,
    readonly code: RequestErrorCode = 'BAD_USER_INPUT',
    extensions: Readonly<Record<string, unknown>> = {},
  ) {
    super(message, { extensions: { code, ...extensions } });
  }
}
