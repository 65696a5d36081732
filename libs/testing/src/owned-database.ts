import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { migrate } from '#platform';
import type { TestDatabase } from './test-database.js';

export interface OwnedDatabase extends TestDatabase {
  /** Of the user who owns the schema and is no superuser. `url` is the programs' user. */
  ownerUrl: string;
}

/** A database as docs/operating.md sets it up with two users: one owns and migrates it, the other works in it. */
export async function ownedDatabase(): Promise<OwnedDatabase> {
  const name = `owned_${randomUUID().replaceAll('-', '')}`;
  const [owner, program] = [`${name}_o`, `${name}_p`];
  const server = process.env.LAUREL_TEST_SERVER!;
  const onServer = async (...statements: string[]): Promise<void> => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  const urlFor = (user: string): string => {
    const url = new URL(server);
    Object.assign(url, { username: user, password: 'a-password', pathname: `/${name}` });
    return url.href;
  };
  await onServer(
    `CREATE ROLE ${owner} LOGIN PASSWORD 'a-password'`,
    `CREATE ROLE ${program} LOGIN PASSWORD 'a-password'`,
    `CREATE DATABASE ${name} OWNER ${owner} TEMPLATE template0`,
  );
  const database = {
    url: urlFor(program),
    ownerUrl: urlFor(owner),
    drop: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`, `DROP ROLE ${owner}`, `DROP ROLE ${program}`),
  };
  await migrate({ databaseUrl: database.url, databaseOwnerUrl: database.ownerUrl });
  return database;
}
