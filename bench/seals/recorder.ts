import pg from 'pg';
import type { DataSource, Logger } from 'typeorm';

/** One statement with its parameters, as PostgreSQL received it. */
export interface Statement {
  text: string;
  values: unknown[];
}

/** Records everything that `work` sends to the database, in order. One piece of work at a time. */
export async function record(dataSource: DataSource, work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const { logger } = dataSource;
  const ignore = (): void => undefined;
  const recorder: Logger = {
    logQuery: (text, values: unknown[] = []) => void statements.push({ text, values }),
    logQueryError: ignore,
    logQuerySlow: ignore,
    logSchemaBuild: ignore,
    logMigration: ignore,
    log: ignore,
  };
  dataSource.logger = recorder;
  try {
    await work();
  } finally {
    dataSource.logger = logger;
  }
  return statements;
}

/** Sends recorded statements again with only the driver. Statements of one transaction use one connection. */
export async function replay(pool: pg.Pool, statements: Statement[]): Promise<void> {
  const client = await pool.connect();
  try {
    for (const { text, values } of statements) await client.query(text, values);
  } finally {
    client.release();
  }
}
