import type { Load } from '../load/load';
import type { Server } from '../servers/process';
import { usageOf, usedBetween } from './usage';

/** One short stretch of load on one server. */
export interface Slice {
  /** Good answers. */
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds of CPU a request: of the server, and of PostgreSQL. */
  readonly nodeCpu: number;
  readonly postgresCpu: number;
  /** The part of the machine that went to others meanwhile: other guests of the host, other programs. */
  readonly disturbance: number;
  readonly requests: number;
  readonly errors: number;
  readonly bytes: number;
}

export interface SliceOptions {
  readonly load: Load;
  readonly server: Server;
  readonly postmaster: number;
  readonly bodies: readonly string[];
  readonly connections: number;
  readonly milliseconds: number;
}

export async function slice(options: SliceOptions): Promise<Slice> {
  const { load, server, postmaster, bodies, connections, milliseconds } = options;
  const before = usageOf(server.pid, postmaster);
  const { port } = server;
  const result = await load.run({ port, bodies, connections, milliseconds });
  const after = usageOf(server.pid, postmaster);
  const { node, postgres, disturbance } = usedBetween(before, after, result.cpu);
  return {
    perSecond: Math.max(0, result.requests - result.errors) / result.seconds,
    p50: result.p50,
    p99: result.p99,
    nodeCpu: node / result.requests,
    postgresCpu: postgres / result.requests,
    disturbance,
    requests: result.requests,
    errors: result.errors,
    bytes: result.bytes / result.requests,
  };
}

/** Milliseconds of CPU a request, of server and database together. */
export const costOf = ({ nodeCpu, postgresCpu }: Pick<Slice, 'nodeCpu' | 'postgresCpu'>): number =>
  nodeCpu + postgresCpu;
