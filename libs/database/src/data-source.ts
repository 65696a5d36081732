import type { TypeOrmModuleOptions } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions, type MixedList } from 'typeorm';
import { impatientClient } from './impatient-client.js';
import { SnakeNaming } from './snake-naming.js';

export interface DatabaseOptions {
  /** `postgres://user:password@host:port/database` */
  url: string;
  entities?: MixedList<Function>;
  migrations?: MixedList<Function>;
  /** The maximum number of connections. Further requests wait. */
  poolSize?: number;
}

const second = 1000;

/** Whose work a process does. */
export type Work = keyof typeof limits;

/**
 * How long work waits at most, in milliseconds: for a connection, for a lock, for one statement, and in a transaction
 * that does nothing. Somebody waits for the answer to a request. A job can be tried again later.
 */
export const limits = {
  requests: {
    connectionTimeoutMillis: 5 * second,
    lock_timeout: 4 * second,
    statement_timeout: 15 * second,
    idle_in_transaction_session_timeout: 20 * second,
  },
  jobs: {
    connectionTimeoutMillis: 30 * second,
    lock_timeout: 20 * second,
    statement_timeout: 60 * second,
    idle_in_transaction_session_timeout: 60 * second,
  },
} as const;

/** How much longer than its own limit PostgreSQL may take to say so. */
const graceMs = 2 * second;

const common = {
  type: 'postgres',
  namingStrategy: new SnakeNaming(),
  // Only migrations create the schema.
  synchronize: false,
  installExtensions: false,
  logging: false,
  applicationName: 'laurel',
} as const;

/** A data source for migrations and tests. It has no timeouts, because a migration may take long. */
export function createDataSource({ url, entities = [], migrations = [], poolSize = 20 }: DatabaseOptions): DataSource {
  return new DataSource({
    ...common,
    url,
    entities,
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    poolSize,
  } as DataSourceOptions);
}

/** The data source of the application. The module of each slice adds its entities by `TypeOrmModule.forFeature`. */
export function applicationDataSource({
  url,
  poolSize,
  work,
}: Pick<DatabaseOptions, 'url' | 'poolSize'> & { work: Work }): TypeOrmModuleOptions {
  return {
    ...common,
    url,
    poolSize,
    extra: { ...limits[work], Client: impatientClient(limits[work].statement_timeout + graceMs) },
    autoLoadEntities: true,
    // Without a database the start fails at once, with the reason. The process manager starts Laurel again.
    toRetry: () => false,
  } as TypeOrmModuleOptions;
}
