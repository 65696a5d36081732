import { DataSource, type DataSourceOptions, type MixedList } from 'typeorm';
import { SnakeNaming } from './snake-naming.js';

export interface DatabaseOptions {
  /** `postgres://user:password@host:port/database` */
  url: string;
  entities: MixedList<Function>;
  migrations?: MixedList<Function>;
  /** Connections at most; more wait. */
  poolSize?: number;
}

/** Laurel's one data source. Migrations alone make the schema: TypeORM never synchronizes it. */
export function createDataSource(options: DatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url: options.url,
    entities: options.entities,
    migrations: options.migrations ?? [],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    installExtensions: false,
    logging: false,
    poolSize: options.poolSize ?? 20,
    applicationName: 'laurel',
  } as DataSourceOptions);
}
