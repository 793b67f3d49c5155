import type { NodeKind } from '../generated/prisma/client';
import { type Compiled, compiled } from '../provenance/compile';
import { verdictsOn } from '../provenance/contested';
import { columnOf, kindsPointedTo } from '../provenance/properties';
import type { ValueType } from '../provenance/readings';
import type { LiveClaim, PropertyFacts } from '../provenance/values';
import type { Identities } from './identities';
import { nodeIndexOf } from './node-index';
import { ownValuesOf } from './own-values';
import type { Rows } from './rows';

/** A value of a record that its claims overruled. */
export interface Overruled {
  /** As `financing celac-2025-credit-line`. */
  readonly node: string;
  readonly property: string;
  readonly was: unknown;
  readonly is: Compiled;
}

/**
 * Settles the claims of a data set, in place: the nodes that their values name, their ranks with reasons, which
 * properties are contested, and the nouns' own columns where the best claim overrules them.
 */
export function settleClaims(rows: Rows, idOf: Identities): Overruled[] {
  const nodes = nodeIndexOf(rows);
  const own = ownValuesOf(rows, nodes);
  for (const claim of rows.claim) {
    const kinds = kindsPointedTo(nodes.of(claim.nodeId).kind, claim.property);
    claim.valueNodeId = nodes.bySlug(kinds, claim.value);
  }

  const placeOf = (nodeId: string, property: string) => {
    const node = nodes.of(nodeId);
    const kinds = kindsPointedTo(node.kind, property);
    const column = columnOf(node.kind, property, (name) => nodes.bySlug(kinds, name));
    return { node, kinds, column, row: column && own.row(column.model, nodeId) };
  };
  const factsOf = (nodeId: string, property: string): PropertyFacts => {
    const { node, kinds, column, row } = placeOf(nodeId, property);
    const byName = { form: 'nodes', idOf: (name: string) => nodes.byName(kinds, name) } as const;
    const type: ValueType = kinds.length > 0 ? byName : (column?.type ?? { form: 'text' });
    return {
      title: `${property} of ${titleOf(node)}`,
      type,
      own: column && row ? own.inColumn(node, column, row) : own.inEdges(node, property),
    };
  };

  const claims = rows.claim.map((claim): LiveClaim => ({ ...claim, conflictGroup: claim.conflictGroup ?? null, source: own.source(claim.sourceId) }));
  return verdictsOn(claims, factsOf).flatMap((verdict): Overruled[] => {
    record(rows, verdict, idOf);
    const { node, column, row } = placeOf(verdict.nodeId, verdict.property);
    if (column === null || row === null) return [];
    const is = compiled(verdict, column, own.inColumn(node, column, row));
    if (is === null) return [];
    const was = row[column.field];
    Object.assign(row, is);
    return [{ node: titleOf(node), property: verdict.property, was, is }];
  });
}
