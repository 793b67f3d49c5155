import 'reflect-metadata';

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { buildSchema } from 'type-graphql';

import { createClient } from '../client';
import { settings } from '../settings';
import { edges } from './edges';
import { type Context, loadersOver } from './loaders';
import { roots } from './roots';

/** TypeGraphQL with a DataLoader for each relation, on Apollo, behind nothing but `node:http`. */
async function main(): Promise<void> {
  const { url, host, port, poolSize } = settings();
  const prisma = createClient(url, poolSize);
  await prisma.summit.findFirst({ include: { node: true } }); // the first query compiles Prisma's engine
  const schema = await buildSchema({ resolvers: [...roots, ...edges], validate: false });
  const apollo = new ApolloServer<Context>({
    schema,
    includeStacktraceInErrorResponses: false,
    plugins: [ApolloServerPluginCacheControlDisabled()],
  });
  await apollo.start();

  const answer = async (
    request: IncomingMessage,
    text: string,
    response: ServerResponse,
  ): Promise<void> => {
    const headers = new HeaderMap();
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
    const httpGraphQLRequest = { method: 'POST', headers, search: '', body: JSON.parse(text) };
    const context = async () => ({ prisma, load: loadersOver(prisma) });
    const answered = await apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context });
    if (answered.body.kind !== 'complete') throw new Error('no incremental delivery was asked for');
    const body = Buffer.from(answered.body.string);
    const told = { ...Object.fromEntries(answered.headers), 'content-length': body.length };
    response.writeHead(answered.status ?? 200, told).end(body);
  };

  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', () => void answer(request, text, response));
  });
  server.keepAliveTimeout = 60_000;
  server.listen(port, host, () => process.send?.('ready'));
}

void main();
