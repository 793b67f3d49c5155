import type { FastifyBaseLogger } from 'fastify';
import { printSchema } from 'graphql';

import { bufferOf, bytesOf, joined, type Pieces } from '../bytes';
import { NotRunError } from '../database/statements';
import type { Asked } from '../engine/answer';
import { RequestError } from '../engine/errors';
import type { Graph } from '../graph';
import { giveBack } from '../lent';
import { type AnswerCache, digestOf } from './cache/cache';
import { isHeld, type Tag, tagText } from './cache/tag';
import { callersFault, internalError } from './faults';
import type { Guard } from './guard/guard';
import type { Variables } from './guard/sizes';
import type { KnownOperation } from './lane/documents';
import { BUSY, type Outcome, type Reader } from './response';
import { isLarge } from './unread';

/** What both lanes do with an operation: price it, answer it, and never fail. */
export type Answering = (
  known: KnownOperation,
  /** As the client sent them. */
  variables: Variables,
  reader: Reader,
) => Outcome | Promise<Outcome>;

export interface AnsweringOptions {
  readonly graph: Graph;
  readonly guard: Guard;
  readonly log: FastifyBaseLogger;
  readonly cache: AnswerCache | null;
}

export function createAnswering({ graph, guard, log, cache }: AnsweringOptions): Answering {
  let schema: string | undefined;

  return ({ document, operation, digest }, variables, reader) => {
    try {
      if (operation.operation !== 'query') {
        throw new RequestError(`an operation must be a query, got a ${operation.operation}`);
      }
      guard.price(document, operation, variables);
      const asked = graph.ask({ document, operation, variables });
      const answer = cache ? cached(cache, digest, asked, reader) : executed(asked, reader);
      return answer instanceof Promise ? answer.catch((error) => refused(error, reader)) : answer;
    } catch (error) {
      return refused(error, reader);
    }
  };

  async function executed(asked: Asked, { isGone }: Reader): Promise<Outcome> {
    const { data } = await asked.answer(isGone);
    return { status: 200, body: bodyOf(data) };
  }

  function cached(
    cache: AnswerCache,
    digest: string,
    asked: Asked,
    reader: Reader,
  ): Outcome | Promise<Outcome> {
    const { role, holds, type } = reader;
    const key = `${role} ${digest} ${JSON.stringify(asked.variables)}`;
    const kept = cache.find(key);
    if (kept) return kept;
    if (holds !== undefined) {
      const tag = tagNow(cache, key, asked);
      if (tag && isHeld(holds, tagText(tag, type))) return { status: 304, body: [], tag };
    }
    return executedOnce(cache, key, asked, reader);
  }

  /** Also read the revision of the data, in the same statement: so the answer is known to be of just that. */
  async function executedOnce(
    cache: AnswerCache,
    key: string,
    asked: Asked,
    { role, isGone }: Reader,
  ): Promise<Outcome> {
    const sent = performance.now();
    const { data, revision: text } = await asked.answer(isGone);
    if (text === '') return { status: 200, body: bodyOf(data) };
    const revision = text === null ? null : Number(text);
    if (revision !== null) cache.revision.saw(revision, sent);
    const tag = { digest: tagDigest(key, asked), revision };
    const answer = { status: 200, key, role, body: sharable(bodyOf(data)), tag } as const;
    cache.keep(answer);
    return answer;
  }

  /** The tag that the answer has now; null where that is not known. */
  function tagNow(cache: AnswerCache, key: string, asked: Asked): Tag | null {
    const revision = asked.statement() ? cache.revision.current() : null;
    if (revision === null && asked.statement()) return null;
    return { digest: tagDigest(key, asked), revision };
  }

  /** Stands for the question and for the code that answers it: another release may write another text. */
  function tagDigest(key: string, asked: Asked): string {
    const statement = asked.statement()?.name ?? '';
    if (!asked.isIntrospective()) return digestOf(key, statement);
    schema ??= digestOf(printSchema(graph.schema));
    return digestOf(key, statement, schema);
  }

  function refused(error: unknown, { requestId }: Reader): Outcome {
    if (error instanceof NotRunError) return BUSY;
    const fault = callersFault(error);
    if (fault) return { status: 400, body: errorsBody(fault.toJSON()) };
    log.error({ err: error, requestId }, 'operation failed');
    return { status: 500, body: errorsBody(internalError(requestId)) };
  }
}

const bodyOf = (data: Pieces): Pieces => joined(['{"data":', ...data, '}']);

/** A large answer that is kept is one buffer for all who read it, in memory that is not lent. */
function sharable(body: Pieces): Pieces {
  const isLent = body.some((piece) => typeof piece !== 'string');
  if (!isLent && !isLarge(body)) return body;
  const buffer = bufferOf(body);
  giveBack(body);
  return [buffer];
}

const errorsBody = (error: unknown): Pieces => [bytesOf(JSON.stringify({ errors: [error] }))];
