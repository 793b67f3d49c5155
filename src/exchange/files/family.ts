import type { Draft } from '../rows/draft';
import { type RecordOf, record, type Shape } from './fields';
import type { Place } from './place';
import type { Raw, RecordType } from './record-types';

/** How the records of one file are checked and become rows. */
export interface Family {
  readonly type: RecordType;
  readonly shape: Shape;
  /** Fields whose value no two records share. */
  readonly unique: readonly string[];
  /** Checks a record. Gives what adds its rows to a draft, or undefined when something was wrong. */
  read(raw: Raw, place: Place): ((draft: Draft) => void) | undefined;
}

interface Definition<S extends Shape> {
  readonly type: RecordType;
  readonly shape: S;
  readonly unique?: readonly (keyof S & string)[];
  /** What a single field cannot tell: fields that must agree. */
  check?(record: RecordOf<S>, place: Place): void;
  rows(record: RecordOf<S>, draft: Draft): void;
}

/** Declares a family. Its table of fields types the record that `check` and `rows` receive. */
export function family<S extends Shape>({
  type,
  shape,
  unique = [],
  check,
  rows,
}: Definition<S>): Family {
  const field = record(shape);
  return {
    type,
    shape,
    unique,
    read(raw, place) {
      const read = field.read(raw, place);
      if (read === undefined) return undefined;
      check?.(read, place);
      return (draft) => rows(read, draft);
    },
  };
}
