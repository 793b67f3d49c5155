/** Letters that Unicode does not decompose into a base letter and marks. */
const BASE: Readonly<Record<string, string>> = {
  ß: 's',
  æ: 'a',
  œ: 'o',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 't',
};

/**
 * A text without accents, case and punctuation. Keeps its length in code points, so that a place in
 * the folded text is the same place in the original: `fold('Perú, 秘鲁')` is `'peru  秘鲁'`.
 */
export function fold(text: string): string {
  let folded = '';
  for (const character of text.normalize('NFC')) {
    const [base = ' '] = character.normalize('NFKD').toLowerCase();
    const letter = BASE[base] ?? base;
    folded += /[\p{L}\p{N}]/u.test(letter) ? letter : ' ';
  }
  return folded;
}

/**
 * The words by which a text is found, in their order: folded, and runs of Han characters as overlapping
 * pairs, since Chinese does not part its words by spaces.
 */
export function wordsOf(text: string): string[] {
  const runs = fold(text).match(/\p{Script=Han}+|[^\p{Script=Han} ]+/gu) ?? [];
  return runs.flatMap((run) => (/\p{Script=Han}/u.test(run) ? pairsOf(run) : [run]));
}

function pairsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}

/** The key by which names are put in order, the same on every database: `Águila` beside `Aguila`. */
export function sortNameOf(name: string | null): string {
  return name === null ? '' : fold(name).replace(/ +/g, ' ').trim();
}
