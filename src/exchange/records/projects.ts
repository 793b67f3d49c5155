import {
  Confidence,
  LocationPrecision,
  ParticipationRole,
  ProjectStatus,
  Qualifier,
} from '../../generated/prisma/client';
import { family } from '../files/family';
import {
  amount,
  currency,
  date,
  degrees,
  listOf,
  optional,
  type RecordOf,
  record,
  slug,
  text,
  to,
  toCountry,
  word,
} from '../files/fields';
import { expectInOrder } from '../files/place';
import type { Draft } from '../rows/draft';
import { externalIds, identifiersOf } from './external-ids';

const location = {
  name: text,
  lat: optional(degrees(90)),
  lon: optional(degrees(180)),
  precision: optional(word(LocationPrecision)),
  sources: listOf(to('source')),
};

/** Undertakings that are more than proposed. */
export const projects = family({
  type: 'project',
  shape: {
    id: slug,
    name: text,
    country: optional(toCountry),
    countries: listOf(toCountry),
    sectors: listOf(to('sector')),
    status: word(ProjectStatus),
    statusAsOf: optional(date),
    statusNote: optional(text),
    startsOn: optional(date),
    endsOn: optional(date),
    estimatedCost: optional(record({ amount, currency, qualifier: optional(word(Qualifier)) })),
    plan: optional(to('plan')),
    program: optional(to('program')),
    measure: optional(to('measure')),
    agreements: listOf(to('agreement')),
    initiatives: listOf(to('initiative')),
    participants: listOf(record({ participant: to('participant'), role: word(ParticipationRole) })),
    location: optional(record(location)),
    externalIds,
    summary: optional(text),
    confidence: optional(word(Confidence)),
    sources: listOf(to('source')),
  },
  check({ country, countries, location, startsOn, endsOn }, place) {
    expectInOrder(place, ['startsOn', startsOn], ['endsOn', endsOn]);
    if (country !== null && !countries.includes(country)) {
      place.at('countries').wrong(`also "${country}", the project's country`, countries);
    }
    if (location !== null && (location.lat === null) !== (location.lon === null)) {
      place.at('location').wrong('both lat and lon, or neither', location);
    }
  },
  rows(record, draft) {
    const { confidence, sources } = record;
    const id = draft.node('PROJECT', {
      slug: record.id,
      name: record.name,
      summary: record.summary,
      confidence,
      sources,
    });
    draft.rows.project.push({
      id,
      planId: draft.id('plan', record.plan),
      programId: draft.id('program', record.program),
      measureId: draft.id('measure', record.measure),
      countryId: draft.id('participant', record.country),
      status: record.status,
      statusRaw: null,
      statusAsOf: record.statusAsOf,
      statusNote: record.statusNote,
      startsOn: record.startsOn,
      endsOn: record.endsOn,
      estimatedCost: record.estimatedCost?.amount ?? null,
      estimatedCostCurrency: record.estimatedCost?.currency ?? null,
      estimatedCostQualifier: record.estimatedCost?.qualifier ?? null,
      basis: null,
      position: null,
      officialRef: null,
      sectionHeading: null,
    });
    draft.countries(id, record.countries);
    draft.sectors(id, record.sectors);
    draft.initiatives(id, record.initiatives);
    draft.identifiers(id, identifiersOf(record.externalIds));
    for (const agreement of record.agreements) draft.subject(draft.id('agreement', agreement), id);
    draft.named(record.participants, { type: 'project', id: record.id }, { confidence, sources });
    if (record.location !== null) addLocation(id, record, record.location, draft);
  },
});

function addLocation(
  projectId: string,
  project: { readonly id: string; readonly sources: readonly string[] },
  { name, lat, lon, precision, sources: own }: RecordOf<typeof location>,
  draft: Draft,
): void {
  const sources = own.length > 0 ? own : project.sources;
  const id = draft.node('LOCATION', { slug: `${project.id}-location`, name, sources });
  draft.rows.location.push({ id, projectId, latitude: lat, longitude: lon, precision });
}
