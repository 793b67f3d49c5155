import { JSON_TYPE, RESPONSE_TYPE } from '../accept';

/** What an answer is known again by: which one it is, and of which revision of the data. */
export interface Tag {
  /** Stands for everything but the data that decides the text: equal for equal questions. */
  readonly digest: string;
  /** Null for an answer that needs no data. */
  readonly revision: number | null;
}

const LETTERS: Readonly<Record<string, string>> = { [JSON_TYPE]: 'j', [RESPONSE_TYPE]: 'g' };

/** A strong entity tag: `"hmx2c5b1k2-xUF…-j"`. */
export function tagText({ digest, revision }: Tag, type: string): string {
  return `"${revision === null ? '' : revision.toString(36)}-${digest}-${LETTERS[type] ?? 'x'}"`;
}

/** Whether If-None-Match names the tag. `*` names none: what is there cannot be known before it is asked for. */
export function isHeld(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === tag) return true;
  return ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === tag);
}
