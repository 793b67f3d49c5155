import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { acceptsHtml, JSON_TYPE } from './accept';
import { HttpError, internalError } from './faults';
import { notFoundPage } from './pages/not-found';

/** What the caller is told of a request that does not reach GraphQL, by fastify's or Node's own code. */
const CLIENT_FAULTS: Readonly<
  Record<string, readonly [status: number, code: string, message: string]>
> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    415,
    'UNSUPPORTED_MEDIA_TYPE',
    'a body must be application/json, got another content type or none',
  ],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    400,
    'BAD_REQUEST',
    'a body must be as long as its content-length header says',
  ],
  HPE_HEADER_OVERFLOW: [431, 'HEADERS_TOO_LARGE', 'the headers or the URL are too long: use POST'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'REQUEST_TIMEOUT', 'the request did not arrive in time'],
};

/** What was true of one request is not to be kept by anyone. */
export const NOT_STORED = { 'cache-control': 'no-store' };

/** One handler behind all routes: whatever goes wrong is answered as JSON in GraphQL's shape. */
export function serveErrors(app: FastifyInstance, bodyLimit: number): void {
  app.setErrorHandler((error: FastifyError | HttpError, request, reply) => {
    const { status, code, message } = presented(error, bodyLimit);
    if (status < 500) return refuse(reply, status, code, message);
    request.log.error({ err: error, requestId: request.id }, 'request failed');
    return reply
      .code(500)
      .headers(NOT_STORED)
      .type(JSON_TYPE)
      .send(JSON.stringify({ errors: [internalError(request.id)] }));
  });

  app.setNotFoundHandler((request: FastifyRequest, reply) => {
    if (request.method === 'GET' && acceptsHtml(request.headers)) {
      const { body, headers } = notFoundPage();
      return reply.code(404).headers(headers).send(body);
    }
    return refuse(reply, 404, 'NOT_FOUND', 'there is nothing at this path; the API is at /graphql');
  });
}

function presented(error: FastifyError | HttpError, bodyLimit: number) {
  if (error instanceof HttpError) {
    return { status: error.statusCode, code: error.code, message: error.message };
  }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    const message = `a body may have at most ${bodyLimit} bytes, got more`;
    return { status: 413, code: 'PAYLOAD_TOO_LARGE', message };
  }
  const known = CLIENT_FAULTS[error.code];
  if (known) return { status: known[0], code: known[1], message: known[2] };
  const status = error.statusCode ?? 500;
  return { status, code: 'BAD_REQUEST', message: STATUS_CODES[status] ?? 'Bad request' };
}

/** What Node could not even read as a request. */
export function refuseUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, code, message] = CLIENT_FAULTS[error.code ?? ''] ?? [
    400,
    'BAD_REQUEST',
    'this is not an HTTP request',
  ];
  const body = bodyOf(code, message);
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      `content-type: ${JSON_TYPE}`,
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

/** Answers with one error in GraphQL's shape. */
export function refuse(
  reply: FastifyReply,
  status: number,
  code: string,
  message: string,
): FastifyReply {
  return reply.code(status).headers(NOT_STORED).type(JSON_TYPE).send(bodyOf(code, message));
}

function bodyOf(code: string, message: string): string {
  return JSON.stringify({ errors: [{ message, extensions: { code } }] });
}
