/** A closed list of words, each with what it means. */
export interface Enumeration<Word extends string = string> {
  readonly name: string;
  readonly description: string;
  readonly words: Readonly<Record<Word, string>>;
}

/** Declares an enum of the API: its name, what it tells, and what each word means. */
export function enumeration<Word extends string>(
  name: string,
  description: string,
  words: Readonly<Record<Word, string>>,
): Enumeration<Word> {
  return { name, description, words };
}

/** Whether a column's type is an enum, and not a scalar. */
export function isEnumeration(type: object): type is Enumeration {
  return 'words' in type;
}
