import { GraphQLID } from 'graphql';

import { rowsOf } from '../../engine/compile/source';
import type { Question } from '../../engine/question';
import { CurrencyCode } from '../../engine/scalars';
import { refuseOtherKinds, startSql } from '../start';
import { traceSql } from './statement';
import { STARTS } from './steps';
import { toldEntries } from './told';

export const trace: Question = {
  name: 'trace',
  description:
    'Where did it go, and where does it come from? The ladder from what was promised over agreements and projects to money bound and paid: each rung with its nodes, amounts, dates and sources, missing rungs shown as missing, and the gaps between them. Null where there is no such node.',
  args: [
    {
      name: 'from',
      description:
        'The id, or the slug, of a summit, plan, program, measure, project, agreement or financing.',
      type: GraphQLID,
      required: true,
    },
    {
      name: 'in',
      description:
        'The currency to tell sums and gaps in, such as `USD`: each amount is converted at its own date, and what cannot be is counted. Where it is not given, each currency has sums and gaps of its own.',
      type: CurrencyCode,
    },
  ],
  answer: {
    type: 'Trace',
    one({ from, in: currency }, compilation) {
      refuseOtherKinds(from, STARTS, 'a trace begins with', compilation);
      const start = startSql(from, STARTS, compilation);
      return rowsOf(
        compilation.catalog.type('Trace'),
        traceSql(start, toldEntries(currency, compilation)),
        compilation,
      );
    },
  },
};
