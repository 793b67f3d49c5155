import { once } from 'node:events';
import { chmodSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

/** What the shortest of the systems takes for a path of a socket, in bytes: macOS. Others take a little more. */
const LONGEST = 103;

/** Longer than any that PostgreSQL gives a socket: `.s.PGSQL.65535`. */
const PROBE = '.s.ENTENTE.probe';

/**
 * Whether a folder can hold the socket through which this machine reaches PostgreSQL: a statement costs half of what
 * it costs through TCP. Not on Windows, not under a long path, not on a file system without sockets.
 */
export async function holdsSockets(folder: string): Promise<boolean> {
  const path = join(folder, PROBE);
  if (process.platform === 'win32' || Buffer.byteLength(path) > LONGEST) return false;
  const probe = createServer((client) => client.destroy());
  try {
    rmSync(path, { force: true }); // of a process that was killed meanwhile
    await once(probe.listen(path), 'listening');
    chmodSync(path, 0o700); // as PostgreSQL will
    const client = connect(path);
    await once(client, 'connect');
    client.destroy();
    return true;
  } catch {
    return false; // whatever is in the way, there is the port
  } finally {
    probe.close();
  }
}
