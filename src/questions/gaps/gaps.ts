import { GraphQLID, GraphQLInt } from 'graphql';

import type { Compilation } from '../../engine/compile/compilation';
import { type Input, isGiven, type Variables } from '../../engine/compile/input';
import { type OrderKey, orderKeys } from '../../engine/compile/order';
import { rowsOf, type Source } from '../../engine/compile/source';
import { whereSql } from '../../engine/compile/where';
import { RequestError } from '../../engine/errors';
import { whereOf } from '../../engine/names';
import type { Question } from '../../engine/question';
import { PartialDate } from '../../engine/scalars';
import { NodeKind } from '../../nouns/node';
import { belongingTo } from '../belonging';
import { startSql } from '../start';
import { GapKind, type GapKindWord } from './kinds';
import { RULES } from './rules';
import { gapsSql } from './statement';

/** How many months a pledge may wait: where nothing else is asked for, and at most. */
const MONTHS = { default: 12, most: 1200 } as const;

export const gaps: Question = {
  name: 'gaps',
  description:
    'What is missing: pledges that nobody signed, counts that are not reached, promises without a project, finished works without a payment, projects that nobody promised, facts that rest on one weak source. First by kind, as the kinds are listed, then what has waited longest, then what lacks most.',
  args: [
    {
      name: 'kinds',
      description: 'Which kinds; all, when not given or an empty list.',
      type: GapKind,
      list: true,
    },
    {
      name: 'of',
      description:
        'Only what concerns this node, named by its id or its slug: itself and what belongs to it, however far down: of a forum its meetings, of a meeting its plans, promises, agreements and money, of a country or company the projects, agreements and money it is in. Nothing where there is no such node.',
      type: GraphQLID,
    },
    { name: 'where', description: 'Only these.', type: whereOf('Gap') },
    {
      name: 'months',
      description: `How many months a pledge may wait for a signature before it is listed, 0 to ${MONTHS.most}; ${MONTHS.default} when not given.`,
      type: GraphQLInt,
    },
    {
      name: 'asOf',
      description:
        'The day at which waiting is counted, of a year or month its first; today (UTC) when not given. It does not change what is known.',
      type: PartialDate,
    },
  ],
  answer: {
    type: 'Gap',
    stem: 'Gap',
    ordered: true,
    source({ kinds, of, where, months, asOf }, compilation) {
      const asked = (kinds?.now ?? []) as readonly GapKindWord[];
      const statement = gapsSql({
        kinds: asked.length > 0 ? [...new Set(asked)] : allKinds,
        months: compilation.parameter((variables) => monthsIn(months, variables), 'int'),
        day: dayOf(asOf, compilation),
      });
      const source = rowsOf(compilation.catalog.type('Gap'), statement, compilation);
      if (isGiven(of)) {
        const start = startSql(of, Object.keys(NodeKind.words), compilation);
        const whole = belongingTo(`(SELECT s.id FROM (${start}) s)`);
        source.conditions.push(`${column(source, 'node_id')} IN (${whole})`);
      }
      if (isGiven(where)) source.conditions.push(`(${whereSql(source.row, where, compilation)})`);
      return source;
    },
    keys: (source, { orderBy }, compilation) =>
      isGiven(orderBy)
        ? orderKeys(source, null, orderBy, compilation)
        : [
            keyOf(source, 'place', false),
            keyOf(source, 'months', true),
            keyOf(source, 'stated', true),
            ...orderKeys(source, null, undefined, compilation),
          ],
  },
};

const allKinds = Object.keys(RULES) as GapKindWord[];

const column = ({ row }: Source, name: string): string => row.columnIn('Gap', name);

const keyOf = (source: Source, name: string, descending: boolean): OrderKey => ({
  sql: column(source, name),
  type: 'int',
  descending,
  nullsFirst: false,
  nullable: descending,
  name,
});

/** @throws RequestError when the caller gives less than none or more than a lifetime */
function monthsIn(months: Input | undefined, variables: Variables): number {
  const given = (months?.read(variables) ?? MONTHS.default) as number;
  if (given >= 0 && given <= MONTHS.most) return given;
  throw new RequestError(`months must be between 0 and ${MONTHS.most}, got ${given}`);
}

/** SQL of the day asked for. */
function dayOf(asOf: Input | undefined, compilation: Compilation): string {
  if (!isGiven(asOf)) return compilation.today();
  const firstDay = (variables: Variables) => String(asOf.read(variables)).padEnd(10, '-01');
  return compilation.parameter(firstDay, 'text::date');
}
