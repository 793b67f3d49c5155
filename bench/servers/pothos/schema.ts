import SchemaBuilder from '@pothos/core';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import type { GraphQLSchema } from 'graphql';
import { $Enums, type Prisma, type PrismaClient } from '../../../src/generated/prisma/client';
import { sortNameOf, wordsOf } from '../../../src/search/words';
import type PrismaTypes from '../../generated/pothos';
import { getDatamodel } from '../../generated/pothos';
import { FOUND, type FoundRow, TOTALS, type TotalRow } from '../raw';

/** The types of the questions, each relation as the plugin selects it, names out of `node`. */
export function schemaOver(prisma: PrismaClient): GraphQLSchema {
  const builder = new SchemaBuilder<{ PrismaTypes: PrismaTypes }>({
    plugins: [PrismaPlugin, RelayPlugin],
    prisma: { client: prisma, dmmf: getDatamodel(), onUnusedQuery: null },
    relay: {},
  });
  const ProjectStatus = builder.enumType($Enums.ProjectStatus, { name: 'ProjectStatus' });

  const Vertex = builder.prismaObject('Node', {
    name: 'Vertex',
    fields: (t) => ({
      slug: t.exposeString('slug'),
      name: t.exposeString('name', { nullable: true }),
      project: t.relation('project', { nullable: true }),
    }),
  });

  const Money = builder.objectRef<{ amount: string; currency: string | null }>('Money').implement({
    fields: (t) => ({
      amount: t.exposeString('amount'),
      currency: t.exposeString('currency', { nullable: true }),
    }),
  });

  builder.prismaObject('Forum', {
    fields: (t) => ({
      slug: t.string({
        select: { node: { select: { slug: true } } },
        resolve: ({ node }) => node.slug,
      }),
      name: t.string({ nullable: true, select: NAME, resolve: ({ node }) => node.name }),
    }),
  });
  builder.prismaObject('Summit', {
    fields: (t) => ({
      name: t.string({ nullable: true, select: NAME, resolve: ({ node }) => node.name }),
      startsOn: t.exposeString('startsOn'),
      forum: t.relation('forum'),
      plans: t.relation('plans', {
        args: { first: t.arg.int({ required: true }) },
        query: (args) => ({ take: args.first, orderBy: [{ periodStart: 'asc' }, { id: 'asc' }] }),
      }),
    }),
  });
  builder.prismaObject('Plan', {
    fields: (t) => ({
      name: t.string({ nullable: true, select: NAME, resolve: ({ node }) => node.name }),
      summit: t.relation('summit', { nullable: true }),
      programs: t.relation('programs', {
        args: { first: t.arg.int({ required: true }) },
        query: (args) => ({ take: args.first, orderBy: [{ number: 'asc' }, { id: 'asc' }] }),
      }),
      projects: t.relation('projects', {
        args: { first: t.arg.int({ required: true }) },
        query: (args) => ({ take: args.first, orderBy: [{ position: 'asc' }, { id: 'asc' }] }),
      }),
    }),
  });
  builder.prismaObject('Program', {
    fields: (t) => ({
      slug: t.string({ select: SLUG, resolve: ({ node }) => node.slug }),
      name: t.string({ nullable: true, select: NAME, resolve: ({ node }) => node.name }),
      number: t.exposeInt('number', { nullable: true }),
      plan: t.relation('plan', { nullable: true }),
      measures: t.relation('measures', {
        args: { first: t.arg.int({ required: true }) },
        query: (args) => ({ take: args.first, orderBy: [{ number: 'asc' }, { id: 'asc' }] }),
      }),
    }),
  });
  builder.prismaObject('Measure', {
    fields: (t) => ({
      name: t.string({ nullable: true, select: NAME, resolve: ({ node }) => node.name }),
      program: t.relation('program', { nullable: true }),
      projects: t.relation('projects', {
        args: { first: t.arg.int({ required: true }) },
        query: (args) => ({ take: args.first, orderBy: BY_NAME }),
      }),
    }),
  });
  const Project = builder.prismaObject('Project', {
    fields: (t) => ({
      id: t.exposeID('id'),
      slug: t.string({ select: SLUG, resolve: ({ node }) => node.slug }),
      name: t.string({ nullable: true, select: NAME, resolve: ({ node }) => node.name }),
      summary: t.string({
        nullable: true,
        select: { node: { select: { summary: true } } },
        resolve: ({ node }) => node.summary,
      }),
      confidence: t.string({
        nullable: true,
        select: { node: { select: { confidence: true } } },
        resolve: ({ node }) => node.confidence,
      }),
      status: t.expose('status', { type: ProjectStatus }),
      startsOn: t.exposeString('startsOn', { nullable: true }),
      endsOn: t.exposeString('endsOn', { nullable: true }),
      estimatedCost: t.field({
        type: Money,
        nullable: true,
        select: { estimatedCost: true, estimatedCostCurrency: true },
        resolve: (row) => money(row.estimatedCost, row.estimatedCostCurrency),
      }),
      measure: t.relation('measure', { nullable: true }),
      participants: t.field({
        type: [Participation],
        args: { first: t.arg.int({ required: true }) },
        select: (args, _context, nestedSelection) => ({
          node: {
            select: {
              participations: nestedSelection({
                take: args.first,
                orderBy: [{ position: 'asc' as const }, { id: 'asc' as const }],
              }),
            },
          },
        }),
        resolve: ({ node }) => node.participations,
      }),
      financings: t.relation('financings', {
        args: { first: t.arg.int({ required: true }) },
        query: (args) => ({ take: args.first, orderBy: BY_NAME }),
      }),
      claims: t.field({
        type: [Claim],
        args: { first: t.arg.int({ required: true }) },
        select: (args, _context, nestedSelection) => ({
          node: {
            select: {
              claims: nestedSelection({
                take: args.first,
                orderBy: [{ property: 'asc' as const }, { id: 'asc' as const }],
              }),
            },
          },
        }),
        resolve: ({ node }) => node.claims,
      }),
      citations: t.field({
        type: [Citation],
        args: { first: t.arg.int({ required: true }) },
        select: (args, _context, nestedSelection) => ({
          node: {
            select: {
              citations: nestedSelection({
                take: args.first,
                orderBy: [{ position: 'asc' as const }, { id: 'asc' as const }],
              }),
            },
          },
        }),
        resolve: ({ node }) => node.citations,
      }),
    }),
  });
  const Participation = builder.prismaObject('Participation', {
    fields: (t) => ({
      role: t.exposeString('role'),
      participant: t.relation('participant'),
      in: t.relation('in'),
    }),
  });
  const Participant = builder.prismaObject('Participant', {
    fields: (t) => ({
      name: t.string({ nullable: true, select: NAME, resolve: ({ node }) => node.name }),
      participations: t.relation('roles', {
        args: { first: t.arg.int({ required: true }) },
        query: (args) => ({ take: args.first, orderBy: [{ role: 'asc' }, { id: 'asc' }] }),
      }),
    }),
  });
  builder.prismaObject('Financing', {
    fields: (t) => ({
      name: t.string({ nullable: true, select: NAME, resolve: ({ node }) => node.name }),
      amount: t.field({
        type: Money,
        nullable: true,
        select: { amount: true, currency: true },
        resolve: (row) => money(row.amount, row.currency),
      }),
      providers: t.field({
        type: [Participant],
        args: { first: t.arg.int({ required: true }) },
        select: (args, _context, nestedSelection) => ({
          node: {
            select: {
              participations: {
                take: args.first,
                where: { role: 'FUNDER' as const },
                orderBy: [{ position: 'asc' as const }, { participantId: 'asc' as const }],
                select: { participant: nestedSelection() },
              },
            },
          },
        }),
        resolve: ({ node }) => node.participations.map(({ participant }) => participant),
      }),
    }),
  });
  const Claim = builder.prismaObject('Claim', {
    fields: (t) => ({
      property: t.exposeString('property'),
      value: t.exposeString('value'),
      rank: t.exposeString('rank'),
      rankReason: t.exposeString('rankReason', { nullable: true }),
      source: t.relation('source'),
    }),
  });
  const Citation = builder.prismaObject('Citation', {
    fields: (t) => ({
      locator: t.exposeString('locator', { nullable: true }),
      source: t.relation('source'),
    }),
  });
  builder.prismaObject('Source', {
    fields: (t) => ({
      name: t.string({ nullable: true, select: NAME, resolve: ({ node }) => node.name }),
      publisher: t.exposeString('publisher', { nullable: true }),
      url: t.exposeString('url', { nullable: true }),
    }),
  });

  const Total = builder.objectRef<TotalRow>('FinancingTotal').implement({
    fields: (t) => ({
      stage: t.exposeString('stage'),
      currency: t.exposeString('currency', { nullable: true }),
      sum: t.field({
        type: Money,
        nullable: true,
        resolve: ({ amount, currency }) => (amount === null ? null : { amount, currency }),
      }),
      known: t.exposeInt('known'),
      unknown: t.exposeInt('unknown'),
      excluded: t.exposeInt('excluded'),
      sector: t.prismaField({
        type: Vertex,
        nullable: true,
        resolve: (query, { sector_id: id }) =>
          id === null ? null : prisma.node.findUnique({ ...query, where: { id } }),
      }),
    }),
  });
  const Found = builder.objectRef<FoundRow>('SearchHit').implement({
    fields: (t) => ({
      property: t.exposeString('property'),
      match: t.exposeString('match'),
      snippet: t.exposeString('snippet'),
      node: t.prismaField({
        type: Vertex,
        resolve: (query, { node_id: id }) =>
          prisma.node.findUniqueOrThrow({ ...query, where: { id } }),
      }),
    }),
  });

  builder.queryType({
    fields: (t) => ({
      project: t.prismaField({
        type: 'Project',
        nullable: true,
        args: { slug: t.arg.string({ required: true }) },
        resolve: (query, _root, { slug }) =>
          prisma.project.findFirst({ ...query, where: { node: { slug } } }),
      }),
      projects: t.prismaConnection({
        type: Project,
        cursor: 'id',
        args: {
          slug: t.arg.string(),
          sector: t.arg.string(),
          status: t.arg({ type: ProjectStatus }),
        },
        totalCount: (_root, args) => prisma.project.count({ where: wanted(args) }),
        resolve: (query, _root, args) =>
          prisma.project.findMany({ ...query, where: wanted(args), orderBy: BY_NAME }),
      }),
      summits: t.prismaField({
        type: ['Summit'],
        args: { first: t.arg.int({ required: true }), forum: t.arg.string({ required: true }) },
        resolve: (query, _root, { first: take, forum }) =>
          prisma.summit.findMany({
            ...query,
            take,
            where: { forum: { node: { slug: forum } } },
            orderBy: [{ startsOn: 'asc' }, { id: 'asc' }],
          }),
      }),
      plan: t.prismaField({
        type: 'Plan',
        nullable: true,
        args: { slug: t.arg.string({ required: true }) },
        resolve: (query, _root, { slug }) =>
          prisma.plan.findFirst({ ...query, where: { node: { slug } } }),
      }),
      participant: t.prismaField({
        type: 'Participant',
        nullable: true,
        args: { slug: t.arg.string({ required: true }) },
        resolve: (query, _root, { slug }) =>
          prisma.participant.findFirst({ ...query, where: { node: { slug } } }),
      }),
      programs: t.prismaField({
        type: ['Program'],
        args: { first: t.arg.int({ required: true }), provider: t.arg.string({ required: true }) },
        resolve: (query, _root, { first: take, provider }) =>
          prisma.program.findMany({
            ...query,
            take,
            where: fundedBy(provider),
            orderBy: [{ number: 'asc' }, { id: 'asc' }],
          }),
      }),
      financingTotals: t.field({
        type: [Total],
        args: { plan: t.arg.string({ required: true }) },
        resolve: (_root, { plan }) => prisma.$queryRawUnsafe<TotalRow[]>(TOTALS, plan),
      }),
      search: t.field({
        type: [Found],
        args: { query: t.arg.string({ required: true }) },
        resolve: (_root, { query }) =>
          prisma.$queryRawUnsafe<FoundRow[]>(FOUND, wordsOf(query), sortNameOf(query)),
      }),
    }),
  });
  return builder.toSchema();
}

const NAME = { node: { select: { name: true } } } as const;
const SLUG = { node: { select: { slug: true } } } as const;
const BY_NAME = [
  { node: { sortName: 'asc' } },
  { id: 'asc' },
] satisfies Prisma.ProjectOrderByWithRelationInput[];

interface Wanted {
  readonly slug?: string | null | undefined;
  readonly sector?: string | null | undefined;
  readonly status?: $Enums.ProjectStatus | null | undefined;
}

const wanted = ({ slug, sector, status }: Wanted): Prisma.ProjectWhereInput => ({
  ...(status && { status }),
  node: {
    ...(slug && { slug }),
    ...(sector && { sectorShares: { some: { sector: { node: { slug: sector } } } } }),
  },
});

const fundedBy = (slug: string): Prisma.ProgramWhereInput => ({
  projects: {
    some: {
      financings: {
        some: {
          node: { participations: { some: { role: 'FUNDER', participant: { node: { slug } } } } },
        },
      },
    },
  },
});

const money = (amount: Prisma.Decimal | null, currency: string | null) =>
  amount === null ? null : { amount: amount.toFixed(), currency };
