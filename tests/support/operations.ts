import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  print,
} from 'graphql';

export interface Operation {
  readonly source: string;
  readonly variables: Record<string, unknown>;
}

export interface Samples {
  /** Fields that are not to be asked for or filtered by, such as `Query.search`. */
  readonly unknown: ReadonlySet<string>;
  readonly ids: readonly string[];
  readonly slugs: readonly string[];
}

/** Texts that filters compare with, by scalar: some that the data holds, some that it does not. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  String: ['China', 'a', 'plan', 'summit', 'es', 'amount', 'Perú', 'role', 'x-y', "it's", '%_'],
  PartialDate: ['2025', '2025-05', '2025-05-13', '2014-07-17', '2018', '2015-01', '2023-12-31'],
  Decimal: ['300', '1000', '66000000000', '0.5', '54000000'],
  CurrencyCode: ['USD', 'CNY', 'EUR'],
  CountryCode: ['PE', 'CN', 'NIC', 'XX'],
  LanguageTag: ['en', 'es', 'zh', 'pt'],
  URL: ['http://www.chinacelacforum.org/eng/'],
  DateTime: ['2020-01-01T00:00:00.000Z', '2100-01-01T00:00:00Z'],
};

/**
 * A valid operation over the schema, the same for the same numbers: nested selections, aliases,
 * fragments, directives, filters, orders and pages, its arguments given as literals or as variables.
 */
export function operationOf(
  schema: GraphQLSchema,
  random: () => number,
  { depth, breadth }: { depth: number; breadth: number },
  samples: Samples,
): Operation {
  return new Writer(schema, random, breadth, samples).operation(depth);
}

