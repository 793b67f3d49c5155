import { type OperationDefinitionNode, parse } from 'graphql';

import { textOf } from '../../src/bytes';
import { statementsOn } from '../../src/database/statements';
import { Answerer } from '../../src/engine/answer';
import { rootsOf } from '../../src/engine/compile/roots';
import type { Finding } from '../../src/engine/compile/search';
import { rowsOf } from '../../src/engine/compile/source';
import type { Question } from '../../src/engine/question';
import { buildGraphSchema } from '../../src/engine/schema/graph-schema';
import { declaredCatalog } from '../../src/graph';
import { useDatabase } from '../support/database';

const database = useDatabase({ data: true });

const REVISION = '(SELECT value FROM revision)';

/** A question that has the slug of a country looked for. */
const countryFound: Question = {
  name: 'countryFound',
  description: 'A country.',
  args: [],
  answer: {
    type: 'Country',
    one(_, compilation) {
      const name = compilation.search({
        finder: 'countries',
        asked: () => 'any',
        rowOf: (found) => `
          SELECT n.id, n.id IS NOT NULL AS holds
          FROM (SELECT ${found}->>'slug' AS slug) f
          LEFT JOIN node n ON n.kind = 'COUNTRY' AND n.slug = f.slug`,
      });
      const statement = `SELECT c.* FROM ${name} f JOIN country c USING (id)`;
      return rowsOf(compilation.catalog.type('Country'), statement, compilation);
    },
  },
};

async function asking(find: (isLate: boolean) => Finding) {
  const catalog = declaredCatalog();
  const schema = await buildGraphSchema(catalog, [countryFound]);
  const roots = rootsOf(catalog, [countryFound]);
  const finders = { countries: async (_: unknown, isLate: boolean) => find(isLate) };
  const graphs = { catalog, schema, roots, finders, revision: REVISION };
  const answerer = new Answerer(graphs, statementsOn(database.pool));
  const document = parse('{ countryFound { alpha2 name } }');
  const operation = document.definitions[0] as OperationDefinitionNode;
  const { data, revision } = await answerer.ask({ document, operation, variables: {} }).answer();
  return { data: textOf(...data), revision };
}

async function revision(): Promise<string> {
  const { rows } = await database.pool.query<{ value: string }>('SELECT value FROM revision');
  return rows[0]?.value ?? '';
}

const slug = (name: string, of: string): Finding => ({
  json: JSON.stringify({ slug: name }),
  revision: of,
});

test('what was found is a parameter of the one statement, and the answer is of its revision', async () => {
  const now = await revision();
  const answer = await asking(() => slug('peru', now));
  expect(answer).toEqual({ data: '{"countryFound":{"alpha2":"PE","name":"Peru"}}', revision: now });
});

test('an answer found in older data is given and has no revision', async () => {
  const answer = await asking(() => slug('peru', '1'));
  expect(answer).toEqual({ data: '{"countryFound":{"alpha2":"PE","name":"Peru"}}', revision: '' });
});

test('what no longer holds is looked for anew, in the data of now', async () => {
  const now = await revision();
  const late: boolean[] = [];
  const answer = await asking((isLate) => {
    late.push(isLate);
    return isLate ? slug('chile', now) : slug('atlantis', '1');
  });
  expect(late).toEqual([false, true]);
  expect(answer).toEqual({
    data: '{"countryFound":{"alpha2":"CL","name":"Chile"}}',
    revision: now,
  });
});

test('what never holds is left out after three tries, and not kept as the answer of any revision', async () => {
  const now = await revision();
  let tries = 0;
  const answer = await asking(() => {
    tries += 1;
    return slug('atlantis', now);
  });
  expect(tries).toBe(3);
  expect(answer).toEqual({ data: '{"countryFound":null}', revision: '' });
});
