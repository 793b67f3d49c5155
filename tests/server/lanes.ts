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

/** A request that was answered. */
export interface Sent {
  readonly response: Response;
  readonly everything: unknown;
  /** How often Apollo was asked meanwhile. */
  readonly throughApollo: number;
}

/**
 * Sends a request; again, so that it is Apollo's; and once more as it was: the first may be of what was never seen, the
 * last is of what is known. All three are answered alike to the last byte.
 */
export async function fetchAlike(
  url: string,
  init: RequestInit = {},
): Promise<readonly [first: Sent, last: Sent]> {
  const first = await send(url, init);
  const apollos = await send(ofApollo(url), init);
  const last = await send(url, init);
  expect(apollos.everything).toEqual(first.everything);
  expect(last.everything).toEqual(first.everything);
  if (await isAnswer(first)) expect(apollos.throughApollo).toBeGreaterThan(0);
  return [first, last];
}

/** As {@link fetchAlike}; where it brings an answer, the last must have come without Apollo. */
export async function fetchThrice(url: string, init: RequestInit = {}): Promise<Response> {
  const [, last] = await fetchAlike(url, init);
  if (init.method !== 'HEAD' && (await isAnswer(last))) expect(last.throughApollo).toBe(0);
  return last.response;
}

/** The same address with a slash that says nothing, which is none of the fast lane's. */
const ofApollo = (url: string): string => url.replace(/\/graphql(?=$|\?)/, '/graphql/');

async function send(url: string, init: RequestInit): Promise<Sent> {
  const before = asked;
  const response = await fetch(url, init);
  const everything = await everythingOf(response);
  return { response, everything, throughApollo: asked - before };
}

const isAnswer = async ({ response }: Sent): Promise<boolean> =>
  response.status === 200 && (await response.clone().text()).startsWith('{"data":');

async function everythingOf(response: Response): Promise<unknown> {
  const headers = [...response.headers].filter(([name]) => !OWN.includes(name));
  const text = (await response.clone().text()).replace(REQUEST_ID, '"requestId":"…"');
  return { status: response.status, headers, text };
}
