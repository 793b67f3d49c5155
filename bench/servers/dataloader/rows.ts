import type { Prisma } from '../../../src/generated/prisma/client';
import type { Project } from './types';

/** A noun's row with its node's: what every loader brings. */
export const WITH_NODE = { node: true } as const;

interface Named {
  readonly node: { readonly slug: string; readonly name: string | null };
}

/** A row with the name and the slug out of its node. */
export function named<T extends Named>({ node, ...row }: T) {
  return { ...row, slug: node.slug, name: node.name };
}

type ProjectRow = Prisma.ProjectGetPayload<{ include: { node: true } }>;

export function projectOf({
  node,
  estimatedCost,
  estimatedCostCurrency,
  ...row
}: ProjectRow): Project {
  const { slug, name, summary, confidence } = node;
  return {
    ...row,
    slug,
    name,
    summary,
    confidence,
    estimatedCost: money(estimatedCost, estimatedCostCurrency),
  };
}

export const money = (amount: Prisma.Decimal | null, currency: string | null) =>
  amount === null ? null : { amount: amount.toFixed(), currency };
