import { readFileSync } from 'node:fs';

import { XMLParser } from 'fast-xml-parser';
import type { Draft } from '../rows/draft';
import { dataFolder } from './data-folder';
import { once } from './once';

/** A purpose code of the OECD DAC: three digits for a category, five for a sector in it. */
interface DacCode {
  readonly code: string;
  readonly category: string | null;
  readonly name: string;
  readonly nameFr: string | null;
  readonly description: string | null;
  /** The day on which the code was withdrawn, `''` where the list does not say when; null while in use. */
  readonly withdrawnOn: string | null;
}

/** As the IATI Standard republishes the two lists, in XML. */
const dacCodes = once(() => {
  const all = [...readList('iati-SectorCategory.xml'), ...readList('iati-Sector.xml')];
  return new Map(all.map((each) => [each.code, each]));
});

/** The slug of the sector that a DAC code is, null where the lists have no such code (110, 120, 150). */
export function dacSlugOf(code: string | null): string | null {
  return code !== null && dacCodes().has(code) ? `dac-${code}` : null;
}

/** Adds the DAC purpose codes as two levels of sectors, with their English and French names. */
export function addDacSectors(draft: Draft): void {
  for (const { code, category, name, nameFr, description, withdrawnOn } of dacCodes().values()) {
    const id = draft.node('SECTOR', {
      slug: `dac-${code}`,
      name,
      summary: description,
      note: withdrawnOn === null ? null : withdrawal(withdrawnOn),
      sources: ['oecd-dac-codes', 'iati-codelists'],
    });
    draft.name(id, 'fr', nameFr);
    draft.identifiers(id, [{ scheme: 'OECD_DAC_CRS', value: code }]);
    draft.rows.sector.push({
      id,
      vocabulary: category === null ? 'DAC_3' : 'DAC_5',
      code,
      parentId: category === null ? null : draft.nodeId('SECTOR', `dac-${category}`),
      dacCode: null,
      dacCodeLevel: null,
      dacSectorId: null,
    });
  }
}

function withdrawal(on: string): string {
  return on === '' ? 'Withdrawn from the code list.' : `Withdrawn from the code list on ${on}.`;
}

/** A text in English, or in the language that it names. */
type Narrative = string | { readonly '#text': string; readonly '@_xml:lang'?: string };

interface Item {
  readonly code: string;
  readonly category?: string;
  readonly name: { readonly narrative: readonly Narrative[] };
  readonly description?: { readonly narrative?: readonly Narrative[] };
  readonly '@_status'?: string;
  readonly '@_withdrawal-date'?: string;
}

function readList(file: string): DacCode[] {
  const parser = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    isArray: (name) => name === 'codelist-item' || name === 'narrative',
  });
  const { codelist } = parser.parse(readFileSync(dataFolder('codes', file), 'utf8'));
  const items: readonly Item[] = codelist['codelist-items']['codelist-item'];
  return items.map((item) => ({
    code: item.code,
    category: item.category ?? null,
    name: narrative(item.name.narrative, 'en') ?? item.code,
    nameFr: narrative(item.name.narrative, 'fr'),
    description: narrative(item.description?.narrative ?? [], 'en'),
    withdrawnOn: item['@_status'] === 'withdrawn' ? (item['@_withdrawal-date'] ?? '') : null,
  }));
}

function narrative(all: readonly Narrative[], language: string): string | null {
  for (const each of all) {
    const [text, lang = 'en'] =
      typeof each === 'string' ? [each] : [each['#text'], each['@_xml:lang']];
    if (lang === language) return text.replace(/\s+/g, ' ').trim() || null;
  }
  return null;
}
