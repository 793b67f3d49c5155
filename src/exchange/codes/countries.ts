import { readFileSync } from 'node:fs';

import { parse } from 'csv-parse/sync';
import { getName, registerLocale } from 'i18n-iso-countries/index';
import en from 'i18n-iso-countries/langs/en.json';
import es from 'i18n-iso-countries/langs/es.json';
import fr from 'i18n-iso-countries/langs/fr.json';
import pt from 'i18n-iso-countries/langs/pt.json';
import zh from 'i18n-iso-countries/langs/zh.json';

import { fold } from '../../search/words';
import type { Draft } from '../rows/draft';
import { dataFolder } from './data-folder';
import { countryNames } from './labels';
import { once } from './once';

/** The codes of a country or territory: ISO 3166-1, and the region of the United Nations. */
export interface CountryCodes {
  readonly alpha2: string;
  readonly alpha3: string;
  /** Three digits. */
  readonly m49: string;
  readonly region: string | null;
}

/** Whose codes and names these are. */
const codeSources = ['iso-3166', 'country-codes', 'i18n-iso-countries'];

const languages = ['en', 'es', 'pt', 'fr', 'zh'] as const;
for (const locale of [en, es, pt, fr, zh]) registerLocale(locale);

/** Where country-codes.csv has other names of a country. */
const aliasColumns: Readonly<Partial<Record<string, readonly string[]>>> = {
  en: ['CLDR display name', 'UNTERM English Short', 'UNTERM English Formal', 'official_name_en'],
  es: ['UNTERM Spanish Short', 'UNTERM Spanish Formal', 'official_name_es'],
  fr: ['UNTERM French Short', 'UNTERM French Formal', 'official_name_fr'],
  zh: ['UNTERM Chinese Short', 'UNTERM Chinese Formal', 'official_name_cn'],
};

type Line = Readonly<Record<string, string>>;

/** By their two-letter code. Lines without one are no countries of ISO 3166-1. */
const lines = once((): ReadonlyMap<string, Line> => {
  const all: Line[] = parse(readFileSync(dataFolder('codes', 'country-codes.csv')), {
    columns: true,
  });
  return new Map(
    all.flatMap((line) =>
      line['ISO3166-1-Alpha-2']?.trim() ? [[line['ISO3166-1-Alpha-2'], line]] : [],
    ),
  );
});

/** The codes behind a two-letter code, or null where ISO 3166-1 has no such country. */
export function countryCodesOf(alpha2: string | null): CountryCodes | null {
  const line = alpha2 === null ? undefined : lines().get(alpha2);
  if (alpha2 === null || line === undefined) return null;
  return {
    alpha2,
    alpha3: line['ISO3166-1-Alpha-3'] ?? '',
    m49: (line.M49 ?? '').padStart(3, '0'),
    region: line['Sub-region Name'] || null,
  };
}

/** Adds what ISO knows of a country whose participant is there: its row, its codes and its names. */
export function addCountry(draft: Draft, id: string, codes: CountryCodes): void {
  const { alpha2, alpha3, m49, region } = codes;
  draft.rows.country.push({ id, alpha2, alpha3, m49, region });
  draft.cite(id, codeSources);
  draft.identifiers(id, [
    { scheme: 'ISO_3166_1_ALPHA_2', value: alpha2 },
    { scheme: 'ISO_3166_1_ALPHA_3', value: alpha3 },
    { scheme: 'UN_M49', value: m49 },
  ]);
  for (const language of languages) {
    for (const name of namesOf(alpha2, language)) draft.name(id, language, name);
  }
}

/** Adds every country of ISO 3166-1 that the data set itself does not describe. */
export function addOtherCountries(draft: Draft): void {
  const described = new Set(draft.rows.country.map(({ alpha2 }) => alpha2));
  for (const alpha2 of lines().keys()) {
    const codes = countryCodesOf(alpha2);
    const [name] = namesOf(alpha2, 'en');
    if (codes === null || name === undefined || described.has(alpha2)) continue;
    const id = draft.node('COUNTRY', {
      slug: fold(name).trim().replace(/ +/g, '-'),
      name,
    });
    draft.rows.participant.push({
      id,
      countryId: null,
      parentId: null,
      foundedOn: null,
      memberCount: null,
    });
    addCountry(draft, id, codes);
  }
}

/** The names of a country, the customary one first. */
function namesOf(alpha2: string, language: string): string[] {
  const ours = countryNames().get(alpha2)?.[language];
  const names = ours === undefined ? getName(alpha2, language, { select: 'all' }) : [ours];
  const others = (aliasColumns[language] ?? []).map(
    (column) => lines().get(alpha2)?.[column] ?? '',
  );
  return [...(names ?? []), ...others.map(withoutArticle)].filter((name) => name !== '');
}

/** As the United Nations write them: `Perú (el)`, `Holy See (the) *`, `l'État de Libye`. */
function withoutArticle(name: string): string {
  return name
    .replace(/ \((the|el|la|los|las|le|les|l['’])\)| \*/g, '')
    .replace(/^(the|el|la|los|las|le|les) |^l['’]/, '')
    .replaceAll('’', "'")
    .trim();
}
