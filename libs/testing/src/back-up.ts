import pg from 'pg';
import { type TestDatabase, testDatabase } from './test-database.js';

export interface Backup {
  /** A new database with what was in the other one at the time of the backup. */
  restore(): Promise<TestDatabase>;
}

interface Rows {
  table: string;
  columns: string;
  rows: string;
}

/**
 * Reads all rows of a database in one snapshot, as pg_dump does; the test server has no pg_dump. Restoring writes them
 * into a new database with the same schema, as pg_restore does.
 */
export async function backUp({ databaseUrl }: { databaseUrl: string }): Promise<Backup> {
  const tables = await connected(databaseUrl, readAll);
  return {
    async restore() {
      const database = await testDatabase();
      await connected(database.url, (client) => writeAll(client, tables));
      return database;
    },
  };
}

async function readAll(client: pg.Client): Promise<Rows[]> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const { rows: tables } = await client.query<Omit<Rows, 'rows'>>(
    `SELECT format('%I.%I', table_schema, table_name) AS table,
            string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) FILTER (WHERE is_generated = 'NEVER') AS columns
       FROM information_schema.columns JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE table_schema IN ('public', 'auth') AND t.table_type = 'BASE TABLE'
      GROUP BY table_schema, table_name`,
  );
  const read: Rows[] = [];
  for (const { table, columns } of tables) {
    const { rows } = await client.query<{ rows: string }>(
      `SELECT coalesce(jsonb_agg(to_jsonb(one)), '[]')::text AS rows FROM ${table} one`,
    );
    read.push({ table, columns, rows: rows[0]!.rows });
  }
  return read;
}

async function writeAll(client: pg.Client, tables: readonly Rows[]): Promise<void> {
  await client.query(`SET session_replication_role = 'replica'`); // neither triggers nor foreign keys, as pg_restore
  for (const { table, columns, rows } of tables) {
    await client.query(`DELETE FROM ${table}`); // what the migrations wrote
    await client.query(
      `INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
      [rows],
    );
  }
}

async function connected<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
