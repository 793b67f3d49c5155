import type { Draft } from './draft';
import { partialDate, placeName, prose, slugOf, THINGS } from './words';

const THEMES = [
  'Energy',
  'Transport',
  'Water',
  'Agriculture',
  'Health',
  'Education',
  'Digital',
  'Mining',
  'Industry',
  'Climate',
];

/** The name of a sector: those that things belong to are named after them. */
export function sectorName(index: number): string {
  const thing = THINGS.find(({ sectors }) => sectors[1] === index);
  const theme = THEMES[index % THEMES.length] ?? '';
  return thing
    ? `${theme}: ${thing.en}s`
    : `${theme} (${placeName(12_000 + index)} classification)`;
}

/** Two levels: every fourth sector is the parent of the three after it. */
export function drawSectors(draft: Draft): void {
  const { world } = draft;
  for (let index = 0; index < world.counts.sectors; index++) {
    const id = world.id('sectors', index);
    const name = sectorName(index);
    draft.node(id, 'SECTOR', { slug: slugOf(name, index), names: { en: name } });
    draft.add('sector', {
      id,
      vocabulary: 'ENTENTE',
      code: `generated-${index}`,
      parentId: index % 4 === 0 ? null : world.id('sectors', index - (index % 4)),
      dacCode: null,
      dacCodeLevel: null,
      dacSectorId: null,
    });
  }
}

export function drawInitiatives(draft: Draft): void {
  const { world } = draft;
  for (let index = 0; index < world.counts.initiatives; index++) {
    const random = world.random('initiatives', index);
    const name = `${placeName(11_000 + index)} Corridor Initiative`;
    const id = world.id('initiatives', index);
    draft.node(id, 'INITIATIVE', {
      slug: slugOf(name, index),
      names: { en: name },
      summary: prose(random, name),
    });
    draft.add('initiative', {
      id,
      kind: 'INTERNATIONAL_COOPERATION_FRAMEWORK',
      launchedOn: partialDate(random, 1995, 2020),
      launchedById: world.id('countries', random.zipf(world.counts.countries)),
      parentId: null,
    });
  }
}
