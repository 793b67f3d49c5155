import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type GraphQLFormattedError, print } from 'graphql';

/** What the server refused, with its codes. */
export class EntenteError extends Error {
  constructor(readonly errors: readonly GraphQLFormattedError[]) {
    super(errors.map((error) => error.message).join('; '));
    this.name = 'EntenteError';
  }
}

/**
 * Asks an Entente server one typed operation.
 *
 * @param url the endpoint, such as `http://127.0.0.1:4000/graphql`
 * @throws EntenteError when the server refuses the operation
 */
export async function request<Data, Variables extends Record<string, unknown>>(
  url: string,
  document: TypedDocumentNode<Data, Variables>,
  ...[variables]: Record<string, never> extends Variables ? [Variables?] : [Variables]
): Promise<Data> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
    },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const answer = (await response.json()) as {
    readonly data?: Data | null;
    readonly errors?: readonly GraphQLFormattedError[];
  };
  if (answer.errors || !answer.data) {
    throw new EntenteError(answer.errors ?? [{ message: `no data (HTTP ${response.status})` }]);
  }
  return answer.data;
}
