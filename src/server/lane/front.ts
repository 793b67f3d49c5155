import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';

/** Answers a request, or leaves it: then it says false and has done nothing. */
export type TakeRequest = (
  request: IncomingMessage,
  response: ServerResponse,
  /** What it asks: the body of a POST, the URL of a GET. */
  words: string,
) => boolean;

/** What sees a request first: a plain one to `/graphql` may be taken at once; every other goes on as it came. */
export interface Front {
  /** Makes the server of those behind. */
  serverFor(behind: RequestListener): Server;
  /** From now on requests may be taken. */
  open(take: TakeRequest): void;
  /** The body of a request that was read before it went on. */
  bodyOf(request: IncomingMessage): Buffer | undefined;
}

export interface FrontOptions {
  /** Bytes of a body at most. */
  readonly bodyLimit: number;
  /** How long a request may take to arrive, in milliseconds; its answer may stand unread for twice as long. */
  readonly patience: number;
}

const PATH = '/graphql';
const JSON_BODY = /^application\/json(?:; ?charset=utf-8)?$/i;
/** How long a connection stays open for the next request, in milliseconds: longer than load balancers wait. */
const KEEP_ALIVE = 72_000;
/** How many connections there may be. */
const CONNECTIONS = 5_000;

/** It is there because fastify's way to the same handler costs a sixth of what Node takes for a kept answer. */
export function createFront({ bodyLimit, patience }: FrontOptions): Front {
  const bodies = new WeakMap<IncomingMessage, Buffer>();
  let take: TakeRequest = () => false;

  function isReadable({ headers }: IncomingMessage): boolean {
    const length = Number(headers['content-length']);
    return length > 0 && length <= bodyLimit && JSON_BODY.test(headers['content-type'] ?? '');
  }

  const through =
    (behind: RequestListener): RequestListener =>
    (request, response) => {
      const { method, url = '', headers } = request;
      if (method === 'POST' && url === PATH && isReadable(request)) {
        read(request, (body) => {
          if (take(request, response, body.toString())) return;
          bodies.set(request, body);
          behind(request, response);
        });
        return;
      }
      const isPlainGet =
        method === 'GET' && url.startsWith(`${PATH}?`) && headers['content-type'] === undefined;
      if (!isPlainGet || !take(request, response, url)) behind(request, response);
    };

  return {
    serverFor(behind) {
      const server = createServer(
        {
          keepAliveTimeout: KEEP_ALIVE,
          requestTimeout: patience,
          connectionsCheckingInterval: Math.min(patience / 4, 5_000),
        },
        through(behind),
      );
      server.timeout = 2 * patience; // who takes too long to ask is told so before
      server.maxConnections = CONNECTIONS;
      return server;
    },
    open(taker) {
      take = taker;
    },
    bodyOf: (request) => bodies.get(request),
  };
}

/** Tells the whole body; nothing where the request is broken off. */
function read(request: IncomingMessage, told: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () =>
    told(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)),
  );
}
