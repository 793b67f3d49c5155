import { isGiven } from '../../engine/compile/input';
import { orderKeys } from '../../engine/compile/order';
import { rowsOf } from '../../engine/compile/source';
import { whereOf } from '../../engine/names';
import type { Question } from '../../engine/question';
import { CurrencyCode } from '../../engine/scalars';
import { TotalDimension, type TotalDimensionWord } from './dimensions';
import { matchedSql } from './matched';
import { TotalRule, type TotalRuleWord } from './rules';
import { totalsSql } from './statement';
import { toldSql } from './told';

export const financingTotals: Question = {
  name: 'financingTotals',
  description:
    'How much, by what you choose: for each group the sum of what is known, how many amounts are known, unknown and left out, and the rows behind it. Stages are never mixed, and currencies only where `in` asks for one, each amount at the rate of its own date; no money is counted twice, and each exclusion is listed with its rule.',
  args: [
    {
      name: 'where',
      description: 'Which financings to add up; all, when not given.',
      type: whereOf('Financing'),
    },
    {
      name: 'groupBy',
      description: 'By what, besides stage and, without `in`, currency.',
      type: TotalDimension,
      list: true,
    },
    {
      name: 'in',
      description:
        'The currency to tell all amounts in, such as `USD`: each is converted at its own date, and what cannot be is counted and listed. Where it is not given, each currency has totals of its own.',
      type: CurrencyCode,
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
    source({ where, groupBy, in: currency, withoutRules }, compilation) {
      const statement = totalsSql({
        matched: matchedSql('Financing', where, compilation),
        groupBy: (groupBy?.now ?? []) as readonly TotalDimensionWord[],
        withoutRules: (withoutRules?.now ?? []) as readonly TotalRuleWord[],
        told: isGiven(currency) ? toldSql(currency, compilation) : null,
      });
      return rowsOf(compilation.catalog.type('FinancingTotal'), statement, compilation);
    },
    keys: (source, { orderBy }, compilation) => orderKeys(source, null, orderBy, compilation),
  },
};
