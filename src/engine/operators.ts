import {
  GraphQLBoolean,
  GraphQLID,
  GraphQLInt,
  type GraphQLScalarType,
  GraphQLString,
} from 'graphql';

import type { ColumnType } from './declaration';
import { isEnumeration } from './enumeration';
import { firstDayKey, lastDayKey } from './partial-date';
import { DateTime, Decimal, PartialDate } from './scalars';

/** One way of comparing a column with a value: what the filter inputs offer and the SQL they become. */
export interface Operator {
  readonly name: string;
  readonly description: string;
  readonly takes: 'value' | 'values' | 'boolean';
  /**
   * The condition; `column` and `value` are SQL. An operator that takes a boolean gets it as a word,
   * since it decides the shape of the statement.
   */
  readonly sql: (column: string, value: string) => string;
  /** What the value becomes before it is sent. */
  readonly key?: (value: string) => string;
}

const eq: Operator = {
  name: 'eq',
  description: 'Equal to this.',
  takes: 'value',
  sql: (column, value) => `${column} = ${value}`,
};
const ne: Operator = {
  name: 'ne',
  description: 'Known, and not equal to this.',
  takes: 'value',
  sql: (column, value) => `${column} <> ${value}`,
};
const within: Operator = {
  name: 'in',
  description: 'Equal to one of these.',
  takes: 'values',
  sql: (column, values) => `${column} = ANY(${values})`,
};
const notIn: Operator = {
  name: 'notIn',
  description: 'Known, and equal to none of these.',
  takes: 'values',
  sql: (column, values) => `${column} <> ALL(${values})`,
};
const isNull: Operator = {
  name: 'isNull',
  description: 'True: it is unknown. False: it is known.',
  takes: 'boolean',
  sql: (column, value) => `${column} IS ${value === 'true' ? '' : 'NOT '}NULL`,
};
const set = [eq, ne, within, notIn, isNull];

/** In lower case by the rules of Unicode, whatever the locale of the database. */
const lower = (text: string) => `lower(${text} COLLATE "und-x-icu")`;

const text: readonly Operator[] = [
  ...set,
  {
    name: 'contains',
    description: 'Has this in it, in any case.',
    takes: 'value',
    sql: (column, value) => `strpos(${lower(column)}, ${lower(value)}) > 0`,
  },
  {
    name: 'startsWith',
    description: 'Begins with this, in any case.',
    takes: 'value',
    sql: (column, value) => `starts_with(${lower(column)}, ${lower(value)})`,
  },
];

const comparison = (name: string, description: string, sign: string): Operator => ({
  name,
  description,
  takes: 'value',
  sql: (column, value) => `${column} ${sign} ${value}`,
});

const scale: readonly Operator[] = [
  ...set,
  comparison('lt', 'Less than this.', '<'),
  comparison('lte', 'At most this.', '<='),
  comparison('gt', 'More than this.', '>'),
  comparison('gte', 'At least this.', '>='),
];

const dates: readonly Operator[] = [
  ...set,
  {
    name: 'lt',
    description: 'Over before this begins, for certain: `2025` is not before `2025-05`.',
    takes: 'value',
    key: firstDayKey,
    sql: (column, value) => `(${column} || '~') COLLATE "C" < ${value}`,
  },
  {
    name: 'lte',
    description: 'Over by the end of this, for certain.',
    takes: 'value',
    key: lastDayKey,
    sql: (column, value) => `(${column} || '~') COLLATE "C" <= ${value}`,
  },
  {
    name: 'gt',
    description: 'Begins after this is over, for certain.',
    takes: 'value',
    key: lastDayKey,
    sql: (column, value) => `${column} > ${value}`,
  },
  {
    name: 'gte',
    description: 'Begins no earlier than this, for certain.',
    takes: 'value',
    key: firstDayKey,
    sql: (column, value) => `${column} >= ${value}`,
  },
];

const truth: readonly Operator[] = [
  {
    name: 'eq',
    description: 'Equal to this.',
    takes: 'boolean',
    sql: (column, value) => `${column} = ${value}`,
  },
];

const lists: readonly Operator[] = [
  {
    name: 'has',
    description: 'Has this among its values.',
    takes: 'value',
    sql: (column, value) => `${value} = ANY(${column})`,
  },
  {
    name: 'isEmpty',
    description: 'True: there are none. False: there are some.',
    takes: 'boolean',
    sql: (column, value) => `coalesce(cardinality(${column}), 0) ${value === 'true' ? '=' : '>'} 0`,
  },
];

const byScalar = new Map<GraphQLScalarType, readonly Operator[]>([
  [GraphQLString, text],
  [GraphQLID, [eq, ne, within, notIn]],
  [GraphQLInt, scale],
  [Decimal, scale],
  [DateTime, scale],
  [PartialDate, dates],
  [GraphQLBoolean, truth],
]);

/** The operators of the filter on a column of this type. */
export function operatorsOf(type: ColumnType, list = false): readonly Operator[] {
  if (list) return lists;
  return isEnumeration(type) ? set : (byScalar.get(type) ?? set);
}
