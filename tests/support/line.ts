import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Line {
  /** Of the database at the other end. */
  readonly url: string;
  close(): void;
}

/**
 * A line of our own to a database.
 *
 * @param answer brings what the database says to the client, or not
 */
export async function lineTo(
  database: string,
  answer: (bytes: Buffer, client: Socket) => void,
): Promise<Line> {
  const url = new URL(database);
  const folder = url.searchParams.get('host');
  const to = folder
    ? { path: `${folder}/.s.PGSQL.${url.port}` }
    : { host: url.hostname, port: Number(url.port) };
  const line = createServer((client) => {
    client.setNoDelay(true);
    const server = connect(to);
    client.pipe(server);
    server.on('data', (bytes: Buffer) => answer(bytes, client));
    for (const end of [client, server]) {
      end.on('error', () => undefined);
      end.on('close', () => [client, server].map((each) => each.destroy()));
    }
  }).listen(0, '127.0.0.1');
  await once(line, 'listening');
  url.port = String((line.address() as AddressInfo).port);
  url.searchParams.delete('host');
  return { url: url.toString(), close: () => void line.close() };
}
