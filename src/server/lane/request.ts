import type { Named } from './documents';

/** A request as far as it is plain: what is unusual in any way is left to Apollo to read or refuse. */
export interface PlainRequest extends Named {
  readonly variables: Readonly<Record<string, unknown>>;
}

/** @param body JSON */
export function plainPost(body: string): PlainRequest | null {
  const parsed = parsedOr(body, null);
  return isRecord(parsed) ? plain(parsed) : null;
}

/** @param url with a search */
export function plainGet(url: string): PlainRequest | null {
  const given: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(url.slice(url.indexOf('?')))) {
    if (Object.hasOwn(given, name)) return null;
    const isJson = name === 'variables' || name === 'extensions';
    const read = isJson ? parsedOr(value, NOTHING) : value;
    if (isJson && !isRecord(read)) return null;
    given[name] = read;
  }
  return plain(given);
}

/** Written out field by field: a copy that gets more fields has a hidden class of its own each time, in V8's old space. */
function plain({
  query,
  operationName,
  variables,
  extensions,
}: Readonly<Record<string, unknown>>): PlainRequest | null {
  if (!isAbsent(operationName) && typeof operationName !== 'string') return null;
  if (!isAbsent(variables) && !isRecord(variables)) return null;
  if (!isAbsent(extensions) && !isRecord(extensions)) return null;
  const persisted = extensions?.persistedQuery;
  const document = persisted ? registered(query, persisted) : written(query);
  return (
    document && {
      text: document.text,
      hash: document.hash,
      operationName: operationName ?? undefined,
      variables: variables ?? {},
    }
  );
}

/** A document as it is given. */
type Given = Pick<Named, 'text' | 'hash'>;

function written(query: unknown): Given | null {
  return typeof query === 'string' && query !== '' ? { text: query } : null;
}

/** By its hash, or with it. */
function registered(query: unknown, persisted: unknown): Given | null {
  if (!isRecord(persisted) || persisted.version !== 1) return null;
  const { sha256Hash: hash } = persisted;
  if (typeof hash !== 'string') return null;
  if (isAbsent(query)) return { hash };
  const document = written(query);
  return document && { text: document.text, hash };
}

const NOTHING = Symbol('nothing');

function parsedOr(text: string, otherwise: unknown): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return otherwise;
  }
}

const isAbsent = (value: unknown): value is null | undefined =>
  value === null || value === undefined;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
