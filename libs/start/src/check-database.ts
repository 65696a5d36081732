import { Logger } from '@nestjs/common';
import pg from 'pg';
import { CannotStart } from './cannot-start.js';
import { type DatabaseFacts, whyUnfit } from './fit-database.policy.js';
import { schemaAge } from './schema-age.policy.js';

/** How long the database may take to answer before the program gives up, and its supervisor starts it again. */
const patienceMs = 10_000;

/**
 * Refuses a server or a database on which Laurel does not work. Ask before the first migration.
 * @throws CannotStart
 */
export async function requireFitDatabase(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<Omit<DatabaseFacts, 'knowsLetters'>>(
    `SELECT current_database() AS name, current_setting('server_version_num')::int AS "versionNumber",
            current_setting('server_version') AS version, pg_encoding_to_char(encoding) AS encoding,
            to_regclass('migration') IS NULL AS "isEmpty"
       FROM pg_database WHERE datname = current_database()`,
  );
  const facts = rows[0]!;
  const why = whyUnfit({ ...facts, knowsLetters: facts.encoding === 'UTF8' && (await knowsLetters(client)) });
  if (why !== null) throw new CannotStart(why);
}

async function knowsLetters(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ known: boolean }>(`SELECT lower('É') = 'é' AS known`);
  return rows[0]!.known;
}

/**
 * Refuses a database that was not migrated to this release. Says in the log when a later release has migrated it.
 * @throws CannotStart, also when the database cannot be asked.
 */
export async function requireMigrated(databaseUrl: string): Promise<void> {
  const [ran, { migrations }] = await Promise.all([migrationsIn(databaseUrl), import('#migrations')]);
  const { fault, later } = schemaAge(
    migrations.map(({ name }) => name),
    ran,
  );
  if (fault !== null) throw new CannotStart(fault);
  if (later > 0)
    new Logger('database').warn(
      `A later release has migrated the database (${later} migrations that this program does not know). That is right while the later release is rolled out. Afterwards, no program of this release should run.`,
    );
}

async function migrationsIn(databaseUrl: string): Promise<string[] | null> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
  });
  client.on('error', () => undefined); // the question that waits gets the error too
  try {
    await client.connect();
    const { rows } = await client.query<{ present: boolean }>(`SELECT to_regclass('migration') IS NOT NULL AS present`);
    if (!rows[0]!.present) return null;
    return (await client.query<{ name: string }>('SELECT name FROM migration')).rows.map(({ name }) => name);
  } catch (error) {
    throw new CannotStart(`The database in DATABASE_URL cannot be used: ${reasonOf(error)}`, { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A refused connection to a name with several addresses has no message of its own. */
function reasonOf(error: unknown): string {
  const { message = '', code } = error as { message?: string; code?: string };
  return message || (code ?? String(error));
}
