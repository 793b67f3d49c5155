import { ReadExtent, SourceKind } from '../../generated/prisma/client';
import { family } from '../files/family';
import { date, language, optional, slug, text, url, word } from '../files/fields';

/** Documents: what every claim and citation points to. */
export const sources = family({
  type: 'source',
  shape: {
    id: slug,
    title: text,
    publisher: optional(text),
    url,
    publishedOn: optional(date),
    language,
    kind: word(SourceKind),
    readExtent: word(ReadExtent),
    licence: optional(text),
  },
  unique: ['url'],
  rows(record, draft) {
    draft.rows.source.push({
      id: draft.node('SOURCE', { slug: record.id, name: record.title }),
      kind: record.kind,
      publisher: record.publisher,
      url: record.url,
      archiveUrl: null,
      publishedOn: record.publishedOn,
      language: record.language,
      readExtent: record.readExtent,
      licence: record.licence ?? licenceOf(record),
    });
  },
});

/** AidData licenses its data under ODC-By 1.0 (README.md of the data set). */
function licenceOf({ id, publisher }: { id: string; publisher: string | null }): string | null {
  return id.startsWith('aiddata') || publisher?.includes('AidData') ? 'ODC-By-1.0' : null;
}
