import pg from 'pg';
import { createDataSource } from '#database';
import { prepareQueueSchema } from '#jobs';
import { migrations } from '#migrations';
import { requireFitDatabase } from '#start';

/** The advisory lock of a migration. Any number will do, but it must stay the same. */
const MIGRATING = 1763769600;

/**
 * Migrates the schema of the database and of the queue in it. Harmless to repeat. When several run at once, one works
 * and the others wait.
 * @returns the names of the migrations that ran.
 * @throws CannotStart when Laurel does not work on this server or in this database.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const lock = new pg.Client({ connectionString: databaseUrl });
  await lock.connect();
  const dataSource = createDataSource({ url: databaseUrl, entities: [], migrations, poolSize: 2 });
  try {
    await requireFitDatabase(lock);
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATING]);
    await dataSource.initialize();
    const ran = await dataSource.runMigrations();
    await prepareQueueSchema(databaseUrl);
    return ran.map(({ name }) => name);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    await lock.end();
  }
}
