import type { TypeOrmModuleOptions } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions, type MixedList } from 'typeorm';
import { SnakeNaming } from './snake-naming.js';

export interface DatabaseOptions {
  /** `postgres://user:password@host:port/database` */
  url: string;
  entities?: MixedList<Function>;
  migrations?: MixedList<Function>;
  /** Connections at most; more wait. */
  poolSize?: number;
}

const second = 1000;

/** No request waits longer than this, in milliseconds, for a connection, for a lock, or for one statement. */
export const timeouts = {
  connectionTimeoutMillis: 30 * second,
  lock_timeout: 20 * second,
  statement_timeout: 60 * second,
};

const common = {
  type: 'postgres',
  namingStrategy: new SnakeNaming(),
  // Migrations alone make the schema.
  synchronize: false,
  installExtensions: false,
  logging: false,
  applicationName: 'laurel',
} as const;

/** A data source outside the application: for migrations, and for tests. It waits as long as a migration takes. */
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

/** The application's one data source. Each slice's module brings its entities by `TypeOrmModule.forFeature`. */
export function applicationDataSource({
  url,
  poolSize,
}: Pick<DatabaseOptions, 'url' | 'poolSize'>): TypeOrmModuleOptions {
  return {
    ...common,
    url,
    poolSize,
    extra: timeouts,
    autoLoadEntities: true,
    // A start without a database fails at once, with the reason; what runs Laurel starts it again.
    toRetry: () => false,
  } as TypeOrmModuleOptions;
}
