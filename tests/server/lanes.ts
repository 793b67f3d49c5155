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

/** Sends a request twice and gives the responses, which were found to be alike to the last byte. */
export async function fetchAlike(
  url: string,
  init: RequestInit = {},
): Promise<readonly [first: Response, second: Response, throughApollo: number]> {
  const first = await fetch(url, init);
  const before = asked;
  const second = await fetch(url, init);
  const throughApollo = asked - before;
  expect(await everythingOf(second)).toEqual(await everythingOf(first));
  return [first, second, throughApollo];
}

/** As {@link fetchAlike}; where the first response brought an answer, the second must have come without Apollo. */
export async function fetchTwice(url: string, init: RequestInit = {}): Promise<Response> {
  const [first, second, throughApollo] = await fetchAlike(url, init);
  const isPlain = init.method !== 'HEAD' && first.status === 200;
  if (isPlain && (await first.text()).startsWith('{"data":')) expect(throughApollo).toBe(0);
  return second;
}

async function everythingOf(response: Response): Promise<unknown> {
  const headers = [...response.headers].filter(([name]) => !OWN.includes(name));
  const text = (await response.clone().text()).replace(REQUEST_ID, '"requestId":"…"');
  return { status: response.status, headers, text };
}
