import { ApolloServer } from '@apollo/server';

/** What no two responses share, and what an answer says of it. */
const OWN = ['date', 'x-request-id'];
const REQUEST_ID = /"requestId":"[0-9a-f-]{36}"/;

let asked = 0;
const ask = ApolloServer.prototype.executeHTTPGraphQLRequest;

/** Counts what goes through Apollo in this process from now on. */
export function watchApollo(): void {
  ApolloServer.prototype.executeHTTPGraphQLRequest = function counted(request) {
    asked += 1;
    return ask.call(this, request);
  };
}

/** How much went through Apollo up to now. */
export const throughApollo = (): number => asked;

/**
 * Sends a request, again so that it is Apollo's, and once more as it was: the first may be of what was never seen, the
 * last is of what is known. All three responses are alike to the last byte.
 */
export async function fetchAlike(
  url: string,
  init: RequestInit = {},
): Promise<readonly [first: Response, last: Response, throughApolloAtLast: number]> {
  const first = await fetch(url, init);
  const between = await fetch(ofApollo(url), init);
  const before = asked;
  const last = await fetch(url, init);
  const throughApolloAtLast = asked - before;
  const wanted = await everythingOf(first);
  expect(await everythingOf(between)).toEqual(wanted);
  expect(await everythingOf(last)).toEqual(wanted);
  return [first, last, throughApolloAtLast];
}

/** As {@link fetchAlike}; where the first response brought an answer, the last must have come without Apollo. */
export async function fetchThrice(url: string, init: RequestInit = {}): Promise<Response> {
  const [first, last, through] = await fetchAlike(url, init);
  const isPlain = init.method !== 'HEAD' && first.status === 200;
  if (isPlain && (await first.text()).startsWith('{"data":')) expect(through).toBe(0);
  return last;
}

/** The same address with a slash that says nothing, which is none of the fast lane's. */
const ofApollo = (url: string): string => url.replace(/\/graphql(?=$|\?)/, '/graphql/');

async function everythingOf(response: Response): Promise<unknown> {
  const headers = [...response.headers].filter(([name]) => !OWN.includes(name));
  const text = (await response.clone().text()).replace(REQUEST_ID, '"requestId":"…"');
  return { status: response.status, headers, text };
}
