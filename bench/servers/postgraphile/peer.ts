import { sortNameOf, wordsOf } from '../../../src/search/words';
import type { QuestionName } from '../../questions';
import type { Peer } from '../peers';
import { documents } from './documents';

export const postgraphile: Peer = {
  name: 'postgraphile',
  module: 'postgraphile/server',
  documents,
  variables: (question, given) =>
    question === 'search' && 'query' in given
      ? { words: wordsOf(given.query), whole: sortNameOf(given.query) }
      : given,
  async cursor({ id }, ask) {
    const { vertices } = (await ask(
      `query($id: UUID!) {
        vertices(condition: { kind: PROJECT, rowId: $id }, orderBy: [SORT_NAME_ASC, ROW_ID_ASC]) { edges { cursor } }
      }`,
      { id },
    )) as { vertices: { edges: { cursor: string }[] } };
    return vertices.edges[0]?.cursor ?? '';
  },
  normal: (question, data) => shaped(question, data as Json),
};

type Json = null | string | number | boolean | Json[] | { readonly [key: string]: Json };

/** Rows of one table inside the row of another that Entente shows as one object. */
const LIFTED: Readonly<Partial<Record<QuestionName, ReadonlySet<string>>>> = {
  point: new Set(['vertex', 'project']),
  list: new Set(['vertex', 'project']),
  page: new Set(['vertex', 'project']),
  back: new Set(['vertex', 'participant', 'project']),
  claims: new Set(['vertex', 'plan']),
};

function shaped(question: QuestionName, data: Json): Json {
  if (data === null || typeof data !== 'object' || Array.isArray(data)) return data;
  const lifted = LIFTED[question] ?? new Set(['vertex']);
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, connected(question, entente(value, lifted))]),
  );
}

/**
 * The root of a search has edges, that of other lists nodes. Behind a cursor PostGraphile does not look back for a
 * previous page, as Relay's specification allows.
 */
function connected(question: QuestionName, value: Json): Json {
  if (!isObject(value)) return value;
  if (question === 'search') return { edges: value.nodes ?? [] };
  if (question !== 'page') return value;
  return { ...value, pageInfo: { ...(value.pageInfo as object), hasPreviousPage: true } };
}

function entente(value: Json, lifted: ReadonlySet<string>): Json {
  if (Array.isArray(value)) return { nodes: value.map((each) => entente(each, lifted)) };
  if (!isObject(value)) return value;
  const members = Object.entries(value).flatMap(([key, each]): [string, Json][] => {
    if (lifted.has(key) && isObject(each)) return Object.entries(entente(each, lifted) as object);
    if (lifted.has(key) && each === null) return [];
    if (key === 'edges' && Array.isArray(each))
      return [[key, each.map((edge) => entente(edge, lifted))]];
    if (key === 'providers' && Array.isArray(each)) return [[key, providers(each, lifted)]];
    return [[key, entente(each, lifted)]];
  });
  return money(Object.fromEntries(members));
}

const providers = (parts: Json[], lifted: ReadonlySet<string>): Json => ({
  nodes: parts.map((part) => entente(isObject(part) ? (part.participant ?? null) : null, lifted)),
});

/** An amount beside its currency as one object. */
function money(value: { readonly [key: string]: Json }): Json {
  const { estimatedCostCurrency, amount, currency, ...rest } = value;
  if (estimatedCostCurrency !== undefined) {
    const estimatedCost = amountOf(rest.estimatedCost, { currency: estimatedCostCurrency });
    return { ...rest, estimatedCost };
  }
  if (typeof rest.sum === 'string') return { ...value, sum: amountOf(rest.sum, {}) };
  if (amount === undefined || currency === undefined) return value;
  return { ...rest, amount: amountOf(amount, { currency }) };
}

/** Without the zeros that the column's scale adds. */
function amountOf(amount: Json | undefined, rest: object): Json {
  if (typeof amount !== 'string') return null;
  return { amount: amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount, ...rest };
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
