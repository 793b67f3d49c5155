/** Nouns of which the same is asked are looked up together: each must be answered as it is alone. */
import { singularOf } from '../../src/engine/names';
import { declaredCatalog } from '../../src/graph';
import { useWorld } from '../support/world';

const world = useWorld({ data: true });

/** Nouns and interfaces, each with the field that lists it. */
const LISTED = [...declaredCatalog().types.values()].flatMap(
  ({ name, sort, options: { plural } }) =>
    sort !== 'detail' && plural !== undefined ? [[singularOf(name), plural] as const] : [],
);

interface Row {
  readonly id: string;
  readonly slug: string;
}

/** How often the last statement reads a table. */
const readsOf = (table: string): number =>
  world.statements.join('').split(`FROM "${table}" `).length - 1;

test.each(LISTED)('%s', async (single, plural) => {
  const fields = '__typename id slug name nodeKind links(first: 1) { totalCount nodes { id } }';
  const many = await world.ask<Record<string, { nodes: Row[] }>>(
    `{ ${plural}(first: 6) { nodes { ${fields} } } }`,
  );
  const rows = many[plural]?.nodes ?? [];
  const asked = rows.flatMap(({ id, slug }, i) => [
    `id${i}: ${single}(id: "${id}") { ${fields} }`,
    `slug${i}: ${single}(slug: "${slug}") { ${fields} }`,
  ]);
  const found = await world.ask(`{
    noId: ${single}(id: "nothing") { ${fields} }
    ${asked.reverse().join('\n')}
    noSlug: ${single}(slug: "nothing") { ${fields} }
  }`);
  const wanted = rows.flatMap((row, i) => [
    [`id${i}`, row],
    [`slug${i}`, row],
  ]);
  expect(Object.entries(found)).toEqual([['noId', null], ...wanted.reverse(), ['noSlug', null]]);
});

test('is looked up once, whatever its keys are called and wherever they stand', async () => {
  const found = await world.ask(
    `query ($peru: String!) {
       peru: country(slug: $peru) { ...C }
       nobody: country(slug: "atlantis") { ...C }
       summits(first: 1) { totalCount }
       brazil: country(slug: "brazil") { ...C }
       again: country(slug: $peru) { ...C }
       __typename
     }
     fragment C on Country { name projects(first: 1) { totalCount } }`,
    { peru: 'peru' },
  );
  const reads = readsOf('node');
  const [peru, brazil] = [await alone('peru'), await alone('brazil')];
  expect(peru).not.toEqual(brazil);
  expect(Object.entries(found)).toEqual([
    ['peru', peru],
    ['nobody', null],
    ['summits', { totalCount: expect.any(Number) }],
    ['brazil', brazil],
    ['again', peru],
    ['__typename', 'Query'],
  ]);
  expect(reads).toBe(readsOf('node'));
});

async function alone(slug: string) {
  const { country } = await world.ask(
    'query ($slug: String!) { country(slug: $slug) { name projects(first: 1) { totalCount } } }',
    { slug },
  );
  return country;
}

test('by identifiers, which are pairs', async () => {
  const of = (value: string): string =>
    `country(identifier: { scheme: "ISO_3166_1_ALPHA_2", value: "${value}" }) { name }`;
  expect(await world.ask(`{ pe: ${of('PE')} none: ${of('XX')} br: ${of('BR')} }`)).toEqual({
    pe: { name: 'Peru' },
    none: null,
    br: { name: 'Brazil' },
  });
});

test('conditions on related nouns count for each', async () => {
  const some = 'participants: { some: { role: { eq: FUNDER } } }';
  const conditions = `AND: [${Array.from({ length: 11 }, () => `{ ${some} }`).join(' ')}]`;
  const country = (slug: string) =>
    `${slug}: country(slug: "${slug}") { projects(where: { ${conditions} }) { totalCount } }`;
  const slugs = ['peru', 'brazil', 'chile', 'mexico'];
  await expect(world.ask(`{ ${slugs.map(country).join(' ')} }`)).resolves.toBeDefined();
  await expect(world.ask(`{ ${[...slugs, 'cuba'].map(country).join(' ')} }`)).rejects.toThrow(
    'filters may hold at most 50 conditions on related nouns in one operation',
  );
});

test('a key that is not given, among others that are', async () => {
  await expect(
    world.ask(
      'query ($slug: String) { a: country(slug: "peru") { id } b: country(slug: $slug) { id } }',
    ),
  ).rejects.toThrow('country takes exactly one of id, slug and identifier, got none');
});

test('what differs in anything but its key is looked up by itself', async () => {
  const found = await world.ask(`{
    a: country(slug: "peru") { name }
    b: country(slug: "brazil") { name }
    c: country(slug: "chile") { called: name }
    d: country(slug: "chile") { name(lang: "es") }
    e: country(slug: "chile") { name slug }
    f: country(slug: "chile") { slug name }
    g: participant(slug: "chile") { name }
    h: country(slug: "mexico") @include(if: true) { name }
    h: country(slug: "mexico") { slug }
    i: country(slug: "cuba") { name } i: country(slug: "cuba") { slug }
  }`);
  expect(found).toEqual({
    a: { name: 'Peru' },
    b: { name: 'Brazil' },
    c: { called: 'Chile' },
    d: { name: 'Chile' },
    e: { name: 'Chile', slug: 'chile' },
    f: { slug: 'chile', name: 'Chile' },
    g: { name: 'Chile' },
    h: { name: 'Mexico', slug: 'mexico' },
    i: { name: 'Cuba', slug: 'cuba' },
  });
  // a and b; c, d, e and f; h and i. A participant's own table comes first.
  expect(readsOf('node')).toBe(6);
});
