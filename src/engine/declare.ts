import type {
  AdditionDeclaration,
  ColumnOptions,
  ColumnType,
  ComputedOptions,
  FieldDeclaration,
  ListOptions,
  LocalizedDeclaration,
  ManyOptions,
  NounOptions,
  OneOptions,
  PartDeclaration,
  TypeDeclaration,
} from './declaration';

/** Any number of nouns at the other end of an edge, paged as a Relay connection. */
export type Many<T> = readonly T[];

/** A few rows that never grow many. */
export type Few<T> = readonly T[];

const fields = new WeakMap<object, FieldDeclaration[]>();
const types = new WeakMap<object, TypeDeclaration>();
const additions = new WeakMap<object, AdditionDeclaration>();

/** What the decorators of a class say. */
export function declarationOf(target: object): TypeDeclaration {
  const declaration = types.get(target);
  if (!declaration) throw new Error(`${String(target)} is not declared as a type of the graph`);
  return declaration;
}

/** What an addition's class says. */
export function additionOf(target: object): AdditionDeclaration {
  const addition = additions.get(target);
  if (!addition) throw new Error(`${String(target)} is not declared as an addition`);
  return addition;
}

type ClassDecorator = (target: { readonly name: string; readonly prototype: object }) => void;

function declareType(
  sort: TypeDeclaration['sort'],
  description: string,
  options: NounOptions = {},
): ClassDecorator {
  return (target) => {
    const base = Object.getPrototypeOf(target) as object;
    types.set(target, {
      name: target.name,
      description,
      sort,
      options,
      fields: fields.get(target.prototype) ?? [],
      parent: types.get(base) ?? null,
    });
  };
}

/** A noun of the graph: an object type with root fields, a filter, an order and a connection. */
export const Noun = (description: string, options?: NounOptions) =>
  declareType('noun', description, options);

/** What several nouns have in common. */
export const NounInterface = (description: string, options?: NounOptions) =>
  declareType('interface', description, options);

/** Rows that belong to nouns and are no nouns: claims, citations, labels, edges with data. */
export const Detail = (description: string, options?: NounOptions) =>
  declareType('detail', description, options);

/** Rows that the statement of a question finds: its columns are named as the fields are (`foundTables`). */
export const Found = (description: string, options?: NounOptions) =>
  declareType('detail', description, { ...options, found: true });

/** A value made of several columns of one row: money, a target. */
export const Part = (description: string) => declareType('part', description);

/** Fields that a question adds to nouns: they know nothing of the question. */
export const Addition =
  (...to: readonly string[]): ClassDecorator =>
  (target) => {
    additions.set(target, { to, fields: fields.get(target.prototype) ?? [] });
  };

type PropertyDecorator = (prototype: object, name: string) => void;

function declareField(make: (name: string) => FieldDeclaration): PropertyDecorator {
  return (prototype, name) => {
    const own = fields.get(prototype) ?? [];
    own.push(make(name));
    fields.set(prototype, own);
  };
}

/** A value in a column. Whether it can be null, and whether it is a list, the Prisma schema says where there is one. */
export const Column = (type: ColumnType, description: string, options: ColumnOptions = {}) =>
  declareField((name) => ({ sort: 'column', name, type, description, ...options }));

/** A text in the first of the languages asked for, from rows of labels; else the fallback column. */
export const Localized = (
  description: string,
  options: Pick<LocalizedDeclaration, 'labels' | 'fallback' | 'kind' | 'orderBy'>,
) => declareField((name) => ({ sort: 'localized', name, description, ...options }));

/** A value made of several columns of this row. */
export const Composite = (
  type: string,
  description: string,
  columns: Readonly<Record<string, string>>,
  facts: PartDeclaration['facts'] = {},
) => declareField((name) => ({ sort: 'part', name, type, description, columns, facts }));

/** Of a part: a row that is computed from its columns, what the place knows, and arguments. */
export const Computed = (type: string, description: string, options: ComputedOptions) =>
  declareField((name) => ({ sort: 'computed', name, type, description, ...options }));

/** An edge to one noun. */
export const One = (type: string, description: string, options: OneOptions = {}) =>
  declareField((name) => ({ sort: 'one', name, type, description, ...options }));

/** An edge to any number of nouns, paged. */
export const Many = (type: string, description: string, options: ManyOptions = {}) =>
  declareField((name) => ({ sort: 'many', name, type, description, ...options }));

/** A few rows that belong to this one and never grow many: its names, its identifiers. */
export const Few = (type: string, description: string, options: ListOptions) =>
  declareField((name) => ({ sort: 'list', name, type, description, ...options }));
