import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import { bufferOf, type Piece } from '../../../src/bytes';
import { giveBack } from '../../../src/lent';
import type { QuestionName } from '../../questions';
import { settings } from '../settings';
import { Connections } from './connections';
import { STATEMENTS } from './statements';

/**
 * The floor: one prepared statement a question, its text piped out of `node:http`. Nothing else is done. With
 * KEEP_ANSWERS it asks the database once for each body and answers the rest from memory: the floor of HTTP itself.
 */
async function main(): Promise<void> {
  const { url, host, port, poolSize } = settings();
  const connections = await Connections.open(url, poolSize);
  const kept = process.env.KEEP_ANSWERS ? new Map<string, Buffer>() : null;

  const answer = (body: string, response: ServerResponse): void => {
    const known = kept?.get(body);
    if (known) {
      send(response, 200, known);
      return;
    }
    const { operationName, variables } = JSON.parse(body);
    const name = operationName.toLowerCase() as QuestionName;
    const { text, values } = STATEMENTS[name];
    connections.ask({ name, text, values: values(variables) }, (error, found) => {
      if (error) process.stderr.write(`${name}: ${error.message}\n`);
      const answered = found ?? '{"errors":[]}';
      kept?.set(body, bufferOf([answered]));
      if (typeof answered !== 'string') response.once('finish', () => giveBack([answered]));
      send(response, error ? 500 : 200, answered);
    });
  };

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => answer(body, response));
  });
  server.keepAliveTimeout = 60_000;
  server.listen(port, host, () => process.send?.('ready'));
}

function send(response: ServerResponse, status: number, body: Piece): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
  });
  response.end(body, 'latin1');
}

void main();
