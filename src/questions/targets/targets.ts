import { orderKeys } from '../../engine/compile/order';
import { rowsOf } from '../../engine/compile/source';
import { whereOf } from '../../engine/names';
import type { Question } from '../../engine/question';
import { matchedSql } from '../totals/matched';
import { TargetDimension, type TargetDimensionWord } from './dimensions';
import { TargetRule, type TargetRuleWord } from './rules';
import { targetTotalsSql } from './statement';

export const targetTotals: Question = {
  name: 'targetTotals',
  description:
    'How many, of what is promised in other units than money: scholarships, training places, visits. For each group the total over the years promised and the number a year, what is unknown and left out, and the promises behind it. Units are never mixed, and no promise is counted twice.',
  args: [
    {
      name: 'where',
      description: 'Which promises to add up; all, when not given.',
      type: whereOf('Measure'),
    },
    {
      name: 'groupBy',
      description: 'By what, besides the unit.',
      type: TargetDimension,
      list: true,
    },
    {
      name: 'withoutRules',
      description: 'Rules to switch off, to see what they change.',
      type: TargetRule,
      list: true,
    },
  ],
  answer: {
    type: 'TargetTotal',
    stem: 'TargetTotal',
    ordered: true,
    source({ where, groupBy, withoutRules }, compilation) {
      const statement = targetTotalsSql(
        matchedSql('Measure', where, compilation),
        (groupBy?.now ?? []) as readonly TargetDimensionWord[],
        (withoutRules?.now ?? []) as readonly TargetRuleWord[],
      );
      return rowsOf(compilation.catalog.type('TargetTotal'), statement, compilation);
    },
    keys: (source, { orderBy }, compilation) => orderKeys(source, null, orderBy, compilation),
  },
};
