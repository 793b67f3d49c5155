/** The pages are asked what they show: each query is answered, and by the answer that stands below it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { packageRoot } from '../src/database/package-root';
import { useWorld } from './support/world';

const world = useWorld({ data: true });

const pages = ['README.md', join('docs', 'questions.md')];

const SHOWN = /```graphql\n([\s\S]*?)```(?:\n\n```json\n([\s\S]*?)```)?/g;

const shown = pages.flatMap((page) =>
  [...readFileSync(join(packageRoot(), page), 'utf8').matchAll(SHOWN)].map(
    ([, query = '', answer], index) => ({ page, place: index + 1, query, answer }),
  ),
);

test('the README shows answers', () => {
  expect(shown.filter(({ answer }) => answer !== undefined).length).toBeGreaterThanOrEqual(4);
});

test.each(shown)('$page, query $place', async ({ query, answer }) => {
  const data = await world.ask<object>(query);
  for (const value of Object.values(data)) expect(value).toBeTruthy();
  if (answer !== undefined) expect(data).toEqual(JSON.parse(answer));
});
