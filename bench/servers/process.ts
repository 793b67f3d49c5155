import { type ChildProcess, spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { type Peer, peerOf } from './peers';

/** A server that runs. */
export interface Server {
  readonly peer: Peer;
  readonly pid: number;
  readonly port: number;
  /** Milliseconds from its start until it listened. */
  readonly startedIn: number;
  ask(body: string): Promise<{ readonly status: number; readonly text: string }>;
  stop(): Promise<void>;
}

const POOL_SIZE = 8;

/**
 * Keeps V8 from cleaning up once little has been asked for a while: it would drop the code that answers requests, compiled
 * for objects that have died between them, and some thousand requests would pass until all is compiled again. A server
 * under load has no such while; one that is asked in turn with others has little else.
 */
const NO_CLEANING_UP = '--no-memory-reducer';

export async function startServer(name: string, url: string): Promise<Server> {
  const peer = peerOf(name);
  const port = await freePort();
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', NO_CLEANING_UP, join(__dirname, `${peer.module}.js`)],
    {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        GRAPHILE_ENV: 'production',
        DATABASE_URL: url,
        PORT: String(port),
        POOL_SIZE: String(POOL_SIZE),
        ...peer.environment,
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  await ready(child, name);
  const agent = new Agent({ keepAlive: true });
  return {
    peer,
    pid: child.pid ?? 0,
    port,
    startedIn: performance.now() - began,
    ask: (body) => post(agent, port, body),
    async stop() {
      agent.destroy();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), 2_000);
      await ended;
      clearTimeout(force);
    },
  };
}

/** None of them outlives this process. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

function ready(child: ChildProcess, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`${name} ended with ${code} before it listened`)),
    );
    running.add(child);
    child.once('exit', () => running.delete(child));
  });
}

function post(agent: Agent, port: number, body: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const options = { host: '127.0.0.1', port, path: '/graphql', method: 'POST', agent, headers };
    const sent = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
