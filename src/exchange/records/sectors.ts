import { dacSlugOf } from '../codes/dac';
import { sectorNames } from '../codes/labels';
import { family } from '../files/family';
import { code, count, listOf, optional, slug, text, to, upTo } from '../files/fields';

/** The themes of a data set, in a tree of their own, mapped to the purpose codes of the OECD DAC. */
export const sectors = family({
  type: 'sector',
  shape: {
    id: slug,
    name: text,
    parent: optional(upTo('sector')),
    dacCode: optional(code('a DAC code of three or five digits', /^\d{3}(\d{2})?$/)),
    dacCodeLevel: optional(count),
    sources: listOf(to('source')),
  },
  check({ dacCode, dacCodeLevel }, place) {
    const digits = dacCode?.length ?? null;
    if (dacCodeLevel === digits) return;
    place.at('dacCodeLevel').wrong(`${digits}, the digits of dacCode`, dacCodeLevel);
  },
  rows(record, draft) {
    const { name, dacCode, sources } = record;
    const id = draft.node('SECTOR', { slug: record.id, name, sources });
    for (const [language, name = null] of Object.entries(sectorNames().get(record.id) ?? {})) {
      draft.name(id, language, name);
    }
    const dacSlug = dacSlugOf(dacCode);
    draft.rows.sector.push({
      id,
      vocabulary: 'ENTENTE',
      code: record.id,
      parentId: draft.id('sector', record.parent),
      dacCode,
      dacCodeLevel: record.dacCodeLevel,
      dacSectorId: dacSlug === null ? null : draft.nodeId('SECTOR', dacSlug),
    });
  },
});
