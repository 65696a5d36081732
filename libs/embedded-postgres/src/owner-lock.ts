import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PostgresStartError } from './postgres-start-error.js';
import { processIdentity } from './processes.js';

interface Owner {
  pid: number;
  identity: string | null;
}

/** The right to run PostgreSQL on a folder. One living process at a time has it. */
export class OwnerLock {
  private constructor(private readonly path: string) {}

  /**
   * Takes the lock of a folder. A lock that a dead process left behind does not count. If two processes take over such
   * a lock at the same instant, PostgreSQL's own lock file stops the second.
   * @throws PostgresStartError naming the process that has the lock.
   */
  static take(folder: string): OwnerLock {
    const path = join(folder, 'owner.json');
    const draft = `${path}.${randomUUID()}`;
    writeFileSync(draft, JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) } satisfies Owner));
    try {
      if (!tryLink(draft, path)) {
        const owner = readOwner(path);
        if (owner !== null && isAlive(owner)) throw inUse(folder, owner);
        rmSync(path, { force: true });
        if (!tryLink(draft, path)) throw inUse(folder, readOwner(path));
      }
      return new OwnerLock(path);
    } finally {
      rmSync(draft, { force: true });
    }
  }

  release(): void {
    rmSync(this.path, { force: true });
  }
}

function inUse(folder: string, owner: Owner | null): PostgresStartError {
  const who = owner === null ? 'another process' : `process ${owner.pid}`;
  return new PostgresStartError(
    `Laurel is already running on ${folder} (${who}). Stop it first, or choose another data folder with LAUREL_DATA.`,
  );
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readOwner(path: string): Owner | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch {
    return null; // half written before a power cut, or released at this moment
  }
}

function isAlive(owner: Owner): boolean {
  const identity = processIdentity(owner.pid);
  return identity !== null && identity === owner.identity;
}
