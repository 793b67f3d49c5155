import { GraphQLID, type GraphQLSchema, GraphQLString } from 'graphql';
import { buildSchema } from 'type-graphql';

import type { Catalog, GraphField, GraphType, ManyField } from '../catalog';
import { singularOf } from '../names';
import type { Question } from '../question';
import { LanguageTag } from '../scalars';
import { Connections, PAGE } from './connections';
import { type ArgShape, Declarer, type FieldShape } from './declarer';
import { computedArgs, Filters } from './filters';

/**
 * The GraphQL schema of a declared graph: every type, its connection, filter and order, and the root
 * fields. TypeGraphQL builds it; nothing in it resolves, since operations are compiled.
 */
export async function buildGraphSchema(
  catalog: Catalog,
  questions: readonly Question[],
): Promise<GraphQLSchema> {
  const declarer = new Declarer();
  const builder = new SchemaBuilder(catalog, declarer);
  builder.declare(questions);
  const schema = await buildSchema({ ...declarer.parts(), validate: false });
  const query = schema.getQueryType();
  if (query) query.description = 'Where every question starts. Nothing here changes anything.';
  return schema;
}

class SchemaBuilder {
  private readonly connections: Connections;
  private readonly filters: Filters;

  constructor(
    private readonly catalog: Catalog,
    private readonly declarer: Declarer,
  ) {
    this.filters = new Filters(catalog, declarer);
    this.connections = new Connections(catalog, declarer, (field) => this.field(field));
  }

  declare(questions: readonly Question[]): void {
    this.identifierInput();
    for (const type of this.catalog.types.values()) this.type(type);
    for (const type of this.catalog.types.values()) if (type.options.plural) this.roots(type);
    for (const question of questions) this.question(question);
  }

  private type(type: GraphType): void {
    const { name, description, sort } = type;
    const fields = [...type.fields.values()].map((field) => this.field(field));
    const above = type.interfaces.map((each) => each.name);
    if (sort === 'interface') this.declarer.interface(name, description, above, fields);
    else this.declarer.object(name, description, above, fields);
    if (sort !== 'part') this.filters.orderInputs(type);
    this.filters.whereInput(type);
  }

  private field(field: GraphField): FieldShape {
    const { name, description } = field;
    switch (field.sort) {
      case 'column':
        return {
          name,
          description,
          type: this.declarer.columnType(field.type),
          nullable: field.nullable,
          list: field.list,
        };
      case 'localized': {
        const lang: ArgShape = {
          name: 'lang',
          description: 'Languages in order of preference, as BCP 47 tags, such as `["es", "en"]`.',
          type: () => LanguageTag,
          list: true,
        };
        return {
          name,
          description,
          type: () => GraphQLString,
          nullable: field.fallback.column.nullable,
          args: [lang],
        };
      }
      case 'part':
        return { name, description, type: () => this.declarer.class(field.type), nullable: true };
      case 'computed':
        return {
          name,
          description,
          type: () => this.declarer.class(field.type),
          args: computedArgs(field),
        };
      case 'one':
        return {
          name,
          description,
          type: () => this.declarer.class(field.type),
          nullable: field.nullable,
        };
      case 'list':
        return {
          name,
          description,
          type: () => this.declarer.class(field.type),
          list: true,
          ...(field.most !== undefined && { extensions: { most: field.most } }),
        };
      case 'many':
        return this.many(field);
    }
  }

  private many(field: ManyField): FieldShape {
    const { name, description, type, declaration } = field;
    const other = this.catalog.type(type);
    const shorthands = (declaration.shorthands ?? []).map((shorthand): ArgShape => {
      const short = other.fields.get(shorthand);
      if (short?.sort !== 'column') throw new Error(`${name}: no column ${shorthand} on ${type}`);
      return {
        name: shorthand,
        description: `Short for \`where: { ${shorthand}: { eq: … } }\`.`,
        type: this.declarer.columnType(short.type),
      };
    });
    return {
      name,
      description,
      type: this.connections.to(type, declaration.edge),
      args: [...this.connections.args(type), ...shorthands],
    };
  }

  private roots(type: GraphType): void {
    const { name, options, sort } = type;
    if (sort !== 'detail') {
      this.declarer.query({
        name: singularOf(name),
        description: `The ${name} with this id, slug or identifier: give exactly one. Null where there is none.`,
        type: () => this.declarer.class(name),
        nullable: true,
        args: [
          { name: 'id', description: 'Its id.', type: () => GraphQLID },
          {
            name: 'slug',
            description: 'Its readable key, such as `china-celac-ministerial-4`.',
            type: () => GraphQLString,
          },
          {
            name: 'identifier',
            description:
              'Its key in another system, such as `{ scheme: "ISO_3166_1_ALPHA_2", value: "PE" }`.',
            type: () => this.declarer.class('IdentifierInput'),
          },
        ],
      });
    }
    this.declarer.query({
      name: options.plural ?? '',
      description: `A list of ${name}. ${type.description}`,
      type: this.connections.to(name),
      args: this.connections.args(name),
    });
  }

  private question({ name, description, args, answer }: Question): void {
    const shapes = args.map((arg): ArgShape => {
      const { type } = arg;
      const input =
        typeof type === 'string' ? () => this.declarer.class(type) : this.declarer.columnType(type);
      return {
        name: arg.name,
        description: arg.description,
        type: input,
        nullable: !arg.required,
        list: arg.list ?? false,
      };
    });
    if ('source' in answer) {
      const type = this.connections.to(answer.type, answer.edge, answer.stem);
      const order = answer.ordered ? [this.connections.order(answer.type)] : [];
      this.declarer.query({ name, description, type, args: [...shapes, ...PAGE, ...order] });
      return;
    }
    const type = () => this.declarer.class(answer.type);
    const list = 'list' in answer;
    const nullable = list ? 'items' : true;
    this.declarer.query({ name, description, type, nullable, list, args: shapes });
  }

  private identifierInput(): void {
    this.declarer.input('IdentifierInput', 'The key of a noun in another system.', [
      {
        name: 'scheme',
        description: 'The system, such as `ISO_3166_1_ALPHA_2` or `AIDDATA_GCDF3`.',
        type: () => GraphQLString,
        nullable: false,
      },
      {
        name: 'value',
        description: 'The key in it, such as `PE`.',
        type: () => GraphQLString,
        nullable: false,
      },
    ]);
  }
}