class Writer {
  private readonly variables: Record<string, unknown> = {};
  private readonly declared: string[] = [];
  private serial = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: () => number,
    private readonly breadth: number,
    private readonly samples: Samples,
  ) {}

  operation(depth: number): Operation {
    const query = this.schema.getQueryType() as GraphQLObjectType;
    const selections = this.several(this.known(query), 2).map((field) => {
      const args = this.rootArgs(field.name, field.args);
      return `${this.alias()}${field.name}${args}${this.selection(field.type, depth)}`;
    });
    const head = this.declared.length ? `(${this.declared.join(', ')})` : '';
    return { source: `query Q${head} { ${selections.join(' ')} }`, variables: this.variables };
  }

  /** The fields of a type, or of the filter on it, that can be asked for. */
  private known<T>(type: { name: string; getFields(): Record<string, T> }): T[] {
    const name = type.name.replace(/Where$/, '');
    const fields = Object.entries(type.getFields());
    return fields
      .filter(([field]) => !this.samples.unknown.has(`${name}.${field}`))
      .map(([, field]) => field);
  }

  private rootArgs(name: string, args: readonly GraphQLArgument[]): string {
    const one = args.find((arg) => arg.name === 'slug');
    if (one) return `(slug: ${JSON.stringify(this.pick(this.samples.slugs))})`;
    if (name === 'node') return `(id: ${JSON.stringify(this.pick(this.samples.ids))})`;
    if (name === 'nodes') return `(ids: ${JSON.stringify(this.several(this.samples.ids, 3))})`;
    return this.args(args);
  }

  private args(args: readonly GraphQLArgument[]): string {
    const written = args.flatMap((arg) => {
      const value = this.argument(arg);
      return value === undefined ? [] : [`${arg.name}: ${this.written(arg.type, value)}`];
    });
    return written.length ? `(${written.join(', ')})` : '';
  }

  private argument({ name, type }: GraphQLArgument): unknown {
    switch (name) {
      case 'first':
        return 1 + Math.floor(this.random() * 4);
      case 'last':
      case 'after':
      case 'before':
        return undefined;
      default: {
        // A filter goes two levels for each edge onward.
        const depth = name === 'where' ? this.pick([3, 5, 7]) : 3;
        return this.random() < 0.5 || isNonNullType(type) ? this.value(type, depth) : undefined;
      }
    }
  }

  private written(type: GraphQLInputType, value: unknown): string {
    if (this.random() < 0.4) {
      this.serial += 1;
      this.variables[`v${this.serial}`] = value;
      this.declared.push(`$v${this.serial}: ${String(type)}`);
      return `$v${this.serial}`;
    }
    const node = astFromValue(value, type);
    return node ? print(node) : 'null';
  }

  private selection(type: GraphQLOutputType, depth: number): string {
    const named = getNamedType(type);
    if (!isCompositeType(named)) return '';
    const parts = ['__typename'];
    if ('getFields' in named) {
      const fields = this.known<GraphQLField<unknown, unknown>>(named).filter(
        (field) =>
          !/cursor$/i.test(field.name) && (depth > 0 || !isCompositeType(getNamedType(field.type))),
      );
      const isPlumbing = /(Connection|Edge)$/.test(named.name);
      const chosen = isPlumbing && depth > 0 ? fields : this.several(fields, this.breadth);
      for (const field of chosen) {
        const below = depth - (isPlumbing ? 0 : 1);
        if (isPlumbing && this.random() < 0.3) continue;
        const part = `${this.alias()}${field.name}${this.args(field.args)}${this.directive()}${this.selection(field.type, below)}`;
        parts.push(part);
      }
    }
    if (isAbstractType(named) && depth > 0) {
      for (const possible of this.several(this.schema.getPossibleTypes(named), 2)) {
        parts.push(`... on ${possible.name} ${this.selection(possible, depth - 1)}`);
      }
    }
    return ` { ${parts.join(' ')} }`;
  }

  private alias(): string {
    this.serial += 1;
    return `a${this.serial}: `;
  }

  private directive(): string {
    if (this.random() > 0.1) return '';
    return this.random() < 0.5 ? ' @include(if: true)' : ' @skip(if: false)';
  }

  private value(type: GraphQLInputType, depth: number): unknown {
    const nullable = isNonNullType(type) ? type.ofType : getNullableType(type);
    if (isListType(nullable)) {
      const count = 1 + Math.floor(this.random() * 2);
      return Array.from({ length: count }, () => this.value(nullable.ofType, depth));
    }
    if (isEnumType(nullable)) return this.pick(nullable.getValues()).name;
    if (isInputObjectType(nullable)) {
      const all = this.known<GraphQLInputField>(nullable);
      const required = all.filter((field) => isNonNullType(field.type));
      const optional = all.filter(
        (field) => !isNonNullType(field.type) && (depth > 1 || !isNested(field.type)),
      );
      const chosen = [...required, ...this.several(optional, 2)];
      return Object.fromEntries(
        chosen.map((field) => [field.name, this.value(field.type, depth - 1)]),
      );
    }
    const { name } = nullable as { name: string };
    if (name === 'Boolean') return this.random() < 0.5;
    if (name === 'Int') return this.pick([...Array(12).keys(), 2010, 2012, 2014, 2025]);
    if (name === 'ID') return this.pick([...this.samples.ids, 'no-uuid']);
    return this.pick([...(TEXTS[name] ?? []), ...(name === 'String' ? this.samples.slugs : [])]);
  }

  private pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.random() * items.length)] as T;
  }

  private several<T>(items: readonly T[], most: number): T[] {
    const count = Math.min(items.length, 1 + Math.floor(this.random() * most));
    const rest = [...items];
    return Array.from(
      { length: count },
      () => rest.splice(Math.floor(this.random() * rest.length), 1)[0] as T,
    );
  }
}

function isNested(type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  return (
    isInputObjectType(named) &&
    Object.values(named.getFields()).some((field) => isInputObjectType(getNamedType(field.type)))
  );
}

/** Numbers between 0 and 1 that depend on the seed alone (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
