import { GraphQLError, type GraphQLFormattedError } from 'graphql';

const INTERNAL = 'INTERNAL_SERVER_ERROR';

/** Errors that Apollo raises without a code although the caller can mend them. */
const UNCODED: Readonly<Record<string, string>> = {
  'provided sha does not match query': 'PERSISTED_QUERY_HASH_MISMATCH',
  'Unsupported persisted query version': 'BAD_REQUEST',
};

/** The error as the caller's fault, or null where it is ours: only what carries a code on purpose is theirs. */
export function callersFault(error: unknown): GraphQLError | null {
  if (!(error instanceof GraphQLError)) return null;
  const { code } = error.extensions;
  return typeof code === 'string' && code !== INTERNAL ? error : null;
}

/** What is told where there is no room or time for an answer now. */
export function busy(): GraphQLFormattedError {
  return {
    message: 'too much is asked at once: ask again in a moment',
    extensions: { code: 'UNAVAILABLE' },
  };
}

/** Apollo's `formatError`: gives a code to what lacks one and hides what is ours. */
export function presentable(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const code = UNCODED[formatted.message];
  if (code) return { ...formatted, extensions: { ...formatted.extensions, code } };
  return formatted.extensions?.code === INTERNAL ? internalError() : formatted;
}

/** All that leaves of a fault of ours; the log has the rest under this id. */
export function internalError(requestId?: string): GraphQLFormattedError {
  return {
    message: 'Internal server error',
    extensions: { code: INTERNAL, ...(requestId !== undefined && { requestId }) },
  };
}

/** What is wrong with a request that is no GraphQL request at all. */
export class HttpError extends Error {
  constructor(
    readonly statusCode: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
