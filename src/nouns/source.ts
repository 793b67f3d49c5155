import { GraphQLString } from 'graphql';

import { Column, Many, Noun } from '../engine/declare';
import { enumeration } from '../engine/enumeration';
import { LanguageTag, PartialDate, URL } from '../engine/scalars';
import type { Citation, Claim } from './claim';
import { Node } from './node';
import type { Deflator, ExchangeRate } from './rate';

export const SourceKind = enumeration('SourceKind', 'What sort of document a source is.', {
  OFFICIAL_TEXT: 'A text of those who take part, or a copy of it.',
  DATABASE: 'A data set or code list.',
  ANALYSIS: 'An analysis.',
  NEWS: 'A report in the news.',
});

export const ReadExtent = enumeration('ReadExtent', 'How much of a source was read.', {
  FULL: 'All of it.',
  EXCERPT: 'Its beginning, about 2,000 characters.',
  RECORDS: 'The records that concern this graph.',
  REFERENCE: 'Looked up as a reference.',
});

@Noun('A document. Its `name` describes it; it is not always the headline.', {
  plural: 'sources',
  orderBy: 'publishedOn',
})
export class Source extends Node {
  @Column(SourceKind, 'What sort of document it is.')
  kind!: string;

  @Column(GraphQLString, 'Who published it. Null where unknown.')
  publisher!: string | null;

  @Column(URL, 'Where it was read. Null where it is not on the web.')
  url!: string | null;

  @Column(URL, 'Where a copy is archived. Null where none is known.')
  archiveUrl!: string | null;

  @Column(PartialDate, 'When it was published. Null where undated.')
  publishedOn!: string | null;

  @Column(LanguageTag, 'The language in which it was read.')
  language!: string;

  @Column(ReadExtent, 'How much of it was read.')
  readExtent!: string;

  @Column(
    GraphQLString,
    'SPDX name of its licence, such as `ODC-By-1.0`. Null where none is stated.',
  )
  licence!: string | null;

  @Many('Claim', 'The claims it makes.', { from: 'claims', orderBy: 'property' })
  claimsMade!: Many<Claim>;

  @Many('Citation', 'The records it supports.', { from: 'citations' })
  citationsMade!: Many<Citation>;

  @Many('ExchangeRate', 'The exchange rates it gives.', { orderBy: 'period' })
  exchangeRates!: Many<ExchangeRate>;

  @Many('Deflator', 'The deflators it gives.', { orderBy: 'year' })
  deflators!: Many<Deflator>;
}
