import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { packageRoot } from '../../src/database/package-root';
import { SAMPLE } from '../../src/server/pages/sample';
import { testServer } from './server';

const folder = join(packageRoot(), 'src', 'pages', 'examples');
const examples = readdirSync(folder).map(
  (name) => [name, readFileSync(join(folder, name), 'utf8')] as const,
);

describe('an example on the pages', () => {
  const server = testServer();

  it.each([...examples, ['the sample of the front page', SAMPLE] as const])(
    '%s is answered with something in it',
    async (_, query) => {
      const { json } = await server.post({ query });
      expect(json).not.toHaveProperty('errors');
      for (const answer of Object.values(json.data ?? {})) {
        expect(answer).toBeTruthy();
        expect(answer).not.toMatchObject({ totalCount: 0 });
      }
    },
  );

  it.each(examples)('%s begins with its question', (_, query) => {
    expect(query).toMatch(/^# .+\?\n/);
  });

  it('has a place of its own among the tabs', () => {
    const places = examples.map(([name]) => /^(\d+)-[a-z-]+\.graphql$/.exec(name)?.[1] ?? name);
    expect(new Set(places).size).toBe(examples.length);
    expect(places.filter((place) => !/^\d+$/.test(place))).toEqual([]);
  });
});
