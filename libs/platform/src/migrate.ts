import pg from 'pg';
import { createDataSource } from '#database';
import { prepareQueueSchema } from '#jobs';
import { migrations } from '#migrations';

/** Any number, but always this one: who migrates holds this advisory lock. */
const MIGRATING = 1763769600;

/**
 * Brings the schema of the database, and of the queue in it, to what this code expects. Returns the names of the
 * migrations that ran. Harmless to repeat; of several at once, one works and the others wait.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const lock = new pg.Client({ connectionString: databaseUrl });
  await lock.connect();
  const dataSource = createDataSource({ url: databaseUrl, entities: [], migrations, poolSize: 2 });
  try {
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
