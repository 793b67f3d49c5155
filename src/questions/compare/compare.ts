import { GraphQLID, GraphQLInt, GraphQLString } from 'graphql';

import { type Compilation, uuidOrNull } from '../../engine/compile/compilation';
import { type Input, isGiven, type Variables } from '../../engine/compile/input';
import { rowsOf } from '../../engine/compile/source';
import { RequestError } from '../../engine/errors';
import type { Question } from '../../engine/question';
import { CurrencyCode } from '../../engine/scalars';
import { SummitMoneyRule } from './money/rules';

const LEAST = 2;
const MOST = 10;

export const compareSummits: Question = {
  name: 'compareSummits',
  description:
    'Meetings side by side, from the earliest to the latest: money pledged, promises a year, who came, themes gained and dropped, what is not new. What is asked for and is no meeting is listed in `notCompared`.',
  args: [
    {
      name: 'ids',
      description: `The meetings, ${LEAST} to ${MOST}, in any order: give these or \`slugs\`.`,
      type: GraphQLID,
      list: true,
    },
    {
      name: 'slugs',
      description: 'The same by their readable keys, such as `china-celac-ministerial-4`.',
      type: GraphQLString,
      list: true,
    },
    {
      name: 'in',
      description: 'The currency into which money is converted; `USD` when not given.',
      type: CurrencyCode,
    },
    {
      name: 'baseYear',
      description:
        'The year in whose prices constant money is stated; that of the latest meeting when not given.',
      type: GraphQLInt,
    },
    {
      name: 'withoutRules',
      description: 'Rules on money to switch off, to see what they change.',
      type: SummitMoneyRule,
      list: true,
    },
  ],
  answer: {
    type: 'SummitComparison',
    one({ ids, slugs, in: currency, baseYear, withoutRules }, compilation) {
      const given = (name: Input | undefined, type: string) =>
        compilation.parameter((variables) => name?.read(variables), type);
      const statement = `
        SELECT md5(a.asked::text)::uuid AS id, a.*, m.summit_ids,
               coalesce(${given(currency, 'bpchar')}, 'USD') AS currency,
               coalesce(${given(baseYear, 'int')}, m.latest) AS base_year,
               coalesce(${given(withoutRules, 'text[]')}, '{}') AS without_rules
        FROM (${askedSql(ids, slugs, compilation)}) a CROSS JOIN LATERAL (
          SELECT coalesce(array_agg(s.id), '{}') AS summit_ids, max(left(s.starts_on, 4))::int AS latest
          FROM summit s WHERE s.id = ANY(a.asked_ids)
        ) m`;
      return rowsOf(compilation.catalog.type('SummitComparison'), statement, compilation);
    },
  },
};

/** What was asked for, word by word, and the id of each: null where there is none. */
function askedSql(
  ids: Input | undefined,
  slugs: Input | undefined,
  compilation: Compilation,
): string {
  if (isGiven(ids) === isGiven(slugs)) {
    const came = isGiven(ids) ? 'both' : 'none';
    throw new RequestError(`compareSummits takes exactly one of ids and slugs, got ${came}`);
  }
  const name = isGiven(ids) ? 'ids' : 'slugs';
  const input = isGiven(ids) ? ids : slugs;
  const words = (variables: Variables) => wordsOf(name, input?.read(variables));
  const asked = compilation.parameter(words, 'text[]');
  if (name === 'ids') {
    const uuids = compilation.parameter((variables) => words(variables).map(uuidOrNull), 'uuid[]');
    return `SELECT ${asked} AS asked, ${uuids} AS asked_ids`;
  }
  // A slug is unique among its noun only: the meeting is meant, where there is one.
  return `
    SELECT ${asked} AS asked, ARRAY(
      SELECT (SELECT n.id FROM node n WHERE n.slug = w.slug ORDER BY n.kind <> 'SUMMIT', n.id LIMIT 1)
      FROM unnest(${asked}) WITH ORDINALITY w(slug, place) ORDER BY w.place) AS asked_ids`;
}

/** @throws RequestError when there are too few or too many */
function wordsOf(name: string, given: unknown): readonly string[] {
  const asked = [...new Set((given ?? []) as readonly string[])];
  if (asked.length >= LEAST && asked.length <= MOST) return asked;
  throw new RequestError(
    `${name} must hold between ${LEAST} and ${MOST} different ${name}, got ${asked.length}`,
  );
}
