import { SummitFormat, SummitLevel } from '../../generated/prisma/client';
import { family } from '../files/family';
import {
  count,
  date,
  listOf,
  optional,
  ordinal,
  slug,
  text,
  to,
  toCountry,
  word,
} from '../files/fields';
import { expectInOrder, expectInverse } from '../files/place';
import { as } from '../rows/draft';

/** Meetings of a forum. */
export const summits = family({
  type: 'summit',
  shape: {
    id: slug,
    forum: to('forum'),
    title: text,
    ordinal: optional(ordinal),
    kind: word(SummitLevel),
    mode: word(SummitFormat),
    startsOn: date,
    endsOn: optional(date),
    city: optional(text),
    venue: optional(text),
    country: optional(toCountry),
    host: optional(to('participant')),
    coHost: optional(to('participant')),
    themes: listOf(text),
    outcomeDocuments: listOf(text),
    adoptedPlans: listOf(to('plan')),
    statedProgramCount: optional(count),
    statedMeasureCount: optional(count),
    summary: optional(text),
    sources: listOf(to('source')),
  },
  check({ id, adoptedPlans, startsOn, endsOn }, place) {
    expectInOrder(place, ['startsOn', startsOn], ['endsOn', endsOn]);
    expectInverse(place.at('adoptedPlans'), adoptedPlans, { type: 'plan', field: 'adoptedAt', id });
  },
  rows(record, draft) {
    const { sources } = record;
    const id = draft.node('SUMMIT', {
      slug: record.id,
      name: record.title,
      summary: record.summary,
      sources,
    });
    draft.rows.summit.push({
      id,
      forumId: draft.id('forum', record.forum),
      ordinal: record.ordinal,
      level: record.kind,
      format: record.mode,
      startsOn: record.startsOn,
      endsOn: record.endsOn,
      city: record.city,
      venue: record.venue,
      countryId: draft.id('participant', record.country),
      themes: [...record.themes],
      outcomeDocuments: [...record.outcomeDocuments],
      statedProgramCount: record.statedProgramCount,
      statedMeasureCount: record.statedMeasureCount,
    });
    const hosts = as('HOST', record.host === null ? [] : [record.host]);
    const coHosts = as('CO_HOST', record.coHost === null ? [] : [record.coHost]);
    draft.named([...hosts, ...coHosts], { type: 'summit', id: record.id }, { sources });
  },
});
