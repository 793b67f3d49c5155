import { benchServer, running } from './database';

/** Prints the address of the server, which is started where it does not run; with `stop` it is stopped. */
async function main(command = 'start'): Promise<void> {
  if (command !== 'stop') {
    process.stdout.write(`${(await benchServer()).url}\n`);
    return;
  }
  const server = await running();
  if (server) process.kill(server.pid, 'SIGTERM');
  process.stdout.write(server ? 'Stopping.\n' : 'It is not running.\n');
}

void main(process.argv[2]);
