import { createServer } from 'node:http';

import { createYoga } from 'graphql-yoga';
import { createClient } from '../client';
import { settings } from '../settings';
import { schemaOver } from './schema';

/** Pothos with its Prisma plugin on Yoga, as its documentation sets it up. */
async function main(): Promise<void> {
  const { url, host, port, poolSize } = settings();
  const prisma = createClient(url, poolSize);
  await prisma.summit.findFirst({ include: { node: true } }); // the first query compiles Prisma's engine
  const schema = schemaOver(prisma);
  const yoga = createYoga({
    schema,
    graphiql: false,
    landingPage: false,
    logging: false,
    batching: false,
  });
  const server = createServer(yoga);
  server.keepAliveTimeout = 60_000;
  server.listen(port, host, () => process.send?.('ready'));
}

void main();
