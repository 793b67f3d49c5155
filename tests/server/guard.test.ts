import { GraphQLError, getIntrospectionQuery, type OperationDefinitionNode, parse } from 'graphql';

import { createGuard } from '../../src/server/guard/guard';
import { LIMITS } from '../../src/server/guard/limits';
import { codeOf, testServer } from './server';
import { TOY } from './toy';

const guard = createGuard(TOY);

const times = (count: number, text: string | ((index: number) => string)): string =>
  Array.from({ length: count }, (_, index) => (typeof text === 'string' ? text : text(index))).join(
    ' ',
  );

/** `n` fragments, each spreading the next one as often as said: `spreads ** n` fields once written out. */
const fanOut = (n: number, spreads: number): string =>
  `{ summit { ...F0 } } ${times(n, (i) => `fragment F${i} on Summit { ${times(spreads, `...F${i + 1}`)} }`)} fragment F${n} on Summit { slug }`;

function refusalOf(act: () => unknown): GraphQLError | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function priceOf(text: string, variables: Readonly<Record<string, unknown>> = {}) {
  const document = parse(text);
  return guard.price(document, document.definitions[0] as OperationDefinitionNode, variables);
}

describe('a document is refused, by name and in milliseconds,', () => {
  it.each([
    ['for its tokens', `{ summit { ${times(LIMITS.tokens, 'slug')} } }`, 'TOKEN_LIMIT'],
    ['for its depth', `${'{ a '.repeat(21)}${'}'.repeat(21)}`, 'DEPTH_LIMIT'],
    [
      'for depth over fragments',
      `{ ...A } fragment A on Q { ${'a { '.repeat(11)} ...B ${'}'.repeat(11)} } fragment B on Q { ${'a { '.repeat(11)} id ${'}'.repeat(11)} }`,
      'DEPTH_LIMIT',
    ],
    [
      'for nested values',
      `{ projects(where: ${'{ and: ['.repeat(80)}${']}'.repeat(80)}) { totalCount } }`,
      'DEPTH_LIMIT',
    ],
    ['for its aliases', `{ summit { ${times(101, (i) => `a${i}: slug`)} } }`, 'ALIAS_LIMIT'],
    ['for its root fields', `{ ${times(21, 'summit { slug }')} }`, 'ROOT_FIELD_LIMIT'],
    [
      'for root fields in fragments',
      `{ ...A ...A ...A } fragment A on Query { ${times(7, 'summit { slug }')} }`,
      'ROOT_FIELD_LIMIT',
    ],
    [
      'for its directives',
      `{ summit { slug ${times(51, '@include(if: true)')} } }`,
      'DIRECTIVE_LIMIT',
    ],
    ['for its operations', times(51, (i) => `query Q${i} { __typename }`), 'COMPLEXITY_LIMIT'],
    ['for repeating a field', `{ summit { ${times(200, 'slug')} } }`, 'COMPLEXITY_LIMIT'],
    [
      'for repeats inside repeats',
      `{ summit { ${times(60, 'projects { totalCount totalCount }')} } }`,
      'COMPLEXITY_LIMIT',
    ],
    ['for a flat fragment spread 3^12 times', fanOut(12, 3), 'COMPLEXITY_LIMIT'],
    ['for a fan-out of 2 kB', fanOut(30, 5), 'COMPLEXITY_LIMIT'],
    [
      'for a fan-out in an unused fragment',
      fanOut(12, 3).replace('...F0', 'slug'),
      'COMPLEXITY_LIMIT',
    ],
    [
      'for a fragment within itself',
      '{ ...A } fragment A on Query { summit { slug } ...B } fragment B on Query { ...A }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('%s', (_, text, code) => {
    const began = performance.now();
    expect(refusalOf(() => guard.admit(text))?.extensions.code).toBe(code);
    expect(performance.now() - began).toBeLessThan(200);
  });

  it('with a message of what was wanted and what came', () => {
    const refusal = refusalOf(() =>
      guard.admit(`{ summit { ${times(101, (i) => `a${i}: slug`)} } }`),
    );
    expect(refusal?.message).toBe('an operation may have at most 100 aliases, got 101');
  });

  it('and of where it is, for what is there to be pointed at', async () => {
    const { json } = await server.post({ query: '{ ...A } fragment A on Query { ...A }' });
    expect(json).toMatchObject({ errors: [{ locations: [{ line: 1, column: 10 }] }] });
  });

  it('over HTTP as well, within a second', async () => {
    const began = performance.now();
    for (const query of [fanOut(12, 3), fanOut(30, 5)]) {
      expect(codeOf(await server.post({ query }))).toBe('COMPLEXITY_LIMIT');
    }
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('for asking for the whole schema over and over, which this process works out by itself', async () => {
    const whole = getIntrospectionQuery();
    const [head = '', fragments = ''] = whole.split(/(?=fragment FullType)/);
    const selection = head.slice(head.indexOf('{') + 1, head.lastIndexOf('}'));
    const query = `{ ${times(4, (i) => selection.replace('__schema', `a${i}: __schema`))} } ${fragments}`;
    expect(codeOf(await server.post({ query }))).toBe('COST_LIMIT');
    expect((await server.post({ query: whole })).json).not.toHaveProperty('errors');
  });

  const server = testServer();
});

describe('a text with the character that PostgreSQL has no place for is refused where it stands,', () => {
  const server = testServer();

  it.each([
    [
      'in a document',
      '{ country(slug: "a\\u0000b") { name } }',
      {},
      'the one at line 1, column 17',
    ],
    [
      'on a later line of a document',
      '{\n  countries(where: { name: { in: ["x", "\\u{0}"] } }) { totalCount } }',
      {},
      'the one at line 2, column 40',
    ],
    [
      'in a variable',
      'query ($where: CountryWhere) { countries(where: $where) { totalCount } }',
      { where: { OR: [{ name: { eq: 'a' } }, { name: { in: ['b', 'c\0'] } }] } },
      'that of the variable where.OR.1.name.in.1',
    ],
  ])('%s', async (_, query, variables, where) => {
    const { json } = await server.post({ query, variables });
    expect(json.errors).toEqual([
      {
        message: `a text may not hold the character U+0000, which ${where} does`,
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });
});

describe('a document is admitted', () => {
  it.each([
    ['up to its limits', `{ ${times(20, 'summit { slug }')} }`],
    ['that does not parse, for the parser to refuse', '{ summit { slug '],
    ['with a character that is no token, for the parser to refuse', '{ summit \u0000 }'],
  ])('%s', (_, text) => expect(refusalOf(() => guard.admit(text))).toBeNull());
});

describe('an operation costs', () => {
  it.each([
    ['nothing for single nodes', '{ summit { slug } }', {}, 0],
    ['its default page', '{ projects { totalCount } }', {}, 20],
    ['the page it asks for', '{ projects(last: 7) { totalCount } }', {}, 7],
    [
      'the product of pages down the tree',
      '{ projects(first: 50) { nodes { projects(first: 10) { totalCount } } } }',
      {},
      50 + 50 * 10,
    ],
    [
      'the sum over selections',
      '{ projects { nodes { a: projects(first: 1) { totalCount } b: projects(first: 2) { totalCount } } } }',
      {},
      20 + 20 + 40,
    ],
    [
      'pages inside fragments',
      '{ projects { nodes { ...P } } } fragment P on Project { projects(first: 3) { totalCount } }',
      {},
      20 + 60,
    ],
    [
      'pages through single nodes',
      '{ projects(first: 2) { nodes { summit { projects(first: 5) { totalCount } } } } }',
      {},
      2 + 10,
    ],
    [
      'as much as the variable says',
      'query ($n: Int) { projects(first: $n) { totalCount } }',
      { n: 33 },
      33,
    ],
    [
      'as much as the variable’s default says',
      'query ($n: Int = 44) { projects(first: $n) { totalCount } }',
      {},
      44,
    ],
    [
      'the default page where the variable is null',
      'query ($n: Int = 44) { projects(first: $n) { totalCount } }',
      { n: null },
      20,
    ],
    [
      'a full page where the engine will refuse',
      '{ projects(first: 100000) { totalCount } }',
      {},
      100,
    ],
    [
      'a page per node asked for by id',
      'query ($ids: [ID!]!) { nodes(ids: $ids) { projects { totalCount } } }',
      { ids: ['a', 'b'] },
      40,
    ],
  ])('%s', (_, text, variables, nodes) => {
    expect(priceOf(text, variables).nodes).toBe(nodes);
  });

  it('too much: the field that makes it and the figure are named', () => {
    const refusal = refusalOf(() =>
      priceOf(
        '{ summit { slug } projects(first: 100) { nodes { a: summit { projects(first: 100) { edges { node { projects(first: 100) { totalCount } } } } } } } }',
      ),
    );
    expect(refusal?.message).toBe(
      'an operation may ask for at most 500000 nodes, got 1010100, most of them at projects.summit.projects.projects: ask for smaller pages or fewer levels',
    );
    expect(refusal?.extensions).toEqual({
      code: 'COST_LIMIT',
      field: 'projects.summit.projects.projects',
      nodes: 1_010_100,
      limit: 500_000,
    });
  });

  it('too much in values where the nodes are few', () => {
    const leaves = times(90, (i) => `a${i}: name`);
    const refusal = refusalOf(() =>
      priceOf(
        `{ projects(first: 100) { nodes { projects(first: 100) { nodes { ${leaves} summit { names { lang text } } ...on Project { b: name } projects(first: 3) { nodes { ${leaves} } } } } } } }`,
      ),
    );
    expect(refusal?.extensions).toMatchObject({ code: 'COST_LIMIT', limit: LIMITS.values });
  });

  it.each([
    ['deep', `${'{"not":'.repeat(40)}{}${'}'.repeat(40)}`, 'DEPTH_LIMIT'],
    ['many', `{"and":[${times(6_000, '{}').replaceAll(' ', ',')}]}`, 'COMPLEXITY_LIMIT'],
  ])('nothing before variables that are too %s are refused', (_, json, code) => {
    const text = 'query ($where: ProjectFilter) { projects(where: $where) { totalCount } }';
    const refusal = refusalOf(() => priceOf(text, { where: JSON.parse(json) }));
    expect(refusal?.extensions.code).toBe(code);
  });
});
