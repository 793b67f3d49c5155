import { weights } from '../../src/search/texts';
import type { Draft } from './draft';
import type { Parties } from './participants';
import { partialDate, placeName, prose, slugOf, two, undertaking } from './words';
import type { World } from './world';

/** Ten summits a forum, so that a question about ten summits costs the same at every size. */
export const SUMMITS_A_FORUM = 10;

export function drawForums(draft: Draft, { countries }: Parties): void {
  const { world } = draft;
  for (let index = 0; index < world.counts.forums; index++) {
    const random = world.random('forums', index);
    const name = `Forum of ${placeName(8000 + index)}`;
    const node = { id: world.id('forums', index), slug: slugOf(name, index) };
    draft.node(node.id, 'FORUM', {
      ...node,
      names: { en: name, es: `Foro de ${placeName(8000 + index)}` },
    });
    draft.add('forum', {
      id: node.id,
      kind: 'INTERREGIONAL_FORUM',
      establishedOn: partialDate(random, 1990, 2000),
      firstMeetingOn: partialDate(random, 2001, 2004),
      website: `https://forum-${index}.example/`,
      parentId: index % 7 === 6 ? world.id('forums', index - 1) : null,
    });
    draft.participations(
      node,
      countries.slice(0, random.between(4, 20)).map((country) => ['PARTY', country] as const),
    );
    draft.cite(node.id, random, 2);
  }
}

export function drawSummits(draft: Draft, { countries, people }: Parties): void {
  const { world } = draft;
  for (let index = 0; index < world.counts.summits; index++) {
    const random = world.random('summits', index);
    const city = placeName(random.zipf(900));
    const [year, month, day] = [yearOf(index), random.between(1, 12), random.between(1, 24)];
    const name = `${ordinal((index % SUMMITS_A_FORUM) + 1)} Summit of ${city}, ${year}`;
    const node = { id: world.id('summits', index), slug: slugOf(name, index) };
    const texts = [{ property: 'city', weight: weights.prose, text: city }];
    draft.node(node.id, 'SUMMIT', {
      ...node,
      names: { en: name },
      summary: prose(random, name),
      texts,
    });
    const host = random.zipf(countries.length);
    const startsOn = `${year}-${two(month)}-${two(day)}`;
    draft.add('summit', {
      id: node.id,
      forumId: world.id('forums', Math.floor(index / SUMMITS_A_FORUM)),
      ordinal: (index % SUMMITS_A_FORUM) + 1,
      level: index % 3 === 0 ? 'SUMMIT' : 'MINISTERIAL',
      format: random.chance(0.9) ? 'IN_PERSON' : 'VIRTUAL',
      startsOn,
      endsOn: `${year}-${two(month)}-${two(day + random.between(0, 3))}`,
      city,
      venue: random.chance(0.5) ? `${city} Convention Centre` : null,
      countryId: world.id('countries', host),
      themes: ['connectivity', 'trade'],
      outcomeDocuments: ['Joint Declaration'],
      statedProgramCount: random.chance(0.5) ? random.between(3, 12) : null,
      statedMeasureCount: null,
    });
    const parts = [host, ...Array.from({ length: 8 }, () => random.zipf(countries.length))];
    draft.participations(
      node,
      [
        ...parts.flatMap((part, i) => {
          const country = countries[part];
          return country
            ? [[i === 0 ? ('HOST' as const) : ('PARTICIPANT' as const), country] as const]
            : [];
        }),
        ...people
          .slice(index % people.length)
          .slice(0, 2)
          .map((person) => ['SPEAKER', person] as const),
      ],
      startsOn,
    );
    draft.cite(node.id, random, 3);
  }
}

const yearOf = (index: number): number => 2004 + 2 * (index % SUMMITS_A_FORUM);
const ordinal = (n: number): string =>
  ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth', 'Tenth'][
    n - 1
  ] ?? `${n}th`;

/** Where a plan, program or measure hangs: upwards, each by its number. */
export const summitOfPlan = ({ counts }: World, plan: number): number => plan % counts.summits;
export const planOfProgram = (world: World, program: number): number =>
  program < world.counts.plans
    ? program
    : world.random('plan of program', program).skewed(world.counts.plans);
export const programOfMeasure = (world: World, measure: number): number =>
  world.random('program of measure', measure).skewed(world.counts.programs);

export function drawPlans(draft: Draft): void {
  const { world } = draft;
  for (let index = 0; index < world.counts.plans; index++) {
    const random = world.random('plans', index);
    const summit = summitOfPlan(world, index);
    const from = yearOf(summit);
    const name = `${placeName(random.zipf(900))} Plan of Action ${from}-${from + 2}`;
    const id = world.id('plans', index);
    draft.node(id, 'PLAN', {
      slug: slugOf(name, index),
      names: { en: name },
      summary: prose(random, name),
    });
    draft.add('plan', {
      id,
      summitId: world.id('summits', summit),
      documentKind: 'JOINT_PLAN',
      periodStart: String(from),
      periodEnd: String(from + 2),
      adoptedOn: null,
      predecessorId: null,
      statedProjectCount: random.chance(0.5) ? random.between(20, 120) : null,
      statedProjectCountQualifier: null,
      statedAreaCount: null,
      statedAreaCountQualifier: null,
      priorityNotes: [],
    });
    draft.sectors(id, [random.zipf(33)], false);
    draft.cite(id, random, 2);
  }
}

export function drawPrograms(draft: Draft): void {
  const { world } = draft;
  for (let index = 0; index < world.counts.programs; index++) {
    const random = world.random('programs', index);
    const plan = planOfProgram(world, index);
    const name = `${placeName(random.zipf(900))} ${random.pick(['Connectivity', 'Green Growth', 'Knowledge', 'Health', 'Harvest'])} Program`;
    const id = world.id('programs', index);
    draft.node(id, 'PROGRAM', { slug: slugOf(name, index), names: { en: name } });
    draft.add('program', {
      id,
      summitId: world.id('summits', summitOfPlan(world, plan)),
      planId: world.id('plans', plan),
      launchedById: random.chance(0.5)
        ? world.id('countries', random.zipf(world.counts.countries))
        : null,
      launchedOn: random.chance(0.5) ? partialDate(random, 2004, 2024) : null,
      number: (index % 9) + 1,
    });
    draft.cite(id, random, 1);
  }
}

export function drawMeasures(draft: Draft): void {
  const { world } = draft;
  for (let index = 0; index < world.counts.measures; index++) {
    const random = world.random('measures', index);
    const program = programOfMeasure(world, index);
    const plan = planOfProgram(world, program);
    const { en, es, thing } = undertaking(random);
    const id = world.id('measures', index);
    draft.node(id, 'MEASURE', { slug: slugOf(en, index), names: { en, es } });
    const quantified = random.chance(0.3);
    draft.add('measure', {
      id,
      summitId: world.id('summits', summitOfPlan(world, plan)),
      planId: world.id('plans', plan),
      programId: world.id('programs', program),
      number: (index % 20) + 1,
      officialNumber: null,
      kind: quantified ? 'QUANTIFIED' : random.pick(['NAMED_ACTION', 'POLICY_PLEDGE'] as const),
      text: en,
      startsOn: random.chance(0.3) ? String(random.between(2004, 2022)) : null,
      targetQuantity: quantified ? String(random.between(1, 400) * 10) : null,
      targetUnit: quantified ? 'training place' : null,
      targetPer: null,
      targetDueOn: quantified ? '2030' : null,
      windowStartsOn: null,
      windowYears: null,
    });
    draft.sectors(id, thing.sectors.slice(0, 1), false);
    draft.cite(id, random, 1);
  }
}
