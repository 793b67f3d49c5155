import { type MembershipKind, OrganizationKind } from '../../generated/prisma/client';
import { addCountry, countryCodesOf } from '../codes/countries';
import { family } from '../files/family';
import {
  code,
  count,
  date,
  listOf,
  optional,
  type RecordOf,
  slug,
  text,
  to,
  toCountry,
  upTo,
  word,
} from '../files/fields';
import type { Place } from '../files/place';
import type { Draft } from '../rows/draft';
import { nodeKindOf } from '../rows/node-kinds';

const ParticipantKind = {
  COUNTRY: 'COUNTRY',
  BLOC: 'BLOC',
  COMPANY: 'COMPANY',
  PERSON: 'PERSON',
  ...OrganizationKind,
} as const;

const shape = {
  id: slug,
  kind: word(ParticipantKind),
  name: text,
  abbreviation: optional(text),
  nameEs: optional(text),
  nameZh: optional(text),
  iso3166Alpha2: optional(code('two capital letters', /^[A-Z]{2}$/)),
  iso3166Alpha3: optional(code('three capital letters', /^[A-Z]{3}$/)),
  country: optional(toCountry),
  parent: optional(upTo('participant')),
  foundedOn: optional(date),
  memberCount: optional(count),
  memberOf: listOf(to('participant')),
  officeHeld: optional(text),
  affiliation: optional(to('participant')),
  note: optional(text),
  sources: listOf(to('source')),
};
type Participant = RecordOf<typeof shape>;

/** Countries, blocs, organizations, companies and people. */
export const participants = family({
  type: 'participant',
  shape,
  unique: ['iso3166Alpha2', 'iso3166Alpha3'],
  check: checkKind,
  rows(record, draft) {
    const { kind, name, note, sources } = record;
    const id = draft.node(nodeKindOf('participant', record), {
      slug: record.id,
      name,
      note,
      sources,
    });
    draft.name(id, 'es', record.nameEs);
    draft.name(id, 'zh', record.nameZh);
    draft.abbreviation(id, record.abbreviation);
    draft.rows.participant.push({
      id,
      countryId: draft.id('participant', record.country),
      parentId: draft.id('participant', record.parent),
      foundedOn: record.foundedOn,
      memberCount: record.memberCount,
    });
    const codes = countryCodesOf(record.iso3166Alpha2);
    if (kind === 'COUNTRY') codes && addCountry(draft, id, codes);
    else if (kind === 'BLOC') draft.rows.bloc.push({ id });
    else if (kind === 'COMPANY') draft.rows.company.push({ id });
    else if (kind === 'PERSON') draft.rows.person.push({ id, officeHeld: record.officeHeld });
    else draft.rows.organization.push({ id, kind });
    addMemberships(record, draft);
  },
});

/** What each kind must say, and must not. */
function checkKind({ kind, ...record }: Participant, place: Place): void {
  const absent = (field: keyof typeof record, of: string) => {
    if (record[field] !== null) place.at(field).wrong(`nothing: only ${of} has one`, record[field]);
  };
  if (kind === 'COUNTRY') {
    const codes = countryCodesOf(record.iso3166Alpha2);
    if (codes === null) {
      place.at('iso3166Alpha2').wrong('a code of ISO 3166-1', record.iso3166Alpha2);
    } else if (codes.alpha3 !== record.iso3166Alpha3) {
      place
        .at('iso3166Alpha3')
        .wrong(`"${codes.alpha3}", as of ${codes.alpha2}`, record.iso3166Alpha3);
    }
    absent('country', 'what is in a country');
    absent('parent', 'what is in a country');
  } else {
    absent('iso3166Alpha2', 'a country');
    absent('iso3166Alpha3', 'a country');
  }
  if (kind !== 'PERSON') {
    absent('officeHeld', 'a person');
    absent('affiliation', 'a person');
  }
}

/** A group that lists the participant, and for a person the body that the office is in. */
function addMemberships(record: Participant, draft: Draft): void {
  const { id: member, memberOf, affiliation, officeHeld, sources } = record;
  const add = (slug: string, group: string, kind: MembershipKind, role: string | null) => {
    draft.rows.membership.push({
      id: draft.node('MEMBERSHIP', { slug, sources }),
      memberId: draft.id('participant', member),
      groupId: draft.id('participant', group),
      initiativeId: null,
      kind,
      role,
      since: null,
      until: null,
    });
  };
  for (const group of memberOf) add(`${member}-member-${group}`, group, 'MEMBER', null);
  if (affiliation !== null)
    add(`${member}-at-${affiliation}`, affiliation, 'AFFILIATE', officeHeld);
}
