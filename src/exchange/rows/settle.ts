import { type Compiled, compiled } from '../../provenance/compile';
import { type Dispute, type Verdict, verdictsOn } from '../../provenance/contested';
import { columnOf, kindsPointedTo } from '../../provenance/properties';
import type { PropertyFacts } from '../../provenance/values';
import { kebab } from './draft';
import type { Identities } from './identities';
import { ownInColumn, ownInEdges } from './own-values';
import { type RowIndex, rowIndexOf } from './row-index';
import type { Rows } from './rows';
import type { StoredRow } from './tables';

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
 *
 * @param storedSources those of claims that are not of this data set
 */
export function settleClaims(
  rows: Rows,
  idOf: Identities,
  storedSources: Iterable<StoredRow>,
): Overruled[] {
  const index = rowIndexOf(rows, storedSources);
  for (const claim of rows.claim) {
    const kinds = kindsPointedTo(index.node(claim.nodeId).kind, claim.property);
    claim.valueNodeId = index.bySlug(kinds, claim.value);
  }
  const claims = rows.claim.map(({ conflictGroup = null, sourceId, ...claim }) => ({
    ...claim,
    conflictGroup,
    source: index.source(sourceId),
  }));
  const verdicts = verdictsOn(claims, (nodeId, property) => factsOf(index, nodeId, property));
  for (const verdict of verdicts) record(rows, verdict, idOf);
  return verdicts.flatMap((verdict) => overrule(index, verdict));
}

function factsOf(index: RowIndex, nodeId: string, property: string): PropertyFacts {
  const { kind } = index.node(nodeId);
  const kinds = kindsPointedTo(kind, property);
  const byName = (name: string) => index.byName(kinds, name);
  const column = columnOf(kind, property, byName);
  const row = column && index.row(column.model, nodeId);
  const own = column && row && ownInColumn(index, nodeId, column, row);
  return {
    title: `${property} of ${titleOf(index, nodeId)}`,
    type: kinds.length > 0 ? { form: 'nodes', idOf: byName } : (column?.type ?? { form: 'text' }),
    own: own ?? ownInEdges(index, nodeId, property),
  };
}

/** Writes a verdict into the claims that it is about, and its contested property beside them. */
function record(
  rows: Rows,
  { nodeId, property, contested, rankings }: Verdict,
  idOf: Identities,
): void {
  const id = contested === null ? null : idOf('contested', nodeId, property);
  const stated =
    id === null || contested === null
      ? new Map<string, string>()
      : recordDispute(rows, { id, nodeId, property }, contested, idOf);
  for (const claim of rows.claim) {
    const ranking = rankings.get(claim.id);
    if (ranking === undefined) continue;
    claim.rank = ranking.rank;
    claim.rankReason = ranking.reason;
    claim.contestedPropertyId = id;
    claim.contestedValueId = stated.get(claim.id) ?? null;
  }
}

/** Writes a contested property with its values, and gives the id of the value that each claim states. */
function recordDispute(
  rows: Rows,
  property: { readonly id: string; readonly nodeId: string; readonly property: string },
  { kind, reason, since, sides }: Dispute,
  idOf: Identities,
): ReadonlyMap<string, string> {
  rows.contestedProperty.push({ ...property, kind, reason, since });
  const stated = sides.flatMap(({ claims, value, year, isOwn, rank, ...side }, position) => {
    const id = idOf('contested value', property.id, String(position));
    const of = { contestedPropertyId: property.id, position };
    rows.contestedValue.push({ id, ...of, value, year, isOwn, rank, reason: side.reason ?? '' });
    return claims.map((claim) => [claim, id] as const);
  });
  return new Map(stated);
}

function overrule(index: RowIndex, verdict: Verdict): Overruled[] {
  const { nodeId, property } = verdict;
  const { kind } = index.node(nodeId);
  const kinds = kindsPointedTo(kind, property);
  const column = columnOf(kind, property, (slug) => index.bySlug(kinds, slug));
  const row = column && index.row(column.model, nodeId);
  if (!column || !row) return [];
  const is = compiled(verdict, column, ownInColumn(index, nodeId, column, row));
  if (is === null) return [];
  const was = row[column.field];
  Object.assign(row, is);
  return [{ node: titleOf(index, nodeId), property, was, is }];
}

function titleOf(index: RowIndex, nodeId: string): string {
  const { kind, slug } = index.node(nodeId);
  return `${kebab(kind)} ${slug}`;
}
