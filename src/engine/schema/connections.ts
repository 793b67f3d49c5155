import { GraphQLBoolean, GraphQLInt, GraphQLString } from 'graphql';

import type { Catalog, GraphField } from '../catalog';
import { connectionStem, orderOf, whereOf } from '../names';
import type { ArgShape, Declarer, FieldShape, TypeRef } from './declarer';

/** Declares what lists are: connections and edges as Relay defines them, and the arguments that page them. */
export class Connections {
  private readonly declared = new Set<string>();

  /** @param shapeOf the field of the schema that a field of the graph becomes */
  constructor(
    private readonly catalog: Catalog,
    private readonly declarer: Declarer,
    private readonly shapeOf: (field: GraphField) => FieldShape,
  ) {
    declarer.object(
      'PageInfo',
      'Where a page stands in its list, as Relay defines it.',
      [],
      PAGE_INFO,
    );
  }

  /** The connection to a type, with or without what its edges carry. */
  to(type: string, edge?: string, stem = connectionStem(type, edge)): () => TypeRef {
    const connection = () => this.declarer.class(`${stem}Connection`);
    if (this.declared.has(stem)) return connection;
    this.declared.add(stem);
    const node = () => this.declarer.class(type);
    const carried = edge ? [...this.catalog.type(edge).fields.values()] : [];
    this.declarer.object(
      `${stem}Edge`,
      `One ${type} in a list, and its place in it.`,
      [],
      [
        {
          name: 'cursor',
          description: 'Where this edge stands: give it as `after` or `before` in the same order.',
          type: () => GraphQLString,
        },
        { name: 'node', description: `The ${type} at the other end.`, type: node },
        ...carried.map(this.shapeOf),
      ],
    );
    this.declarer.object(
      `${stem}Connection`,
      `A page of a list of ${type}.`,
      [],
      [
        {
          name: 'edges',
          description: 'The page, each with its cursor.',
          type: () => this.declarer.class(`${stem}Edge`),
          list: true,
        },
        { name: 'nodes', description: 'The page without cursors.', type: node, list: true },
        {
          name: 'pageInfo',
          description: 'Whether there is more, and where to go on.',
          type: () => this.declarer.class('PageInfo'),
        },
        {
          name: 'totalCount',
          description: 'How many there are on all pages. Counted only when asked for.',
          type: () => GraphQLInt,
        },
      ],
    );
    return connection;
  }

  /** What a list of a type takes. */
  args(type: string): ArgShape[] {
    return [
      ...PAGE,
      {
        name: 'where',
        description: 'Which to list; all, when not given.',
        type: () => this.declarer.class(whereOf(type)),
      },
      this.order(type),
    ];
  }

  order(type: string): ArgShape {
    return {
      name: 'orderBy',
      description: 'In which order, most important first; the id decides ties.',
      type: () => this.declarer.class(orderOf(type)),
      list: true,
    };
  }
}

export const PAGE: readonly ArgShape[] = [
  {
    name: 'first',
    description:
      'How many from the beginning, 1 to 100; 20 when neither `first` nor `last` is given.',
    type: () => GraphQLInt,
  },
  { name: 'after', description: 'Only what comes after this cursor.', type: () => GraphQLString },
  { name: 'last', description: 'How many from the end, 1 to 100.', type: () => GraphQLInt },
  { name: 'before', description: 'Only what comes before this cursor.', type: () => GraphQLString },
];

const more = (name: string, where: string): FieldShape => ({
  name,
  description: `Whether there are more edges ${where}.`,
  type: () => GraphQLBoolean,
});

const cursor = (name: string, which: string): FieldShape => ({
  name,
  description: `Cursor of the ${which} edge of the page; null on an empty page.`,
  type: () => GraphQLString,
  nullable: true,
});

const PAGE_INFO = [
  more('hasNextPage', 'after this page'),
  more('hasPreviousPage', 'before this page'),
  cursor('startCursor', 'first'),
  cursor('endCursor', 'last'),
];
