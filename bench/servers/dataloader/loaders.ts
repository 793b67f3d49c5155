import DataLoader from 'dataloader';

import type { PrismaClient } from '../../../src/generated/prisma/client';
import { money, named, projectOf, WITH_NODE } from './rows';

type Ids = { readonly in: string[] };

/** One row by its id, many ids at a time. */
function one<T extends { readonly id: string }>(
  find: (ids: Ids) => Promise<T[]>,
): DataLoader<string, T | null> {
  return new DataLoader(async (ids) => {
    const rows = new Map((await find({ in: [...ids] })).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  });
}

/** All rows of a parent, many parents at a time, in the order in which they are found. */
function many<T>(
  find: (ids: Ids) => Promise<T[]>,
  parentOf: (row: T) => string | null,
): DataLoader<string, T[]> {
  return new DataLoader(async (ids) => {
    const rows = new Map<string | null, T[]>();
    for (const row of await find({ in: [...ids] })) {
      const siblings = rows.get(parentOf(row));
      if (siblings) siblings.push(row);
      else rows.set(parentOf(row), [row]);
    }
    return ids.map((id) => rows.get(id) ?? []);
  });
}

const include = WITH_NODE;
const BY_NAME = [{ node: { sortName: 'asc' as const } }, { id: 'asc' as const }];
const BY_NUMBER = [{ number: 'asc' as const }, { id: 'asc' as const }];
const BY_POSITION = [{ position: 'asc' as const }, { id: 'asc' as const }];

/** A loader for each relation, for one request. */
export function loadersOver(prisma: PrismaClient) {
  return {
    node: one((id) => prisma.node.findMany({ where: { id } })),
    forum: one(async (id) => (await prisma.forum.findMany({ where: { id }, include })).map(named)),
    summit: one(async (id) =>
      (await prisma.summit.findMany({ where: { id }, include })).map(named),
    ),
    plan: one(async (id) => (await prisma.plan.findMany({ where: { id }, include })).map(named)),
    program: one(async (id) =>
      (await prisma.program.findMany({ where: { id }, include })).map(named),
    ),
    measure: one(async (id) =>
      (await prisma.measure.findMany({ where: { id }, include })).map(named),
    ),
    project: one(async (id) =>
      (await prisma.project.findMany({ where: { id }, include })).map(projectOf),
    ),
    participant: one(async (id) =>
      (await prisma.participant.findMany({ where: { id }, include })).map(named),
    ),
    source: one(async (id) =>
      (await prisma.source.findMany({ where: { id }, include })).map(named),
    ),
    plansOfSummit: many(
      async (summitId) => {
        const orderBy = [{ periodStart: 'asc' as const }, { id: 'asc' as const }];
        return (await prisma.plan.findMany({ where: { summitId }, include, orderBy })).map(named);
      },
      ({ summitId }) => summitId,
    ),
    programsOfPlan: many(
      async (planId) =>
        (await prisma.program.findMany({ where: { planId }, include, orderBy: BY_NUMBER })).map(
          named,
        ),
      ({ planId }) => planId,
    ),
    measuresOfProgram: many(
      async (programId) =>
        (await prisma.measure.findMany({ where: { programId }, include, orderBy: BY_NUMBER })).map(
          named,
        ),
      ({ programId }) => programId,
    ),
    projectsOfMeasure: many(
      async (measureId) =>
        (await prisma.project.findMany({ where: { measureId }, include, orderBy: BY_NAME })).map(
          projectOf,
        ),
      ({ measureId }) => measureId,
    ),
    projectsOfPlan: many(
      async (planId) => {
        const found = await prisma.project.findMany({
          where: { planId },
          include,
          orderBy: BY_POSITION,
        });
        return found.map((row) => ({ ...projectOf(row), planId: row.planId }));
      },
      ({ planId }) => planId,
    ),
    financingsOfProject: many(
      async (projectId) => {
        const found = await prisma.financing.findMany({
          where: { projectId },
          include,
          orderBy: BY_NAME,
        });
        return found.map((row) => ({ ...named(row), amount: money(row.amount, row.currency) }));
      },
      ({ projectId }) => projectId,
    ),
    participationsIn: many(
      (nodeId) => prisma.participation.findMany({ where: { nodeId }, orderBy: BY_POSITION }),
      ({ nodeId }) => nodeId,
    ),
    participationsOf: many(
      (participantId) =>
        prisma.participation.findMany({
          where: { participantId },
          orderBy: [{ role: 'asc' }, { id: 'asc' }],
        }),
      ({ participantId }) => participantId,
    ),
    providersOf: many(
      (nodeId) =>
        prisma.participation.findMany({
          where: { nodeId, role: 'FUNDER' },
          orderBy: [{ position: 'asc' }, { participantId: 'asc' }],
        }),
      ({ nodeId }) => nodeId,
    ),
    claimsOf: many(
      (nodeId) =>
        prisma.claim.findMany({ where: { nodeId }, orderBy: [{ property: 'asc' }, { id: 'asc' }] }),
      ({ nodeId }) => nodeId,
    ),
    citationsOf: many(
      (nodeId) => prisma.citation.findMany({ where: { nodeId }, orderBy: BY_POSITION }),
      ({ nodeId }) => nodeId,
    ),
  };
}

export type Loaders = ReturnType<typeof loadersOver>;

/** What every resolver is given. */
export interface Context {
  readonly prisma: PrismaClient;
  readonly load: Loaders;
}
