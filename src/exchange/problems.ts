/** One thing wrong with a data set: where it stands, what was wanted there and what came. */
export interface Problem {
  readonly file: string;
  /** From 1; null where the problem is with the file as a whole. */
  readonly line: number | null;
  /** The record's id; null where it has none or the problem is with the file as a whole. */
  readonly record: string | null;
  /** As `participants[2].role`; null where the problem is with the whole record. */
  readonly field: string | null;
  readonly wanted: string;
  readonly came: string;
}

/** Everything that is wrong with a data set, at once. Nothing of it was loaded. */
export class DataError extends Error {
  constructor(
    readonly folder: string,
    readonly problems: readonly Problem[],
  ) {
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
    super(
      `${count} in the data of ${folder}; nothing was loaded\n${problems.map(line).join('\n')}`,
    );
    this.name = 'DataError';
  }
}

function line({ file, line, record, field, wanted, came }: Problem): string {
  const place = [line === null ? file : `${file}:${line}`, record, field];
  return `  ${place.filter((each) => each !== null).join('  ')}  wanted ${wanted}, came ${came}`;
}

/** A value as a problem shows it: in one line, not too long. `nothing` where there is none. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
