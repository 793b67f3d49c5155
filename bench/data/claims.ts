import type { Draft } from './draft';
import type { Random } from './random';
import type { Row } from './rows';

type Ranked = Partial<
  Pick<
    Row<'claim'>,
    'rank' | 'rankReason' | 'contestedPropertyId' | 'contestedValueId' | 'conflictGroup'
  >
>;

/** That some source says so. */
export function claim(
  draft: Draft,
  nodeId: string,
  property: string,
  value: string,
  random: Random,
  ranked: Ranked = {},
): void {
  const id = draft.nextId('claims');
  draft.add('claim', {
    id,
    slug: `generated-claim-${id.slice(0, 8)}${id.slice(9, 13)}${id.slice(15, 18)}-${id.slice(-6)}`,
    nodeId,
    property,
    value,
    valueNodeId: null,
    sourceId: draft.world.id('sources', random.zipf(draft.world.counts.sources)),
    contestedPropertyId: null,
    contestedValueId: null,
    rank: 'NORMAL',
    rankReason: null,
    certainty: 'REPORTED',
    confidence: random.pick(['HIGH', 'MEDIUM', 'LOW'] as const),
    locator: random.chance(0.5) ? `paragraph ${random.between(1, 40)}` : null,
    conflictGroup: null,
    ...ranked,
  });
}

/** Claims that differ: the first is preferred, the second stays beside it. */
export function dispute(
  draft: Draft,
  node: { readonly id: string; readonly slug: string },
  property: string,
  [best, ...others]: readonly [string, ...string[]],
  random: Random,
): void {
  const contestedPropertyId = draft.nextId('contested');
  draft.add('contestedProperty', {
    id: contestedPropertyId,
    nodeId: node.id,
    property,
    kind: 'SOURCES_DIFFER',
    reason: `Sources give ${others.length + 1} different values.`,
    since: null,
  });
  const conflictGroup = `${property}-${node.slug}`;
  const shared = { contestedPropertyId, conflictGroup };
  const rankReason = 'The better source: an official text outweighs the press.';
  [best, ...others].forEach((value, position) => {
    const rank = position === 0 ? 'PREFERRED' : 'NORMAL';
    const contestedValueId = draft.nextId('contestedValues');
    draft.add('contestedValue', {
      id: contestedValueId,
      contestedPropertyId,
      position,
      value,
      year: null,
      isOwn: position === 0,
      rank,
      reason: rankReason,
    });
    const ranked = { ...shared, contestedValueId, rank } as const;
    claim(draft, node.id, property, value, random, {
      ...ranked,
      rankReason: position === 0 ? rankReason : null,
    });
  });
}
