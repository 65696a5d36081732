import { type SpawnOptions } from 'node:child_process';
import { chownSync, closeSync, lstatSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PostgresStartError } from './postgres-start-error.js';

/** An account of this machine that is not root: PostgreSQL refuses to run as root. */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * The account under which PostgreSQL runs on a folder: null for our own. Under root it is the folder's owner, or
 * `nobody`.
 * @throws PostgresStartError when the machine has no such account.
 */
export function accountFor(folder: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(folder);
  if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = passwd();
  const account = accounts.find(({ name }) => name === 'nobody') ?? accounts.find(({ uid }) => uid !== 0);
  if (account === undefined) {
    throw new PostgresStartError(
      'PostgreSQL does not run as root, and this machine has no other account in /etc/passwd. Run Laurel as another user.',
    );
  }
  return { uid: account.uid, gid: account.gid };
}

/** Whether the account can pass through every folder on the way to `path` and enter it. */
export function canReach(account: Account | null, path: string): boolean {
  if (account === null) return true;
  const { uid, gid, mode } = statSync(path);
  const enter = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  const opens = statSync(path).isDirectory() ? (mode & enter) !== 0 : true;
  return opens && (dirname(path) === path || canReach(account, dirname(path)));
}

/** Makes the account the owner of a folder and its content. */
export function handOver(path: string, account: Account | null): void {
  if (account === null) return;
  const { uid, gid } = lstatSync(path);
  if (uid !== account.uid || gid !== account.gid) chownSync(path, account.uid, account.gid);
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) handOver(join(path, name), account);
}

/**
 * Names paths so that the account can use them, even below a folder that it may not enter (root's home, a private temp
 * folder). Root opens them, and the child finds them among its own descriptors.
 */
export class Passage {
  private readonly descriptors: number[] = [];

  constructor(readonly account: Account | null) {}

  /**
   * The name by which the child will know `path`.
   * @throws PostgresStartError when the system offers no such name.
   */
  to(path: string): string {
    if (canReach(this.account, path)) return path;
    if (process.platform !== 'linux') {
      throw new PostgresStartError(
        `PostgreSQL does not run as root, and no other account can reach ${path}. Run Laurel as another user, or choose another folder with LAUREL_DATA.`,
      );
    }
    this.descriptors.push(openSync(path, 'r'));
    return `/proc/self/fd/${2 + this.descriptors.length}`;
  }

  /** What a child needs to run as the account and to find the paths named so far. Both of its streams go to `output`. */
  spawnOptions(output: number | 'pipe'): SpawnOptions & { stdio: (number | 'pipe' | 'ignore')[] } {
    const { PATH, LD_LIBRARY_PATH, SystemRoot, TEMP, TMP } = process.env;
    return {
      ...(this.account ?? {}),
      cwd: '/',
      env: { PATH, LD_LIBRARY_PATH, SystemRoot, TEMP, TMP, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', output, output, ...this.descriptors],
    };
  }

  /** Call it when the children run: they have their own descriptors. */
  close(): void {
    for (const descriptor of this.descriptors.splice(0)) closeSync(descriptor);
  }
}

function passwd(): (Account & { name: string })[] {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .filter((fields) => fields.length >= 4)
      .map(([name, , uid, gid]) => ({ name: name!, uid: Number(uid), gid: Number(gid) }));
  } catch {
    return [];
  }
}
