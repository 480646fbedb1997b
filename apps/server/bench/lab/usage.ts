import { readFileSync, readdirSync } from 'node:fs';

/** Clock ticks of /proc a second, on every Linux. */
const TICKS = 100;

/**
 * CPU seconds that a process and its children have used so far, those that ended included: of the postmaster, all of
 * PostgreSQL. Zero where there is no /proc.
 */
export function cpuSeconds(pid: number): number {
  const ticks = [pid, ...childrenOf(pid)].reduce((sum, each) => sum + ticksOf(each), 0);
  return ticks / TICKS;
}

/** The largest resident size that a process has had, in MB; zero where there is no /proc. */
export function peakMemory(pid: number): number {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`)) ?? [];
  return Number(kilobytes ?? 0) / 1_024;
}

function childrenOf(pid: number): number[] {
  return names('/proc')
    .filter(name => /^\d+$/.test(name) && statOf(Number(name))[1] === String(pid))
    .map(Number);
}

/** Own time and that of children that ended and were waited for, in user and system mode. */
function ticksOf(pid: number): number {
  return statOf(pid)
    .slice(11, 15)
    .reduce((sum, ticks) => sum + Number(ticks), 0);
}

/** The fields of /proc/PID/stat from the state on; the name before it may hold anything. */
function statOf(pid: number): string[] {
  const stat = read(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** Empty for a process that is gone. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
