import { weights } from '../../src/search/texts';
import { claim, dispute } from './claims';
import { planOfProgram, programOfMeasure, summitOfPlan } from './diplomacy';
import type { Draft, Party } from './draft';
import type { Parties } from './participants';
import type { Random } from './random';
import { sectorName } from './themes';
import { partialDate, prose, slugOf, type Undertaking, undertaking } from './words';
import type { World } from './world';

const STATUSES = [
  'IMPLEMENTATION',
  'CLOSED',
  'PROPOSED',
  'PIPELINE',
  'FINALISATION',
  'CANCELLED',
  'SUSPENDED',
] as const;
const INSTRUMENTS = [
  'LOAN',
  'GRANT',
  'EXPORT_CREDIT',
  'CREDIT_LINE',
  'FUND',
  'OTHER',
  'EQUITY',
] as const;
const STAGES = ['COMMITMENT', 'PLEDGE', 'DISBURSEMENT', 'INCOMING_FUNDS', 'EXPENDITURE'] as const;
const CURRENCIES = ['USD', 'CNY', 'EUR', 'BRL', 'JPY', 'GBP', 'CHF', 'XOF'];

interface ProjectFacts {
  readonly id: string;
  readonly slug: string;
  readonly what: Undertaking;
  readonly random: Random;
}

/** What others may need to know of a project. */
function projectOf(world: World, index: number): ProjectFacts {
  const random = world.random('projects', index);
  const what = undertaking(random);
  return { id: world.id('projects', index), slug: slugOf(what.en, index), what, random };
}

export function drawProjects(draft: Draft, parties: Parties): void {
  const { world } = draft;
  const { countries } = parties;
  for (let index = 0; index < world.counts.projects; index++) {
    const { id, slug, what, random } = projectOf(world, index);
    const measure = random.chance(0.9) ? random.skewed(world.counts.measures) : null;
    const program = measure === null ? null : programOfMeasure(world, measure);
    const plan = program === null ? null : planOfProgram(world, program);
    const country = random.zipf(countries.length);
    const status = STATUSES[random.zipf(STATUSES.length)] ?? 'CLOSED';
    const startsOn = random.chance(0.7) ? partialDate(random, 2005, 2020) : null;
    const endsOn =
      startsOn !== null && random.chance(0.4) ? String(random.between(2021, 2026)) : null;
    const cost = random.chance(0.5) ? String(random.between(1, 4000) * 250_000) : null;
    draft.node(id, 'PROJECT', {
      slug,
      names: {
        en: what.en,
        ...(random.chance(0.3) && { es: what.es }),
        ...(random.chance(0.1) && { zh: what.zh }),
      },
      ...(random.chance(0.7) && { summary: prose(random, what.en) }),
      confidence: random.pick(['HIGH', 'HIGH', 'MEDIUM', 'LOW'] as const),
      texts: [
        {
          property: 'sectors',
          weight: weights.context,
          text: what.thing.sectors.map(sectorName).join('; '),
        },
        { property: 'countries', weight: weights.context, text: countries[country]?.name ?? '' },
      ],
    });
    draft.add('project', {
      id,
      planId: plan === null ? null : world.id('plans', plan),
      programId: program === null ? null : world.id('programs', program),
      measureId: measure === null ? null : world.id('measures', measure),
      countryId: countries[country]?.id ?? null,
      status,
      statusRaw: null,
      statusAsOf: random.chance(0.3) ? '2025' : null,
      statusNote: null,
      startsOn,
      endsOn,
      estimatedCost: cost,
      estimatedCostCurrency: cost === null ? null : currency(random),
      estimatedCostQualifier: null,
      basis: null,
      position: plan === null ? null : (index % 90) + 1,
      officialRef: null,
      sectionHeading: null,
    });
    draft.sectors(id, what.thing.sectors.slice(0, random.between(1, 2)), random.chance(0.2));
    const countryId = countries[country]?.id ?? '';
    draft.add('countryShare', { countryId, nodeId: id, percentage: null, position: 0 });
    if (random.chance(0.1))
      draft.add('framing', {
        initiativeId: world.id('initiatives', random.zipf(12)),
        nodeId: id,
        position: 0,
      });
    if (random.chance(0.2))
      draft.add('identifier', { nodeId: id, scheme: 'GENERATED', value: `G-${index}` });
    draft.participations({ id, slug }, projectParts(parties, random, country));
    draft.cite(id, random, random.between(1, 2));
    projectClaims(draft, { id, slug, status, startsOn, cost }, random);
  }
}

/** One to three: who builds, who answers for it, who benefits. */
function projectParts(
  { countries, organizations, companies }: Parties,
  random: Random,
  country: number,
) {
  const parts: [role: 'IMPLEMENTER' | 'ACCOUNTABLE' | 'BENEFICIARY', party: Party][] = [];
  const add = (role: (typeof parts)[number][0], party: Party | undefined): void => {
    if (party) parts.push([role, party]);
  };
  add('IMPLEMENTER', companies[random.zipf(companies.length)]);
  if (random.chance(0.5)) add('ACCOUNTABLE', organizations[random.zipf(organizations.length)]);
  if (random.chance(0.3)) add('BENEFICIARY', countries[country]);
  return parts;
}

function projectClaims(
  draft: Draft,
  {
    id,
    slug,
    status,
    startsOn,
    cost,
  }: { id: string; slug: string; status: string; startsOn: string | null; cost: string | null },
  random: Random,
): void {
  if (random.chance(0.5)) claim(draft, id, 'status', status, random);
  if (startsOn !== null && random.chance(0.4)) claim(draft, id, 'startsOn', startsOn, random);
  if (cost === null) return;
  const other = String(Number(cost) + 1_000_000);
  if (random.chance(0.12)) dispute(draft, { id, slug }, 'estimatedCost', [cost, other], random);
  else if (random.chance(0.4)) claim(draft, id, 'estimatedCost', cost, random);
}

