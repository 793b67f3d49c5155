import { orderKeys } from '../../engine/compile/order';
import { rowsOf } from '../../engine/compile/source';
import { whereOf } from '../../engine/names';
import type { Question } from '../../engine/question';
import { TotalDimension, type TotalDimensionWord } from './dimensions';
import { matchedSql } from './matched';
import { TotalRule, type TotalRuleWord } from './rules';
import { totalsSql } from './statement';

export const financingTotals: Question = {
  name: 'financingTotals',
  description:
    'How much, by what you choose: for each group the sum of what is known, how many amounts are known, unknown and left out, and the rows behind it. Currencies and stages are never mixed; no money is counted twice, and each exclusion is listed with its rule.',
  args: [
    {
      name: 'where',
      description: 'Which financings to add up; all, when not given.',
      type: whereOf('Financing'),
    },
    {
      name: 'groupBy',
      description: 'By what, besides stage and currency.',
      type: TotalDimension,
      list: true,
    },
    {
      name: 'withoutRules',
      description: 'Rules to switch off, to see what they change.',
      type: TotalRule,
      list: true,
    },
  ],
  answer: {
    type: 'FinancingTotal',
    stem: 'FinancingTotal',
    ordered: true,
    source({ where, groupBy, withoutRules }, compilation) {
      const statement = totalsSql(
        matchedSql('Financing', where, compilation),
        (groupBy?.now ?? []) as readonly TotalDimensionWord[],
        (withoutRules?.now ?? []) as readonly TotalRuleWord[],
      );
      return rowsOf(compilation.catalog.type('FinancingTotal'), statement, compilation);
    },
    keys: (source, { orderBy }, compilation) => orderKeys(source, null, orderBy, compilation),
  },
};
