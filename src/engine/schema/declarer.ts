import type { GraphQLScalarType } from 'graphql';
import {
  Arg,
  Extensions,
  Field,
  InputType,
  InterfaceType,
  ObjectType,
  Query,
  Resolver,
  registerEnumType,
} from 'type-graphql';

import type { ColumnType } from '../declaration';
import { isEnumeration } from '../enumeration';

type Class = new () => object;
export type TypeRef = Class | GraphQLScalarType | object;

export interface FieldShape {
  readonly name: string;
  readonly description: string;
  readonly type: () => TypeRef;
  /** `items`: the list is there, but what stands in it may be null. */
  readonly nullable?: boolean | 'items';
  readonly list?: boolean;
  readonly args?: readonly ArgShape[];
  /** What others are told of it besides what clients see. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  /** Of an input field: what holds when it is not given. */
  readonly defaultValue?: unknown;
}

export type ArgShape = Omit<FieldShape, 'args'>;

/**
 * Declares types to TypeGraphQL by name. Classes are made at once and their fields later, so that
 * types can name each other in any order.
 */
export class Declarer {
  private readonly classes = new Map<string, Class>();
  private readonly enums = new Map<string, object>();
  /** Types that may be reached only through an interface that they implement. */
  private readonly implementers: Class[] = [];
  private readonly queries: Class = class Queries {};

  constructor() {
    Resolver()(this.queries);
  }

  /** The class of a type, made when it is first named. */
  class(name: string): Class {
    const known = this.classes.get(name);
    if (known) return known;
    const made = { [name]: class {} }[name] as Class;
    this.classes.set(name, made);
    return made;
  }

  object(name: string, description: string, above: readonly string[], fields: FieldShape[]): void {
    const implement = above.map((each) => this.class(each));
    ObjectType(name, { description, implements: implement })(this.class(name));
    if (implement.length) this.implementers.push(this.class(name));
    for (const field of fields) this.field(this.class(name), field);
  }

  interface(name: string, description: string, above: readonly string[], fields: FieldShape[]) {
    const implement = above.map((each) => this.class(each));
    // Answers are finished text: nothing is ever resolved to a type.
    const resolveType = () => undefined;
    InterfaceType(name, { description, implements: implement, resolveType })(this.class(name));
    for (const field of fields) this.field(this.class(name), field);
  }

  input(name: string, description: string, fields: readonly ArgShape[]): void {
    InputType(name, { description })(this.class(name));
    for (const { name: key, type, description: text, nullable = true, list, ...rest } of fields) {
      const options = { description: text, nullable, ...defaultOf(rest) };
      Field(reference(type, list), options)(this.class(name).prototype, key);
    }
  }

  /** An enum whose words are given with their meanings; declared once, however often it is named. */
  enum(name: string, description: string, words: ReadonlyMap<string, string>): object {
    const known = this.enums.get(name);
    if (known) return known;
    const keys = [...words.keys()];
    const made = Object.fromEntries(keys.map((word) => [word, word]));
    const valuesConfig = Object.fromEntries(
      [...words].map(([word, meaning]) => [word, { description: meaning }]),
    );
    registerEnumType(made, { name, description, valuesConfig });
    this.enums.set(name, made);
    return made;
  }

  /** The type of a column's values. */
  columnType(type: ColumnType): () => TypeRef {
    if (!isEnumeration(type)) return () => type;
    const made = this.enum(
      type.name,
      type.description,
      new Map(Object.entries<string>(type.words)),
    );
    return () => made;
  }

  query(shape: FieldShape): void {
    const { name, description, type, nullable = false, list } = shape;
    const descriptor = method(this.queries, shape);
    Query(reference(type, list), { description, nullable })(
      this.queries.prototype,
      name,
      descriptor,
    );
  }

  /** What `buildSchema` takes. */
  parts(): { resolvers: [Class]; orphanedTypes: Class[] } {
    return { resolvers: [this.queries], orphanedTypes: this.implementers };
  }

  private field(target: Class, shape: FieldShape): void {
    const { name, description, type, nullable = false, list, args, extensions } = shape;
    const returns = reference(type, list);
    if (extensions) Extensions({ ...extensions })(target.prototype, name);
    const options = { description, nullable };
    if (!args?.length) Field(returns, options)(target.prototype, name);
    else Field(returns, options)(target.prototype, name, method(target, shape));
  }
}

/** Gives a class a method with the arguments of a field: how TypeGraphQL wants them declared. */
function method(target: Class, { name, args = [] }: FieldShape): PropertyDescriptor {
  const descriptor = { value: () => undefined, configurable: true, writable: true };
  Object.defineProperty(target.prototype, name, descriptor);
  args.forEach(({ name: key, type, description, nullable = true, list, ...rest }, index) => {
    const options = { description, nullable, ...defaultOf(rest) };
    Arg(key, reference(type, list), options)(target.prototype, name, index);
  });
  return descriptor;
}

/** How TypeGraphQL is told of a type; what it takes is typed for classes known before the program runs. */
const reference = (type: () => TypeRef, list: boolean | undefined) => () =>
  (list ? [type()] : type()) as never; // made here, at run time

const defaultOf = (shape: { readonly defaultValue?: unknown }) =>
  shape.defaultValue === undefined ? {} : { defaultValue: shape.defaultValue };
