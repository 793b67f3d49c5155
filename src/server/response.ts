import type { ServerResponse } from 'node:http';

import { bytesOf, lengthOf, type Pieces } from '../bytes';
import { giveBack } from '../lent';
import { JSON_TYPE } from './accept';
import { isHeld, type Tag, tagText } from './cache/tag';
import { busy } from './faults';
import { takesRoom } from './unread';

/** What a script of another origin may read besides the body. */
export const EXPOSED_HEADERS = 'x-request-id, etag, retry-after';

/** What became of an operation. */
export interface Outcome {
  readonly status: 200 | 304 | 400 | 500 | 503;
  readonly body: Pieces;
  /** Of an answer that holds as long as the data stays as it is. */
  readonly tag?: Tag;
  /** Of an answer that is kept: what it is kept under. */
  readonly key?: string;
}

/** Everyone is told the same. */
export type Role = 'public';

/** Who asks, and how he wants to be answered. */
export interface Reader {
  readonly requestId: string;
  /** What he may see. */
  readonly role: Role;
  /** The media type of the answer. */
  readonly type: string;
  /** The header If-None-Match: tags of answers that he holds. */
  readonly holds: string | undefined;
  /** Whether his connection is closed. */
  readonly isGone: () => boolean;
}

/** Of an answer for which there is no room, or an operation for which there is no time. */
export const BUSY: Outcome = { status: 503, body: [bytesOf(JSON.stringify({ errors: [busy()] }))] };

/**
 * Writes what became of an operation: every lane's answers pass here, so they are alike. The head goes out as one
 * list, which costs Node a third of what names and values set one by one do. Who has gone is written nothing.
 *
 * @param isLast whether the connection is to be closed after it
 */
export function write(
  response: ServerResponse,
  outcome: Outcome,
  { requestId, type, holds, isGone }: Reader,
  isLast: boolean,
): void {
  if (isGone()) return;
  const head = [
    'x-request-id',
    requestId,
    'x-content-type-options',
    'nosniff',
    'access-control-allow-origin',
    '*',
    'access-control-expose-headers',
    EXPOSED_HEADERS,
    'vary',
    'Accept',
  ];
  if (isLast) head.push('connection', 'close');
  const etag = outcome.tag && tagText(outcome.tag, type);
  if (etag !== undefined && (outcome.status === 304 || isHeld(holds, etag))) {
    head.push('cache-control', 'no-cache', 'etag', etag);
    response.writeHead(304, head).end();
    return;
  }
  const isBusy = !takesRoom([response, response.req.socket], outcome.body);
  const { status, body } = isBusy ? BUSY : outcome;
  if (etag !== undefined && !isBusy) head.push('cache-control', 'no-cache', 'etag', etag);
  else head.push('cache-control', 'no-store');
  if (status === 503) head.push('retry-after', '1');
  head.push('content-type', type, 'content-length', String(lengthOf(body)));
  response.writeHead(softened(status, type), head);
  send(response, body);
}

/** What of it is lent goes back once the operating system has it, or the connection is closed. */
function send(response: ServerResponse, body: Pieces): void {
  if (body.some((piece) => typeof piece !== 'string'))
    response.once('finish', () => giveBack(body));
  for (const piece of body.slice(0, -1)) response.write(piece, 'latin1');
  response.end(body.at(-1), 'latin1');
}

/**
 * A client that did not ask for application/graphql-response+json takes any status but 200 for a failure
 * of the transport, so it gets the errors of GraphQL itself with 200 (GraphQL over HTTP, 6.4.1).
 */
export function softened(status: number, type: string | undefined): number {
  return status === 400 && type === JSON_TYPE ? 200 : status;
}
