import { cpuOf, cpuOfPostgres, type Machine, machine } from './proc';

/** CPU that has been used up to a moment, in milliseconds. */
export interface Usage {
  /** Of the server's process, and of all of PostgreSQL's. */
  readonly node: number;
  readonly postgres: number;
  readonly machine: Machine;
}

export const usageOf = (pid: number, postmaster: number): Usage => ({
  node: cpuOf(pid),
  postgres: cpuOfPostgres(postmaster),
  machine: machine(),
});

/** What was used between two moments. */
export interface Used {
  readonly node: number;
  readonly postgres: number;
  /** The part of the machine that went to others: other guests of the host, other programs. */
  readonly disturbance: number;
}

/** @param asking milliseconds of CPU of who asked meanwhile, who is none of the others */
export function usedBetween(before: Usage, after: Usage, asking: number): Used {
  const node = after.node - before.node;
  const postgres = after.postgres - before.postgres;
  const total = after.machine.total - before.machine.total;
  const stolen = after.machine.stolen - before.machine.stolen;
  const foreign = after.machine.busy - before.machine.busy - node - postgres - asking;
  return {
    node,
    postgres,
    disturbance: total > 0 ? (stolen + Math.max(0, foreign)) / total : 0,
  };
}

/** What is used while this process asks, whose CPU is not counted as somebody else's. */
export async function usedWhile(
  pid: number,
  postmaster: number,
  ask: () => Promise<void>,
): Promise<Used> {
  const before = usageOf(pid, postmaster);
  const own = process.cpuUsage();
  await ask();
  const { user, system } = process.cpuUsage(own);
  return usedBetween(before, usageOf(pid, postmaster), (user + system) / 1000);
}
