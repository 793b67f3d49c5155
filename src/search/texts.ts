import { fold, wordsOf } from './words';

/** How much a text counts in a search, by what it is of its node. */
export const weights = {
  name: 10,
  abbreviation: 9,
  alias: 8,
  identifier: 6,
  summary: 4,
  prose: 3,
  /** Names of what the node is connected with. */
  context: 2,
} as const;

/** A text by which a node is to be found. */
export interface Found {
  readonly nodeId: string;
  /** The field that has the text. */
  readonly property: string;
  /** Empty where the text is of no language, as an identifier. */
  readonly language: string;
  readonly weight: number;
  readonly text: string;
}

/** A row of `search_text`. */
export interface SearchTextRow extends Found {
  readonly ordinal: number;
  readonly folded: string;
  readonly words: string[];
}

/** The rows of an index of texts. Texts of the same node, property and language are numbered in their order. */
export function searchTextsOf(texts: readonly Found[]): SearchTextRow[] {
  const next = new Map<string, number>();
  return texts.map(({ text, ...rest }) => {
    const key = `${rest.nodeId} ${rest.property} ${rest.language}`;
    const ordinal = next.get(key) ?? 0;
    next.set(key, ordinal + 1);
    const composed = text.normalize('NFC');
    return { ...rest, ordinal, text: composed, folded: fold(composed), words: wordsOf(composed) };
  });
}

/** Every distinct word of the texts. */
export function searchWordsOf(texts: Iterable<Pick<SearchTextRow, 'words'>>) {
  const words = new Set<string>();
  for (const text of texts) for (const word of text.words) words.add(word);
  return [...words].map((word) => ({ word }));
}
