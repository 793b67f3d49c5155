import { quote } from './json';
import type { Row } from './row';

/**
 * That a row of a supertype's table is of its noun: `t2."kind" = 'PROJECT'`. Nothing where `model` is
 * the noun's own, or has no kinds.
 */
export function kindConditions(row: Row, model: string): string[] {
  const { type } = row;
  if (type.sort !== 'noun' || type.chain[0] === model) return [];
  for (const { options, fields, chain } of type.interfaces) {
    const kind = fields.get(options.discriminator ?? '');
    if (chain[0] !== model || kind?.sort !== 'column') continue;
    return [`${row.column(kind.place)} = ${quote(type.kind)}`];
  }
  return [];
}