export function drawAgreements(draft: Draft, { countries }: Parties): void {
  const { world } = draft;
  for (let index = 0; index < world.counts.agreements; index++) {
    const random = world.random('agreements', index);
    const plan = random.skewed(world.counts.plans);
    const name = `Memorandum on the ${undertaking(random).en.split(' the ')[1] ?? 'works'}`;
    const node = { id: world.id('agreements', index), slug: slugOf(name, index) };
    draft.node(node.id, 'AGREEMENT', { ...node, names: { en: name } });
    const signedOn = partialDate(random, 2004, 2025);
    draft.add('agreement', {
      id: node.id,
      summitId: world.id('summits', summitOfPlan(world, plan)),
      parentId: null,
      kind: random.pick(['MOU', 'LOAN', 'CONTRACT', 'COOPERATION_PLAN'] as const),
      status: 'SIGNED',
      signedOn,
      authorisedOn: null,
      entryIntoForce: null,
      terminatedOn: null,
      onSidelines: random.chance(0.2),
      place: null,
      counterpartyNote: null,
      statedCount: null,
      statedCountQualifier: null,
      contractValue: null,
      contractValueCurrency: null,
    });
    const subject = random.skewed(world.counts.projects);
    draft.add('agreementSubject', { agreementId: node.id, nodeId: world.id('projects', subject) });
    const [one, other] = [
      countries[random.zipf(countries.length)],
      countries[random.zipf(countries.length)],
    ];
    draft.participations(
      node,
      [one, other].flatMap((party) => (party ? [['SIGNATORY' as const, party] as const] : [])),
      signedOn,
    );
    draft.cite(node.id, random, 1);
  }
}

export function drawFinancings(draft: Draft, { countries, banks }: Parties): void {
  const { world } = draft;
  for (let index = 0; index < world.counts.financings; index++) {
    const random = world.random('financings', index);
    const project = projectOf(world, random.skewed(world.counts.projects));
    const isOfProject = random.chance(0.9);
    const instrument = INSTRUMENTS[random.zipf(INSTRUMENTS.length)] ?? 'OTHER';
    const name = `${project.what.place} ${project.what.thing.en}: ${instrument.toLowerCase().replaceAll('_', ' ')}`;
    const node = { id: world.id('financings', index), slug: slugOf(name, index) };
    draft.node(node.id, 'FINANCING', { ...node, names: { en: name } });
    const amount = random.chance(0.92)
      ? `${random.between(1, 9_000) * 100_000}${random.chance(0.1) ? '.25' : ''}`
      : null;
    draft.add('financing', {
      id: node.id,
      summitId: null,
      planId: isOfProject ? null : world.id('plans', random.skewed(world.counts.plans)),
      programId: null,
      measureId: null,
      projectId: isOfProject ? project.id : null,
      agreementId: random.chance(0.05)
        ? world.id('agreements', random.skewed(world.counts.agreements))
        : null,
      drawsOnId:
        index > 50 && random.chance(0.02) ? world.id('financings', random.between(0, 50)) : null,
      instrument,
      channel: random.chance(0.9) ? 'BILATERAL' : 'MULTILATERAL',
      stage: STAGES[random.zipf(STAGES.length)] ?? 'PLEDGE',
      statusRaw: 'SIGNED',
      statusAsOf: null,
      signedOn: random.chance(0.6) ? partialDate(random, 2004, 2025) : null,
      amount,
      currency: amount === null ? null : currency(random),
      amountQualifier: null,
      usdAmount: null,
      terms: random.chance(0.1) ? 'Interest 2 per cent, 20 years, 5 years of grace' : null,
      aggregate: false,
    });
    draft.sectors(node.id, project.what.thing.sectors.slice(0, random.between(1, 2)), true);
    const parts: [role: 'FUNDER' | 'RECIPIENT', party: Party | undefined][] = [];
    if (random.chance(0.6)) parts.push(['FUNDER', banks[random.zipf(banks.length)]]);
    if (random.chance(0.1)) parts.push(['RECIPIENT', countries[random.zipf(countries.length)]]);
    draft.participations(
      node,
      parts.flatMap(([role, party]) => (party ? [[role, party] as const] : [])),
    );
    if (random.chance(0.5)) draft.cite(node.id, random, 1);
    if (amount !== null && random.chance(0.15)) claim(draft, node.id, 'amount', amount, random);
  }
}

export function drawTransactions(draft: Draft, { countries }: Parties): void {
  const { world } = draft;
  for (let index = 0; index < world.counts.transactions; index++) {
    const random = world.random('transactions', index);
    const id = world.id('transactions', index);
    draft.node(id, 'TRANSACTION', { slug: `transaction-${index}` });
    draft.add('transaction', {
      id,
      financingId: world.id('financings', random.skewed(world.counts.financings)),
      stage: random.pick(['DISBURSEMENT', 'LOAN_REPAYMENT'] as const),
      amount: String(random.between(1, 500) * 10_000),
      currency: currency(random),
      date: partialDate(random, 2006, 2025),
      valueDate: null,
      fromId: null,
      toId: countries[random.zipf(countries.length)]?.id ?? null,
    });
  }
}

const currency = (random: Random): string => CURRENCIES[random.zipf(CURRENCIES.length)] ?? 'USD';
