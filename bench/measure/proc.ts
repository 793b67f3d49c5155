import { readdirSync, readFileSync } from 'node:fs';

/** CPU time is counted in hundredths of a second (`getconf CLK_TCK`, 100 on every common Linux). */
const TICK = 10;

/** Milliseconds of CPU that a process has used, all its threads together; 0 once it is gone. */
export function cpuOf(pid: number): number {
  const fields = statOf(pid);
  return fields ? (Number(fields[11]) + Number(fields[12])) * TICK : 0;
}

/** Megabytes that a process holds in memory now, and the most it ever held. */
export function memoryOf(pid: number): { readonly now: number; readonly peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string) =>
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}

/** Milliseconds of CPU of a PostgreSQL server: the postmaster's dead children and all that live. */
export function cpuOfPostgres(postmaster: number): number {
  for (;;) {
    const dead = ticksOfDead(postmaster);
    const alive = ticksOfAlive(postmaster);
    // One that died meanwhile might be counted twice, or not at all.
    if (ticksOfDead(postmaster) === dead) return (dead + alive) * TICK;
  }
}

function ticksOfDead(postmaster: number): number {
  const fields = statOf(postmaster);
  return fields ? Number(fields[13]) + Number(fields[14]) : 0;
}

function ticksOfAlive(postmaster: number): number {
  let ticks = 0;
  for (const name of readdirSync('/proc')) {
    const fields = /^\d+$/.test(name) ? statOf(Number(name)) : null;
    if (fields && Number(fields[1]) === postmaster)
      ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks;
}

export function parentOf(pid: number): number {
  return Number(statOf(pid)?.[1] ?? 0);
}

/** What the whole machine did, in milliseconds of all its processors. */
export interface Machine {
  readonly busy: number;
  /** Taken by other guests of the same host. */
  readonly stolen: number;
  readonly total: number;
}

export function machine(): Machine {
  const [first = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const [user, nice, system, idle, wait, irq, soft, steal] = first
    .split(/\s+/)
    .slice(1)
    .map(Number) as [number, number, number, number, number, number, number, number];
  const busy = user + nice + system + irq + soft;
  return { busy: busy * TICK, stolen: steal * TICK, total: (busy + idle + wait + steal) * TICK };
}

/** The fields of /proc/PID/stat from the state on. */
function statOf(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(') ') + 2).split(' ');
  } catch {
    return null; // it has ended
  }
}
