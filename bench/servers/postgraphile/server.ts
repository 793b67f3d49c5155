import './node20';

import { createServer } from 'node:http';

import { postgraphile } from 'postgraphile';
import { grafserv } from 'postgraphile/grafserv/node';

import { settings } from '../settings';
import { preset } from './preset';

/** PostGraphile 5 in its fastest form: no transaction around a read, prepared statements, nothing explained. */
async function main(): Promise<void> {
  const { url, host, port, poolSize } = settings();
  const instance = postgraphile(preset(url, poolSize));
  const server = createServer();
  server.keepAliveTimeout = 60_000;
  await instance.createServ(grafserv).addTo(server);
  const schema = await instance.getSchema();
  if (process.env.PRINT_SCHEMA) {
    const { printSchema } = await import('graphql');
    process.stdout.write(printSchema(schema));
  }
  server.listen(port, host, () => process.send?.('ready'));
}

void main();
