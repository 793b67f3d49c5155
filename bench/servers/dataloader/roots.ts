import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';

import { $Enums, type Prisma } from '../../../src/generated/prisma/client';
import { sortNameOf, wordsOf } from '../../../src/search/words';
import { FOUND, type FoundRow, TOTALS, type TotalRow } from '../raw';
import type { Context } from './loaders';
import { named, projectOf, WITH_NODE } from './rows';
import {
  FinancingTotal,
  Participant,
  Plan,
  Program,
  Project,
  ProjectConnection,
  SearchHit,
  Summit,
} from './types';

const include = WITH_NODE;
const Slug = () => Arg('slug', () => String);
const First = () => Arg('first', () => Int);
const MAYBE = { nullable: true } as const;

@Resolver()
class Roots {
  @Query(() => Project, MAYBE)
  async project(@Slug() slug: string, @Ctx() { prisma }: Context) {
    const row = await prisma.project.findFirst({ where: { node: { slug } }, include });
    return row && projectOf(row);
  }

  @Query(() => ProjectConnection)
  async projects(
    @First() first: number,
    @Arg('after', () => String, MAYBE) after: string | undefined,
    @Arg('slug', () => String, MAYBE) slug: string | undefined,
    @Arg('status', () => $Enums.ProjectStatus, MAYBE) status: $Enums.ProjectStatus | undefined,
    @Arg('sector', () => String, MAYBE) sector: string | undefined,
    @Ctx() { prisma }: Context,
  ) {
    const where: Prisma.ProjectWhereInput = {
      ...(status && { status }),
      node: {
        ...(slug && { slug }),
        ...(sector && { sectorShares: { some: { sector: { node: { slug: sector } } } } }),
      },
    };
    const rows = await prisma.project.findMany({
      where: after === undefined ? where : { AND: [where, beyond(after)] },
      include,
      take: first + 1,
      orderBy: [{ node: { sortName: 'asc' } }, { id: 'asc' }],
    });
    const edges = rows
      .slice(0, first)
      .map((row) => ({ cursor: cursorOf(row), node: projectOf(row) }));
    const pageInfo = {
      hasNextPage: rows.length > first,
      hasPreviousPage: after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    };
    return { where, edges, pageInfo };
  }

  @Query(() => [Summit])
  async summits(
    @First() first: number,
    @Arg('forum', () => String) slug: string,
    @Ctx() { prisma }: Context,
  ) {
    const rows = await prisma.summit.findMany({
      where: { forum: { node: { slug } } },
      include,
      take: first,
      orderBy: [{ startsOn: 'asc' }, { id: 'asc' }],
    });
    return rows.map(named);
  }

  @Query(() => Plan, MAYBE)
  async plan(@Slug() slug: string, @Ctx() { prisma }: Context) {
    const row = await prisma.plan.findFirst({ where: { node: { slug } }, include });
    return row && named(row);
  }

  @Query(() => Participant, MAYBE)
  async participant(@Slug() slug: string, @Ctx() { prisma }: Context) {
    const row = await prisma.participant.findFirst({ where: { node: { slug } }, include });
    return row && named(row);
  }

  @Query(() => [Program])
  async programs(
    @First() first: number,
    @Arg('provider', () => String) slug: string,
    @Ctx() { prisma }: Context,
  ) {
    const part = { role: 'FUNDER' as const, participant: { node: { slug } } };
    const rows = await prisma.program.findMany({
      where: {
        projects: { some: { financings: { some: { node: { participations: { some: part } } } } } },
      },
      include,
      take: first,
      orderBy: [{ number: 'asc' }, { id: 'asc' }],
    });
    return rows.map(named);
  }

  @Query(() => [FinancingTotal])
  async financingTotals(@Arg('plan', () => String) plan: string, @Ctx() { prisma }: Context) {
    const rows = await prisma.$queryRawUnsafe<TotalRow[]>(TOTALS, plan);
    return rows.map(({ sector_id: sectorId, amount, ...row }) => ({
      ...row,
      sectorId,
      sum: amount === null ? null : { amount, currency: row.currency },
    }));
  }

  @Query(() => [SearchHit])
  async search(@Arg('query', () => String) query: string, @Ctx() { prisma }: Context) {
    const rows = await prisma.$queryRawUnsafe<FoundRow[]>(FOUND, wordsOf(query), sortNameOf(query));
    return rows.map(({ node_id: nodeId, ...row }) => ({ ...row, nodeId }));
  }
}

@Resolver(() => ProjectConnection)
class Counts {
  @FieldResolver(() => Int)
  totalCount(@Root() { where }: ProjectConnection, @Ctx() { prisma }: Context) {
    return prisma.project.count({ where });
  }
}

const cursorOf = (row: {
  readonly id: string;
  readonly node: { readonly sortName: string };
}): string => Buffer.from(JSON.stringify([row.node.sortName, row.id])).toString('base64url');

/** The keyset condition, as far as Prisma can say it. */
function beyond(cursor: string): Prisma.ProjectWhereInput {
  const [sortName, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [
    string,
    string,
  ];
  return {
    node: { sortName: { gte: sortName } },
    OR: [{ node: { sortName: { gt: sortName } } }, { id: { gt: id } }],
  };
}

export const roots = [Roots, Counts] as const;
