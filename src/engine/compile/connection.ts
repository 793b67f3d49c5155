import type { GraphType, ManyField } from '../catalog';
import { RequestError } from '../errors';
import { connectionStem } from '../names';
import type { FoundAnswer } from '../question';
import { type Compilation, sqlType } from './compilation';
import { type Args, isGiven } from './input';
import { type OrderKey, orderKeys } from './order';
import type { Row } from './row';
import type { Selected } from './selection';
import { allOf, relatedTo, type Source } from './source';
import { whereSql } from './where';

export const PAGE_SIZE = { default: 20, most: 100 } as const;

/** A connection to compile: an edge to many, all rows of a type, or rows that a question found. */
export interface Connection {
  readonly selected: Selected;
  readonly args: Args;
  readonly field?: ManyField;
  readonly parent?: Row;
  readonly type?: GraphType;
  readonly found?: FoundAnswer;
}

/** The rows of a connection on all its pages. */
export function sourceOf(
  connection: Connection,
  compilation: Compilation,
  isCounted = false,
): Source {
  const { field, parent, type, found, args } = connection;
  // The arguments are the question's own: its `where` is no filter on the rows it found.
  if (found) return found.source(args, compilation, isCounted);
  const source =
    field && parent ? relatedTo(parent, field, compilation) : allOf(type as GraphType, compilation);
  if (isGiven(args.where)) {
    source.conditions.push(`(${whereSql(source.row, args.where, compilation)})`);
  }
  for (const name of field?.declaration.shorthands ?? []) {
    const input = args[name];
    const short = source.row.type.fields.get(name);
    if (!isGiven(input) || short?.sort !== 'column') continue;
    const value = compilation.parameter(input.read, sqlType(short.place.column));
    source.conditions.push(`${source.row.column(short.place)} = ${value}`);
  }
  return source;
}

/** The order of its rows. */
export function keysOf(
  { found, field, args }: Connection,
  source: Source,
  compilation: Compilation,
): OrderKey[] {
  return found
    ? found.keys(source, args, compilation)
    : orderKeys(source, field ?? null, args.orderBy, compilation);
}

export function stemOf({ field, type, found }: Connection): string {
  if (found) return found.stem;
  return field ? connectionStem(field.type, field.declaration.edge) : (type?.name ?? '');
}

/** How many rows a page has. */
export function pageSize({ first, last }: Args): number {
  if (isGiven(first) && isGiven(last)) {
    throw new RequestError('first and last must not be given together');
  }
  const [name, input] = isGiven(last) ? ['last', last] : ['first', first];
  if (!isGiven(input)) return PAGE_SIZE.default;
  const size = Number(input.now);
  if (size < 1 || size > PAGE_SIZE.most) {
    throw new RequestError(`${name} must be between 1 and ${PAGE_SIZE.most}, got ${size}`);
  }
  return size;
}
