import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** The migrated database. Every test gets a copy of it. */
export const TEMPLATE = 'laurel_template';

export interface TestDatabase {
  /** `postgres://user:password@127.0.0.1:port/database` */
  url: string;
  /** Closes its connections and removes it. */
  drop(): Promise<void>;
}

/**
 * A database that nobody else uses. Drop it in `afterAll`.
 * @param made how it is made, in the words of CREATE DATABASE. Default: migrated and empty.
 */
export async function testDatabase({
  made = `TEMPLATE ${TEMPLATE} STRATEGY FILE_COPY`,
}: { made?: string } = {}): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE ${name} ${made}`);
  return { url: urlOf(name), drop: () => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf('postgres') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function urlOf(database: string): string {
  const server = process.env.LAUREL_TEST_SERVER;
  if (server === undefined)
    throw new Error('There is no test server. Tests with a database run under Jest, whose global set-up starts one.');
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
