import { GraphQLBoolean, GraphQLString } from 'graphql';
import type { Catalog, GraphField, GraphType } from '../catalog';
import type { ColumnType } from '../declare';
import { isEnumeration } from '../enumeration';
import { filterOf, manyFilterOf, oneFilterOf, orderFieldOf, orderOf, whereOf } from '../names';
import { operatorsOf } from '../operators';
import { ordersOf } from '../orders';
import type { ArgShape, Declarer, TypeRef } from './declarer';

/** Declares what lists take: the `where` and `orderBy` inputs of each type and what they are made of. */
export class Filters {
  private readonly declared = new Set<string>();

  constructor(
    private readonly catalog: Catalog,
    private readonly declarer: Declarer,
  ) {}

  whereInput(type: GraphType): void {
    const where = whereOf(type.name);
    const itself = () => this.declarer.class(where);
    const fields = [...type.fields.values()].flatMap((field) => this.conditions(field));
    const isPart = type.sort === 'part';
    const presence: ArgShape = {
      name: 'isNull',
      description: 'True: it is unknown. False: it is known.',
      type: () => GraphQLBoolean,
    };
    const what = isPart ? `Conditions on a ${type.name}.` : `Which ${type.name} to list.`;
    this.declarer.input(where, `${what} All that are given must hold; null is as if not given.`, [
      ...(isPart ? [presence] : []),
      { name: 'AND', description: 'All of these hold.', type: itself, list: true },
      { name: 'OR', description: 'At least one of these holds.', type: itself, list: true },
      { name: 'NOT', description: 'This does not hold.', type: itself },
      ...fields,
    ]);
    if (isPart) return;
    this.declarer.input(oneFilterOf(type.name), `A condition on one ${type.name}.`, [
      { name: 'is', description: 'There is one, and this holds for it.', type: itself },
      {
        name: 'isNull',
        description: 'True: there is none. False: there is one.',
        type: () => GraphQLBoolean,
      },
    ]);
    this.declarer.input(manyFilterOf(type.name), `A condition on a list of ${type.name}.`, [
      { name: 'some', description: 'This holds for at least one.', type: itself },
      {
        name: 'every',
        description: 'This holds for all; also where there are none.',
        type: itself,
      },
      {
        name: 'none',
        description: 'This holds for none; also where there are none.',
        type: itself,
      },
    ]);
  }

  orderInputs(type: GraphType): void {
    const targets = [...ordersOf(type, this.catalog)];
    if (targets.length === 0) return;
    const words = new Map(targets.map(([word, target]) => [word, plainly(target.description)]));
    const what = `What a list of ${type.name} can be ordered by.`;
    const field = this.declarer.enum(orderFieldOf(type.name), what, words);
    this.declarer.input(orderOf(type.name), `One key of the order of a list of ${type.name}.`, [
      { name: 'field', description: 'By what.', type: () => field, nullable: false },
      {
        name: 'direction',
        description: 'Up or down; up when not given.',
        type: () => this.declarer.enum('OrderDirection', 'Up or down.', DIRECTIONS),
      },
      {
        name: 'nulls',
        description: 'Where the unknown goes; last when not given, in either direction.',
        type: () => this.declarer.enum('OrderNulls', 'Where the unknown goes in an order.', NULLS),
      },
    ]);
    this.declarer.enum('OrderDirection', 'Up or down.', DIRECTIONS);
    this.declarer.enum('OrderNulls', 'Where the unknown goes in an order.', NULLS);
  }

  private conditions(field: GraphField): ArgShape[] {
    const { name, description } = field;
    const on = (type: () => TypeRef): ArgShape => ({
      name,
      description: `On: ${plainly(description)}`,
      type,
    });
    switch (field.sort) {
      case 'column':
        return [on(this.filter(field.type, field.list))];
      case 'localized': {
        const text = `On the ${name} as it is recorded; for other languages see the labels.`;
        return [{ name, description: text, type: this.filter(GraphQLString, false) }];
      }
      case 'part':
        return [on(() => this.declarer.class(whereOf(field.type)))];
      case 'one':
        return [on(() => this.declarer.class(oneFilterOf(field.type)))];
      case 'list':
        return [on(() => this.declarer.class(manyFilterOf(field.type)))];
      case 'many': {
        const many = on(() => this.declarer.class(manyFilterOf(field.type)));
        const { flag } = field.declaration;
        if (!flag) return [many];
        const text = `True: there is at least one. False: there is none. Of: ${plainly(description)}`;
        return [many, { name: flag, description: text, type: () => GraphQLBoolean }];
      }
    }
  }

  /** The filter input of a column's type, declared when it is first named. */
  private filter(type: ColumnType, list: boolean): () => TypeRef {
    const name = filterOf(type.name, list);
    const value = isEnumeration(type)
      ? this.declarer.enum(type.name, type.description, new Map(Object.entries<string>(type.words)))
      : type;
    if (!this.declared.has(name)) {
      this.declared.add(name);
      const operators = operatorsOf(type, list).map(
        (operator): ArgShape => ({
          name: operator.name,
          description: operator.description,
          type: () => (operator.takes === 'boolean' ? GraphQLBoolean : value),
          list: operator.takes === 'values',
        }),
      );
      this.declarer.input(name, `Conditions on a ${type.name}; all given must hold.`, operators);
    }
    return () => this.declarer.class(name);
  }
}

/** A field's description without what it says of null, which is of no concern to a filter. */
export function plainly(description: string): string {
  const kept = description.split(/(?<=[.:]) /).filter((sentence) => !sentence.startsWith('Null'));
  return kept.join(' ');
}

const DIRECTIONS = new Map([
  ['ASC', 'Smallest, earliest or first in the alphabet first.'],
  ['DESC', 'Largest, latest or last in the alphabet first.'],
]);

const NULLS = new Map([
  ['FIRST', 'The unknown comes first.'],
  ['LAST', 'The unknown comes last.'],
]);
