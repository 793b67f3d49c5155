import type { Qualifier } from '../../generated/prisma/client';
import type { PropertyColumn } from '../../provenance/properties';
import { type Reading, readingOf } from '../../provenance/readings';
import type { OwnValue } from '../../provenance/values';
import type { RowIndex } from './row-index';

/** What a record says of a property in a column of its own; null where it says nothing. */
export function ownInColumn(
  index: RowIndex,
  nodeId: string,
  { field, type, currency, qualifier }: PropertyColumn,
  row: Readonly<Record<string, unknown>>,
): OwnValue | null {
  const value = row[field] ?? null;
  if (value === null) return null;
  if (type.form === 'nodes')
    return ownOf(index, nodeId, index.node(String(value)).slug, {
      form: 'nodes',
      ids: [String(value)],
    });
  const unit = currency === null ? '' : ` ${row[currency]}`;
  const stated = `${value}${unit}`;
  const reading = readingOf(stated, type);
  if (reading.form !== 'amount') return ownOf(index, nodeId, stated, reading);
  const bound = qualifier === null ? null : (row[qualifier] as Qualifier | null);
  return ownOf(index, nodeId, stated, { ...reading, bound });
}

/** What a record says of a property by its edges; null where it has none of that name. */
export function ownInEdges(index: RowIndex, nodeId: string, property: string): OwnValue | null {
  const ids = index.edge(nodeId, property) ?? [];
  if (ids.length === 0) return null;
  const slugs = ids.map((id) => index.node(id).slug);
  return ownOf(index, nodeId, slugs.join(', '), { form: 'nodes', ids });
}

/** A record without a confidence of its own counts as MEDIUM. */
function ownOf(index: RowIndex, nodeId: string, value: string, reading: Reading): OwnValue {
  const { confidence } = index.node(nodeId);
  return { value, reading, confidence: confidence ?? 'MEDIUM', sources: index.citedBy(nodeId) };
}
