import { type DocumentNode, getOperationAST, type OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';

import { digestOf } from '../cache/cache';
import { type Admitted, TOKEN } from '../guard/guard';

/** An operation of a document that was parsed, admitted and validated before. */
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

/** The operations that need not be looked at again. */
export interface Documents {
  find(named: Named): KnownOperation | undefined;
  /** Whether a document is known, by whichever of its operations. */
  has(text: string): boolean;
  /**
   * Takes a valid document.
   *
   * @param named with its hash where it is registered under it
   * @returns the operation as it is found from now on, where it is a query; null where the document has none of that name
   */
  learn(named: Named & { readonly text: string }, admitted: Admitted): KnownOperation | null;
}

interface KnownDocument extends Admitted {
  readonly operations: Map<string | undefined, KnownOperation>;
}

const MEGABYTE = 1024 * 1024;

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

    has: (text) => byText.has(text),

    learn({ text, hash, operationName }, { document, tokens }) {
      const known = byText.get(text) ?? { document, tokens, operations: new Map() };
      const operation = getOperationAST(known.document, operationName);
      if (!operation) return null;
      const learned = known.operations.get(operationName) ?? {
        document: known.document,
        operation,
        digest: digestOf(text, operationName ?? ''),
      };
      // Whatever else is refused anyway, and by GET in words of Apollo's own.
      if (operation.operation !== 'query') return learned;
      if (hash !== undefined) textByHash.set(hash, text);
      known.operations.set(operationName, learned);
      byText.set(text, known);
      return learned;
    },
  };
}
