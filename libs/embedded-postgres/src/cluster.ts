import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Account, handOver, Passage } from './account.js';
import type { Binaries } from './binaries.js';
import { PostgresStartError } from './postgres-start-error.js';

/** PostgreSQL's major version. A cluster of another version cannot be opened. */
const MAJOR = '18';

export const SUPERUSER = 'laurel';

/** A cluster on disk, with the password of its superuser. */
export interface Cluster {
  folder: string;
  password: string;
}

/**
 * Opens the cluster in a data folder, and makes it first if there is none. A new cluster is made in another place and
 * moved when it is complete, so an interrupted start leaves nothing half-made.
 * @throws PostgresStartError for a cluster of another user or another version.
 */
export function openCluster(
  dataFolder: string,
  binaries: Binaries,
  account: Account | null,
  durable: boolean,
): Cluster {
  const folder = join(dataFolder, 'cluster');
  const passwordFile = join(dataFolder, 'password');
  if (!existsSync(join(folder, 'PG_VERSION')))
    makeCluster(dataFolder, folder, passwordFile, binaries, account, durable);
  const version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (version !== MAJOR) {
    throw new PostgresStartError(
      `The data in ${folder} was created by PostgreSQL ${version}; this is ${MAJOR}. Start the older Laurel and export it, or choose another folder with LAUREL_DATA.`,
    );
  }
  handOver(folder, account);
  return { folder, password: readFileSync(passwordFile, 'utf8').trim() };
}

function makeCluster(
  dataFolder: string,
  folder: string,
  passwordFile: string,
  binaries: Binaries,
  account: Account | null,
  durable: boolean,
): void {
  const draft = join(dataFolder, 'cluster.new');
  const passwordDraft = join(dataFolder, 'password.new');
  for (const left of [draft, passwordDraft]) rmSync(left, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordDraft, randomBytes(24).toString('hex'), { mode: 0o600 });
  handOver(draft, account);
  handOver(passwordDraft, account);
  const passage = new Passage(account);
  try {
    const { status, error, stderr } = spawnSync(
      binaries.initdb,
      [
        ...[
          '-D',
          passage.to(draft),
          '--username',
          SUPERUSER,
          '--auth',
          'scram-sha-256',
          '--pwfile',
          passage.to(passwordDraft),
        ],
        // The builtin provider sorts and folds the same on every machine, whichever locales are installed.
        ...[
          '--encoding=UTF8',
          '--locale-provider=builtin',
          '--builtin-locale=C.UTF-8',
          '--locale=C',
          '--no-instructions',
        ],
        // Many rounds protect a password that can be guessed. Nobody guesses 24 random bytes, and each connection pays.
        '--set=scram_iterations=1',
        ...(durable ? [] : ['--no-sync']),
      ],
      { ...passage.spawnOptions('pipe'), encoding: 'utf8' },
    );
    if (status !== 0)
      throw new PostgresStartError(
        `PostgreSQL could not make its data folder ${folder}: ${error?.message ?? stderr.trim()}`,
      );
  } finally {
    passage.close();
  }
  renameSync(passwordDraft, passwordFile);
  if (account !== null) handOver(passwordFile, ownerOf(dataFolder));
  chmodSync(passwordFile, 0o600);
  renameSync(draft, folder);
}

/** @throws PostgresStartError when the cluster belongs to another user, and this process is not root. */
export function refuseForeign(folder: string, account: Account | null): void {
  if (!existsSync(folder)) return;
  const { uid } = statSync(folder);
  const ours = process.getuid?.();
  if (account !== null || ours === undefined || uid === ours) return;
  throw new PostgresStartError(
    `The data in ${folder} belongs to user ${uid}, and this is user ${ours}. Start Laurel as that user, or choose another folder with LAUREL_DATA.`,
  );
}

function ownerOf(path: string): Account {
  const { uid, gid } = statSync(path);
  return { uid, gid };
}
