import type { NodeKind } from '../../generated/prisma/client';
import type { SourceFacts } from '../../provenance/values';
import { fold } from '../../search/words';
import type { Row, Rows, TableName } from './rows';
import type { StoredRow } from './tables';

/** The rows of a draft, found by what they are about. */
export interface RowIndex {
  node(id: string): Row<'node'>;
  /** The node of one of these kinds that has a slug. */
  bySlug(kinds: readonly NodeKind[], slug: string): string | null;
  /** The node of one of these kinds that has a slug, or a label in any language, such as `CDB`. */
  byName(kinds: readonly NodeKind[], name: string): string | null;
  /** The row that a model, by its Prisma name, has of a node. It may be changed. */
  row(model: string, nodeId: string): Record<string, unknown> | null;
  source(id: string): SourceFacts;
  /** What a node cites, the best first. */
  citedBy(nodeId: string): SourceFacts[];
  /** The nodes to which an edge leads, by the name that the API gives it; null where no edge has the name. */
  edge(nodeId: string, name: string): string[] | null;
}

/** @param storedSources sources that are not among the rows */
export function rowIndexOf(rows: Rows, storedSources: Iterable<StoredRow>): RowIndex {
  const nodes = new Map(rows.node.map((node) => [node.id, node]));
  const slugs = new Map(rows.node.map(({ id, kind, slug }) => [`${kind} ${slug}`, id]));
  const names = new Map<string, string>();
  for (const { nodeId, text } of rows.label) {
    const key = `${nodes.get(nodeId)?.kind} ${fold(text)}`;
    if (!names.has(key)) names.set(key, nodeId);
  }
  const tables = new Map<string, Map<string, Record<string, unknown>>>();
  const tableOf = (model: string) => {
    const known = tables.get(model);
    if (known !== undefined) return known;
    const table = (model.charAt(0).toLowerCase() + model.slice(1)) as TableName; // a model's name
    const byId = new Map<string, Record<string, unknown>>();
    for (const row of rows[table]) if ('id' in row) byId.set(row.id, row);
    tables.set(model, byId);
    return byId;
  };
  const firstOf = (kinds: readonly NodeKind[], ids: ReadonlyMap<string, string>, name: string) =>
    kinds.flatMap((kind) => ids.get(`${kind} ${name}`) ?? [])[0] ?? null;
  const sources = new Map<unknown, SourceFacts>();
  for (const source of storedSources) sources.set(source.id, source as SourceFacts & StoredRow); // of its table
  for (const source of rows.source) sources.set(source.id, source);
  const source = (id: string): SourceFacts => found(sources.get(id), id);

  const index: RowIndex = {
    node: (id) => found(nodes.get(id), id),
    bySlug: (kinds, slug) => firstOf(kinds, slugs, slug),
    byName: (kinds, name) =>
      firstOf(kinds, slugs, name.toLowerCase().replaceAll(' ', '-')) ??
      firstOf(kinds, names, fold(name)),
    row: (model, nodeId) => tableOf(model).get(nodeId) ?? null,
    source,
    citedBy: (nodeId) =>
      rows.citation.flatMap((each) => (each.nodeId === nodeId ? [source(each.sourceId)] : [])),
    edge: (nodeId, name) => edges[name]?.(rows, nodeId) ?? null,
  };
  return index;
}

/** What the rows of an edge lead to. */
const edges: Readonly<Record<string, (rows: Rows, nodeId: string) => string[]>> = {
  about: ({ agreementSubject }, id) =>
    agreementSubject.filter((each) => each.agreementId === id).map((each) => each.nodeId),
  countries: ({ countryShare }, id) =>
    countryShare.filter((each) => each.nodeId === id).map((each) => each.countryId),
  initiatives: ({ framing }, id) =>
    framing.filter((each) => each.nodeId === id).map((each) => each.initiativeId),
  memberships: ({ membership }, id) =>
    membership.flatMap((each) => (each.memberId === id ? (each.groupId ?? []) : [])),
  participations: ({ participation }, id) =>
    participation.filter((each) => each.nodeId === id).map((each) => each.participantId),
  parties: ({ participation }, id) => inRole(participation, 'SIGNATORY', id),
  providers: ({ participation }, id) => inRole(participation, 'FUNDER', id),
  recipients: ({ participation }, id) => inRole(participation, 'RECIPIENT', id),
  sectors: ({ sectorShare }, id) =>
    sectorShare.filter((each) => each.nodeId === id).map((each) => each.sectorId),
};

function inRole(all: Rows['participation'], role: string, nodeId: string): string[] {
  return all
    .filter((each) => each.nodeId === nodeId && each.role === role)
    .map((each) => each.participantId);
}

function found<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new Error(`no row ${id} in the draft`);
  return value;
}
