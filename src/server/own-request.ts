import type { IncomingHttpHeaders } from 'node:http';

/** Headers that no page can send to another site without the browser asking that site first. */
const ASKED_FIRST = ['apollo-require-preflight', 'x-apollo-operation-name'];

/**
 * Whether a GET cannot be another site's, made with this visitor's credentials: it carries none (neither
 * cookie nor Basic) and no other site's page sent it (Fetch Metadata), or it has a header that browsers ask
 * about first. So curl, pasted links and the plain GETs of client libraries work. Holds while the API never
 * authenticates by cookie. A POST needs no such care: `application/json` is always asked about first.
 */
export function isOwnRequest(headers: IncomingHttpHeaders): boolean {
  if (ASKED_FIRST.some((name) => headers[name])) return true;
  const site = headers['sec-fetch-site'];
  return (
    headers.cookie === undefined &&
    !/^basic\b/i.test(headers.authorization ?? '') &&
    (site === undefined || site === 'same-origin' || site === 'none')
  );
}
