import type { IncomingHttpHeaders } from 'node:http';

export const JSON_TYPE = 'application/json; charset=utf-8';
export const RESPONSE_TYPE = 'application/graphql-response+json; charset=utf-8';

/** Whether a person with a browser is asking. */
export function acceptsHtml({ accept }: IncomingHttpHeaders): boolean {
  return accept?.includes('text/html') ?? false;
}

/**
 * Whether a request could be another site's, made with this visitor's credentials. A GET without cookie
 * or Basic credentials that no other site's page sent (Fetch Metadata) has nothing to borrow, so it needs
 * none of the headers that make browsers ask first. Holds while the API never authenticates by cookie.
 */
export function isOwnRequest(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  return (
    headers.cookie === undefined &&
    !/^basic\b/i.test(headers.authorization ?? '') &&
    (site === undefined || site === 'same-origin' || site === 'none')
  );
}
