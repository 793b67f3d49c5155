import { listOf, record, text } from '../files/fields';

/** The keys of a record in other systems: `{ scheme: AIDDATA_GCDF3, id: '54912' }`. */
export const externalIds = listOf(record({ scheme: text, id: text }));

export function identifiersOf(externalIds: readonly { scheme: string; id: string }[]) {
  return externalIds.map(({ scheme, id }) => ({ scheme, value: id }));
}
