import type { Verdict } from './contested';
import type { PropertyColumn } from './properties';
import { agree, readingOf } from './readings';
import type { OwnValue } from './values';

/** The fields of a noun's own row that the best claim settles. */
export type Compiled = Readonly<Record<string, string | number | null>>;

/**
 * What the best claim makes of a noun's own column: the fields to set, or null where the column stays as it is.
 * It stays when it already agrees with the best claim or is the more precise, when no claim states the best
 * value exactly as the column would hold it (a bare number, date, word, id, or amount with its currency), and
 * when nothing but the order of recording speaks for it.
 */
export function compiled(
  { preferred, decidedBy }: Verdict,
  column: PropertyColumn,
  own: OwnValue | null,
): Compiled | null {
  if (decidedBy === 'order' || preferred.isOwn) return null;
  for (const { value } of preferred.claims) {
    if (own !== null && agree(own.reading, readingOf(value, column.type))) return null;
    const fields = exactly(value, column);
    if (fields !== null) return fields;
  }
  return null;
}

function exactly(
  value: string,
  { field, type, currency, qualifier }: PropertyColumn,
): Compiled | null {
  const open = qualifier === null ? {} : { [qualifier]: null };
  switch (type.form) {
    case 'word':
      return type.words.includes(value) ? { [field]: value } : null;
    case 'date':
      return /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value) ? { [field]: value } : null;
    case 'integer':
      return /^\d+$/.test(value) ? { [field]: Number(value), ...open } : null;
    case 'decimal':
      return /^\d+(\.\d+)?$/.test(value) ? { [field]: value, ...open } : null;
    case 'money': {
      const [, amount, code] = /^(\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(value) ?? [];
      if (amount === undefined || code === undefined || currency === null) return null;
      return { [field]: amount, [currency]: code, ...open };
    }
    case 'nodes': {
      const id = type.idOf(value);
      return id === null ? null : { [field]: id };
    }
    case 'text':
      return null;
  }
}
