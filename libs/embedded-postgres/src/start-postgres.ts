import { accessSync, constants, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { accountFor } from './account.js';
import { locateBinaries } from './binaries.js';
import { openCluster, refuseForeign, SUPERUSER } from './cluster.js';
import { stopOrphan } from './orphan.js';
import { OwnerLock } from './owner-lock.js';
import { PostgresStartError } from './postgres-start-error.js';
import { Server } from './server.js';

export interface PostgresOptions {
  /** Where the data are. It is made when it is missing. One living process at a time may use it. */
  dataFolder: string;
  /** Whether a commit must survive a power cut; true by default. Tests set it to false, which is faster. */
  durable?: boolean;
  /** If given, the data need not last: this folder, which contains them, is removed when the server stops or this process dies. */
  removeAfterwards?: string;
  /** Called when the server is launched and gets ready by itself, so that the caller can do something else meanwhile. */
  onLaunch?: () => void;
  /** The name of the database. It is made when it is missing. */
  database?: string;
  /** Unless given, any free port. */
  port?: number;
}

export interface Postgres {
  /** `postgres://user:password@127.0.0.1:port/database` */
  url: string;
  /** Resolves when the server has ended, for any reason. */
  exited: Promise<void>;
  /** Stops the server cleanly, and removes what need not last. */
  stop(): Promise<void>;
}

/**
 * Starts our own PostgreSQL on a folder, on a free port of 127.0.0.1 that only the generated password opens. Under root
 * the server runs as the folder's owner or as `nobody`. A server that a killed start left behind is stopped first.
 * @throws PostgresStartError saying in plain words why it cannot run here, or who already uses the folder.
 */
export async function startPostgres({
  dataFolder,
  durable = true,
  removeAfterwards,
  onLaunch,
  database = 'laurel',
  port,
}: PostgresOptions): Promise<Postgres> {
  const folder = resolve(dataFolder);
  prepareFolder(folder);
  const lock = OwnerLock.take(folder);
  try {
    const account = accountFor(folder);
    const binaries = locateBinaries(account);
    const clusterFolder = join(folder, 'cluster');
    refuseForeign(clusterFolder, account);
    await stopOrphan(clusterFolder);
    const cluster = openCluster(folder, binaries, account, durable);
    const server = await Server.start({
      clusterFolder,
      logFile: join(folder, 'postgres.log'),
      binaries,
      account,
      durable,
      removeAfterwards,
      onLaunch,
      port,
    });
    const urlOf = (name: string) => `postgres://${SUPERUSER}:${cluster.password}@127.0.0.1:${server.port}/${name}`;
    const stop = async () => {
      await server.stop();
      if (removeAfterwards !== undefined) rmSync(removeAfterwards, { recursive: true, force: true });
      server.dismissGuard();
      lock.release();
    };
    try {
      await ensureDatabase(urlOf('postgres'), database);
    } catch (error) {
      await stop();
      throw error;
    }
    return { url: urlOf(database), exited: server.exited, stop };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new PostgresStartError(
      `The data folder ${folder} cannot be used: ${(cause as Error).message}. Choose another with LAUREL_DATA.`,
      { cause },
    );
  }
}

async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
