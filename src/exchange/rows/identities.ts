import { v7 } from 'uuid';

/** The id of what a natural key names, such as `('node', 'PLAN', 'plan-2025-2027')`: always the same. */
export type Identities = (...key: readonly string[]) => string;

/** Gives the ids that the database already has, and new UUIDs of version 7 for what is new. */
export function identitiesOf(known: Iterable<readonly [key: readonly string[], id: string]>) {
  const ids = new Map<string, string>();
  for (const [key, id] of known) ids.set(key.join(' '), id);
  return (...key: readonly string[]): string => {
    const text = key.join(' ');
    const id = ids.get(text) ?? v7();
    ids.set(text, id);
    return id;
  };
}
