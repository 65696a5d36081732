import pg from 'pg';
import type { Configuration } from '#config';
import { createDataSource } from '#database';
import { prepareQueueSchema } from '#jobs';
import { migrations } from '#migrations';
import { requireFitDatabase } from '#start';
import { grantToPrograms } from './grant-to-programs.js';

/** The advisory lock of a migration. Any number will do, but it must stay the same. */
const MIGRATING = 1763769600;

/**
 * Migrates the schema of the database and of the queue in it, as the owner where there is one, and then lets the programs
 * use it. Harmless to repeat. When several run at once, one works and the others wait.
 * @returns the names of the migrations that ran.
 * @throws CannotStart when Laurel does not work on this server or in this database.
 * @throws DomainError `database.program-role` when the programs' user is not fit: see {@link grantToPrograms}.
 */
export async function migrate({
  databaseUrl,
  databaseOwnerUrl,
}: Pick<Configuration, 'databaseUrl' | 'databaseOwnerUrl'>): Promise<string[]> {
  const url = databaseOwnerUrl ?? databaseUrl;
  const lock = new pg.Client({ connectionString: url });
  await lock.connect();
  const dataSource = createDataSource({ url, entities: [], migrations, poolSize: 2 });
  try {
    await requireFitDatabase(lock);
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATING]);
    await dataSource.initialize();
    const ran = await dataSource.runMigrations();
    await prepareQueueSchema(url);
    if (databaseOwnerUrl !== undefined) await grantToPrograms(lock, userOf(databaseUrl));
    return ran.map(({ name }) => name);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    await lock.end();
  }
}

function userOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}
