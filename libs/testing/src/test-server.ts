import { existsSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createDataSource } from '#database';
import { startPostgres } from '#embedded-postgres';
import { prepareQueueSchema } from '#jobs';
import { migrations } from '#migrations';
import { TEMPLATE } from './test-database.js';

interface TestServer {
  /** Of the template. */
  url: string;
  stop(): Promise<void>;
}

/**
 * A PostgreSQL for one test run, in a temp folder that is removed with it, even when the run is killed. `durable`:
 * commits reach the disk, as in production. Tests do not need that.
 *
 * `LAUREL_TEST_POSTGRES` names another server to test with, such as an older one: the address of a superuser.
 */
export async function startTestServer({ durable = false } = {}): Promise<TestServer> {
  const given = process.env.LAUREL_TEST_POSTGRES;
  const server = given ? await templateOn(given) : await ownServer(durable);
  try {
    const template = await createDataSource({ url: server.url, entities: [], migrations }).initialize();
    await template.runMigrations();
    await template.destroy();
    await prepareQueueSchema(server.url);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

function ownServer(durable: boolean): Promise<TestServer> {
  const dataFolder = mkdtempSync(join(durable ? tmpdir() : quickFolder(), 'laurel-test-'));
  return startPostgres({ dataFolder, durable, removeAfterwards: dataFolder, database: TEMPLATE });
}

/** The template on a server that runs already, with the locale that docs/operating.md asks for. */
async function templateOn(address: string): Promise<TestServer> {
  const onServer = async (...statements: string[]): Promise<void> => {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  const remove = `DROP DATABASE IF EXISTS ${TEMPLATE} WITH (FORCE)`;
  await onServer(remove, `CREATE DATABASE ${TEMPLATE} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'`);
  const url = new URL(address);
  url.pathname = `/${TEMPLATE}`;
  return { url: url.href, stop: () => onServer(remove) };
}

const gigabyte = 2 ** 30;

/**
 * In memory, where Linux offers that: copying a database there takes a twentieth of the time that it takes on a disk.
 */
function quickFolder(): string {
  const memory = '/dev/shm';
  if (process.platform !== 'linux' || !existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > 2 * gigabyte ? memory : tmpdir();
}
