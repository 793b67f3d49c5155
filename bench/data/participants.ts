import type { Draft, Party } from './draft';
import type { Random } from './random';
import { partialDate, placeName, slugOf } from './words';
import type { World } from './world';

/** Codes that ISO 3166-1 leaves to users, so that they are no real country's (XK is in use for Kosovo). */
const ALPHA2 = [
  ...[...'MNOPQRSTUVWXYZ'].map((letter) => `Q${letter}`),
  ...[...'ABCDEFGHIJLMNOPQRSTUVWXYZ'].map((letter) => `X${letter}`),
  'ZZ',
];

const REGIONS = ['Northern Isles', 'Western Coast', 'Southern Plains', 'Eastern Heights'];
const BODIES = [
  'Ministry of Commerce',
  'Development Agency',
  'National University',
  'Port Authority',
  'Water Board',
];
const BUSINESSES = [
  'Engineering',
  'Energy',
  'Construction Group',
  'Railways',
  'Mining',
  'Telecom',
  'Harbours',
];
const GIVEN = ['Ana', 'Luis', 'Mei', 'João', 'Inés', 'Wei', 'Carla', 'Tomás', 'Lucía', 'Jun'];

/** All participants, the busiest of each sort first. */
export interface Parties {
  readonly countries: readonly Party[];
  readonly blocs: readonly Party[];
  readonly banks: readonly Party[];
  readonly organizations: readonly Party[];
  readonly companies: readonly Party[];
  readonly people: readonly Party[];
}

export function partiesOf(world: World): Parties {
  const many = (
    stream: 'countries' | 'blocs' | 'organizations' | 'companies' | 'people',
    nameOf: (index: number, random: Random) => string,
  ): Party[] =>
    Array.from({ length: world.counts[stream] }, (_, index) => {
      const name = nameOf(index, world.random(stream, index));
      return { id: world.id(stream, index), slug: slugOf(name, index), name };
    });
  const organizations = many('organizations', (index, random) =>
    isBank(index)
      ? `Bank of ${placeName(3000 + index)}`
      : `${placeName(3000 + index)} ${random.pick(BODIES)}`,
  );
  return {
    countries: many('countries', (index) => `Republic of ${placeName(9000 + index)}`),
    blocs: many('blocs', (index) => `Community of the ${placeName(9500 + index)} States`),
    banks: organizations.filter((_, index) => isBank(index)),
    organizations,
    companies: many(
      'companies',
      (index, random) => `${placeName(4000 + index)} ${random.pick(BUSINESSES)}`,
    ),
    people: many('people', (index, random) => `${random.pick(GIVEN)} ${placeName(6000 + index)}`),
  };
}

const isBank = (index: number): boolean => index % 5 === 0;

export function drawParticipants(draft: Draft, parties: Parties): void {
  drawCountries(draft, parties.countries);
  const { world } = draft;
  const draw = (
    all: readonly Party[],
    stream: 'blocs' | 'organizations' | 'companies' | 'people',
    kind: 'BLOC' | 'ORGANIZATION' | 'COMPANY' | 'PERSON',
  ): void =>
    all.forEach(({ id, slug, name }, index) => {
      const random = world.random(`${stream} facts`, index);
      draft.node(id, kind, { slug, names: { en: name } });
      const isIn = kind !== 'BLOC' && random.chance(0.9);
      draft.add('participant', {
        id,
        countryId: isIn
          ? (parties.countries[random.zipf(parties.countries.length)]?.id ?? null)
          : null,
        parentId:
          kind === 'COMPANY' && index > 9 && random.chance(0.1)
            ? world.id(stream, index % 10)
            : null,
        foundedOn: kind !== 'PERSON' && random.chance(0.4) ? partialDate(random, 1850, 2015) : null,
        memberCount: kind === 'BLOC' ? random.between(5, 33) : null,
      });
      if (kind === 'BLOC') draft.add('bloc', { id });
      if (kind === 'COMPANY') draft.add('company', { id });
      if (kind === 'PERSON')
        draft.add('person', { id, officeHeld: random.chance(0.6) ? 'Minister' : null });
      if (kind === 'ORGANIZATION') {
        const other = random.chance(0.7) ? 'GOVERNMENT_BODY' : 'UNIVERSITY';
        draft.add('organization', { id, kind: isBank(index) ? 'BANK' : other });
      }
      if (random.chance(0.3)) draft.cite(id, random, 1);
    });
  draw(parties.blocs, 'blocs', 'BLOC');
  draw(parties.organizations, 'organizations', 'ORGANIZATION');
  draw(parties.companies, 'companies', 'COMPANY');
  draw(parties.people, 'people', 'PERSON');
  drawMemberships(draft, parties);
}

function drawCountries(draft: Draft, countries: readonly Party[]): void {
  countries.forEach(({ id, slug, name }, index) => {
    const alpha2 = ALPHA2[index] ?? '';
    draft.node(id, 'COUNTRY', {
      slug,
      names: { en: name, es: name.replace('Republic of', 'República de') },
    });
    draft.add('participant', {
      id,
      countryId: null,
      parentId: null,
      foundedOn: null,
      memberCount: null,
    });
    draft.add('country', {
      id,
      alpha2,
      alpha3: `${alpha2}A`,
      m49: null,
      region: REGIONS[index % REGIONS.length] ?? null,
    });
    draft.add('identifier', { nodeId: id, scheme: 'ISO_3166_1_ALPHA_2', value: alpha2 });
  });
}

function drawMemberships(draft: Draft, { countries, blocs }: Parties): void {
  blocs.forEach((bloc, at) => {
    countries.forEach((country, index) => {
      const random = draft.world.random('memberships', at * 1000 + index);
      if (!random.chance(0.35)) return;
      const id = draft.nextId('memberships');
      draft.node(id, 'MEMBERSHIP', { slug: `${country.slug}-in-${bloc.slug}` });
      const ends = { memberId: country.id, groupId: bloc.id, initiativeId: null };
      draft.add('membership', {
        id,
        ...ends,
        kind: 'MEMBER',
        role: null,
        since: partialDate(random, 1960, 2020),
        until: null,
      });
    });
  });
}
