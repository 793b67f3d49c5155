import { type DocumentNode, type OperationDefinitionNode, parse } from 'graphql';
import { LRUCache } from 'lru-cache';

import { digestOf } from '../cache/cache';
import { tokensOf } from '../store';

/** An operation of a document that was parsed, validated and admitted before. */
export interface KnownOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly digest: string;
}

/** What a request says it wants answered. */
export interface Named {
  /** The document; not given where its hash stands for it. */
  readonly text?: string | undefined;
  /** SHA-256 of the document, which is or was registered under it. */
  readonly hash?: string | undefined;
  readonly operationName?: string | undefined;
}

/** The operations that need no Apollo any more. */
export interface Documents {
  find(named: Named): KnownOperation | undefined;
  /**
   * @param named with its hash where it is registered under it
   * @returns the operation as it is found from now on
   */
  learn(
    named: Named & { readonly text: string },
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ): KnownOperation;
}

/** A document without locations: with them each node, and each plan that has one, holds on to every token. */
interface KnownDocument {
  readonly document: DocumentNode;
  readonly tokens: number;
  readonly operations: Map<string | undefined, KnownOperation>;
}

const MEGABYTE = 1024 * 1024;
/** Bytes that a document takes for each token, with its price and what else is worked out about it. */
const TOKEN = 200;

/** Keeps 32 MB of documents and 4 MB of hashes, those that were asked for last. */
export function createDocuments(): Documents {
  const byText = new LRUCache<string, KnownDocument>({
    max: 10_000,
    maxSize: 32 * MEGABYTE,
    sizeCalculation: ({ tokens }, text) => TOKEN * tokens + 2 * text.length,
  });
  const textByHash = new LRUCache<string, string>({
    max: 10_000,
    maxSize: 4 * MEGABYTE,
    sizeCalculation: (text, hash) => 2 * (text.length + hash.length),
  });

  return {
    find({ text, hash, operationName }) {
      const registered = hash === undefined ? text : textByHash.get(hash);
      if (registered === undefined || (text ?? registered) !== registered) return undefined;
      return byText.get(registered)?.operations.get(operationName);
    },

    learn({ text, hash, operationName }, document, operation) {
      const digest = digestOf(text, operationName ?? '');
      // Whatever else is refused anyway, and by GET in words of Apollo's own.
      if (operation.operation !== 'query') return { document, operation, digest };
      if (hash !== undefined) textByHash.set(hash, text);
      let known = byText.get(text);
      if (!known) {
        const bare = parse(text, { noLocation: true });
        known = { document: bare, tokens: tokensOf(document), operations: new Map() };
        byText.set(text, known);
      }
      const same = known.document.definitions[document.definitions.indexOf(operation)];
      const learned = known.operations.get(operationName) ?? {
        document: known.document,
        operation: same as OperationDefinitionNode,
        digest,
      };
      known.operations.set(operationName, learned);
      return learned;
    },
  };
}
