import { GraphQLBoolean, GraphQLString } from 'graphql';
import type { Catalog, ComputedField, GraphField, GraphType } from '../catalog';
import { comparedColumn } from '../computed';
import type { ColumnType, ComputedArg } from '../declaration';
import {
  computedFilterOf,
  filterOf,
  manyFilterOf,
  oneFilterOf,
  orderFieldOf,
  orderOf,
  whereOf,
} from '../names';
import { operatorsOf } from '../operators';
import { type OrderTarget, ordersOf } from '../orders';
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
    const fields = [...type.fields.values()].flatMap((field) => this.conditions(field, type));
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
    const direction = this.declarer.enum('OrderDirection', 'Up or down.', DIRECTIONS);
    const nulls = this.declarer.enum('OrderNulls', 'Where the unknown goes in an order.', NULLS);
    this.declarer.input(orderOf(type.name), `One key of the order of a list of ${type.name}.`, [
      { name: 'field', description: 'By what.', type: () => field, nullable: false },
      {
        name: 'direction',
        description: 'Up or down; up when not given.',
        type: () => direction,
      },
      {
        name: 'nulls',
        description: 'Where the unknown goes; last when not given, in either direction.',
        type: () => nulls,
      },
      ...orderArgs(targets),
    ]);
  }

  private conditions(field: GraphField, of: GraphType): ArgShape[] {
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
      case 'computed':
        return [on(this.computedFilter(field, of))];
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

  /** A filter on what is computed: its arguments, and conditions on what it comes to. */
  private computedFilter(field: ComputedField, of: GraphType) {
    const { name } = field;
    const filter = computedFilterOf(of.name, name);
    const column = comparedColumn(field, this.catalog);
    const args = computedArgs(field);
    const text = `Conditions on the ${name} ${column.name} of a ${of.name}; all given must hold. Where it cannot be told, none holds but \`isNull\`.`;
    this.declarer.input(filter, text, [...args, ...this.operators(column.type, column.list)]);
    return () => this.declarer.class(filter);
  }

  /** The filter input of a column's type, declared when it is first named. */
  private filter(type: ColumnType, list: boolean): () => TypeRef {
    const name = filterOf(type.name, list);
    if (!this.declared.has(name)) {
      this.declared.add(name);
      const operators = this.operators(type, list);
      this.declarer.input(name, `Conditions on a ${type.name}; all given must hold.`, operators);
    }
    return () => this.declarer.class(name);
  }

  private operators(type: ColumnType, list: boolean): ArgShape[] {
    const value = this.declarer.columnType(type);
    return operatorsOf(type, list).map(({ name, description, takes }) => ({
      name,
      description,
      type: takes === 'boolean' ? () => GraphQLBoolean : value,
      list: takes === 'values',
    }));
  }
}

/** What a computed field takes. */
export const computedArgs = ({ declaration }: ComputedField): ArgShape[] =>
  declaration.args.map(({ name, description, type, required }) => ({
    name,
    description,
    type: () => type,
    nullable: !required,
  }));

/** What the computed among the orders of a type are computed with: one argument of a name, whichever it is for. */
function orderArgs(targets: readonly (readonly [string, OrderTarget])[]): ArgShape[] {
  const args = new Map<string, { arg: ComputedArg; words: string[]; isOwn: boolean }>();
  for (const [word, target] of targets) {
    if (!('computed' in target)) continue;
    for (const arg of target.computed.declaration.args) {
      const known = args.get(arg.name);
      if (known) known.words.push(`\`${word}\``);
      else {
        const isOwn = target.part.facts.has(arg.name);
        args.set(arg.name, { arg, words: [`\`${word}\``], isOwn });
      }
    }
  }
  return [...args.values()].map(({ arg: { name, description, type, otherwise }, words, isOwn }) => {
    const fallback = otherwise === undefined ? '' : ` \`${otherwise}\` when not given.`;
    const text = `Where \`field\` is ${words.join(' or ')}: ${description}${isOwn ? ' Its own when not given.' : fallback}`;
    return { name, description: text, type: () => type };
  });
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
