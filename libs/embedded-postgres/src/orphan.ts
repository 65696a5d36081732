import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PostgresStartError } from './postgres-start-error.js';
import { postgresProcessesOf, signal, waitUntil } from './processes.js';

/**
 * Ends a server that outlived the Laurel that started it, and removes its lock file. The caller holds the owner's lock,
 * so a server that still runs on this cluster has lost its owner. Returns the process number of a stopped postmaster.
 */
export async function stopOrphan(clusterFolder: string): Promise<number | null> {
  const lockFile = join(clusterFolder, 'postmaster.pid');
  if (!existsSync(lockFile)) return null;
  const postmaster = Number.parseInt(readFileSync(lockFile, 'utf8'), 10);
  const running = () => postgresProcessesOf(clusterFolder);
  if (running().length > 0) {
    for (const [name, milliseconds] of [
      ['SIGINT', 10_000],
      ['SIGQUIT', 5_000],
      ['SIGKILL', 5_000],
    ] as const) {
      const processes = running();
      for (const pid of processes.includes(postmaster) ? [postmaster] : processes) signal(pid, name);
      if (await waitUntil(() => running().length === 0, milliseconds)) break;
    }
    if (running().length > 0)
      throw new PostgresStartError(
        `A PostgreSQL left behind by an earlier start (process ${postmaster}) does not stop. Stop it manually.`,
      );
    rmSync(lockFile, { force: true });
    return postmaster;
  }
  // Nobody works on the cluster, so the number in the file belongs to a dead process or to another program.
  if (process.platform !== 'win32') rmSync(lockFile, { force: true });
  return null;
}
