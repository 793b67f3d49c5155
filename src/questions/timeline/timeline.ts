import { GraphQLID } from 'graphql';

import type { Compilation } from '../../engine/compile/compilation';
import { type Input, isGiven } from '../../engine/compile/input';
import { type OrderKey, orderKeys } from '../../engine/compile/order';
import { rowsOf, type Source } from '../../engine/compile/source';
import { operatorsOf } from '../../engine/operators';
import type { Question } from '../../engine/question';
import { PartialDate } from '../../engine/scalars';
import { NodeKind } from '../../nouns/node';
import { startSql } from '../start';
import { TimelineEventKind, type TimelineEventWord } from './events';
import { timelineSql } from './statement';

const ALL = Object.keys(TimelineEventKind.words) as TimelineEventWord[];

export const timeline: Question = {
  name: 'timeline',
  description:
    'What happened, when: the dated events of a node, of what belongs to it and of what was said about that, oldest first, each date as precise as its sources. Of a forum, that is all that came of its meetings; of a participant, what it signed, gave, received, joined and said. Empty where there is no such node.',
  args: [
    {
      name: 'of',
      description: 'The id, or the slug, of a node of any kind.',
      type: GraphQLID,
      required: true,
    },
    {
      name: 'from',
      description:
        'Only what begins no earlier than this, for certain: `2014` is not sure to be after `2014-07`.',
      type: PartialDate,
    },
    {
      name: 'to',
      description: 'Only what is over by the end of this, for certain.',
      type: PartialDate,
    },
    {
      name: 'kinds',
      description: 'Which events; all, when not given or an empty list.',
      type: TimelineEventKind,
      list: true,
    },
  ],
  answer: {
    type: 'TimelineEvent',
    stem: 'TimelineEvent',
    ordered: true,
    source({ of, from, to, kinds }, compilation) {
      const start = startSql(of, Object.keys(NodeKind.words), compilation);
      const asked = (kinds?.now ?? []) as readonly TimelineEventWord[];
      const type = compilation.catalog.type('TimelineEvent');
      const source = rowsOf(
        type,
        timelineSql(start, asked.length > 0 ? [...new Set(asked)] : ALL),
        compilation,
      );
      bound(source, 'gte', from, compilation);
      bound(source, 'lte', to, compilation);
      return source;
    },
    keys(source, { orderBy }, compilation) {
      if (isGiven(orderBy)) return orderKeys(source, null, orderBy, compilation);
      return [
        key(source, 'date', 'text'),
        key(source, 'place', 'int'),
        key(source, 'slug', 'text'),
        key(source, 'id', 'uuid'),
      ];
    },
  },
};

const column = ({ row }: Source, name: string) => row.columnIn(row.type.name, name);

/** As the filters on dates do. */
function bound(source: Source, name: string, date: Input | undefined, compilation: Compilation) {
  const operator = operatorsOf(PartialDate).find((each) => each.name === name);
  if (!isGiven(date) || !operator) return;
  const value = compilation.parameter((vars) => operator.key?.(String(date.read(vars))), 'text');
  source.conditions.push(operator.sql(`(${column(source, 'date')} COLLATE "C")`, value));
}

/** The less precise a date is the earlier it stands, as the texts do: a year before its months and days. */
function key(source: Source, name: string, type: string): OrderKey {
  const sql = `${column(source, name)}${type === 'text' ? ' COLLATE "C"' : ''}`;
  return { sql, type, descending: false, nullsFirst: false, nullable: false, name };
}
