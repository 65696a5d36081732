import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataSource } from '#database';
import { startPostgres } from '#embedded-postgres';
import { migrations } from '#migrations';
import { TEMPLATE } from './test-database.js';

/**
 * A PostgreSQL for one test run, in a temp folder that goes with it, even when the run is killed. `durable`: commits
 * reach the disk, as in production; tests do without.
 */
export async function startTestServer({ durable = false } = {}): Promise<{ url: string; stop(): Promise<void> }> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'laurel-test-'));
  const server = await startPostgres({ dataFolder, durable, removeAfterwards: dataFolder, database: TEMPLATE });
  try {
    const template = await createDataSource({ url: server.url, entities: [], migrations }).initialize();
    await template.runMigrations();
    await template.destroy();
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}
