import { serverAudits } from 'graphql-http';

import { fetchThrice } from './lanes';
import { testServer } from './server';

const server = testServer();

const audits = serverAudits({ url: () => `${server.url}/graphql`, fetchFn: fetchThrice });

describe('GraphQL over HTTP', () => {
  it('has 61 audits', () => expect(audits).toHaveLength(61));

  it.each(audits.map(({ name, fn }) => [name, fn] as const))('%s', async (_name, fn) => {
    expect(await fn()).toMatchObject({ status: 'ok' });
  });
});
