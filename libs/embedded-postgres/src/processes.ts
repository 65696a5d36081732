import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const linux = process.platform === 'linux';

/**
 * What sets a running process apart from a later one with the same number; null when no process has the number.
 * Numbers repeat quickly in containers, so the number alone proves nothing.
 */
export function processIdentity(pid: number): string | null {
  if (linux) {
    const stat = readOrNull(`/proc/${pid}/stat`);
    if (stat === null) return null;
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z' || state === 'X') return null;
    const startedAtTick = fields[18];
    return `${readOrNull('/proc/sys/kernel/random/boot_id')?.trim() ?? 'boot'}:${startedAtTick}`;
  }
  if (process.platform === 'win32') return isRunning(pid) ? 'running' : null;
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || null;
}

/** The PostgreSQL processes that work on a cluster's folder, regardless of who started them. */
export function postgresProcessesOf(clusterFolder: string): number[] {
  if (linux) {
    const folder = realpathSync(clusterFolder);
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter(
        (pid) => readOrNull(`/proc/${pid}/comm`)?.trim() === 'postgres' && linkOrNull(`/proc/${pid}/cwd`) === folder,
      )
      .map(Number);
  }
  if (process.platform === 'win32') return [];
  // Only the postmaster shows its folder here; its children end with it.
  const lines = spawnSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' }).stdout?.split('\n') ?? [];
  return lines
    .filter((line) => line.includes('postgres') && line.includes(`-D ${clusterFolder} `))
    .map((line) => Number.parseInt(line, 10));
}

/** Sends a signal. A process that has ended already is not an error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Waits until `condition` is true. Returns false if that takes longer than `milliseconds`. */
export async function waitUntil(condition: () => boolean, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (!condition()) {
    if (performance.now() > end) return false;
    await sleep(10);
  }
  return true;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function linkOrNull(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}
