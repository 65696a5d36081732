import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, Ids, SystemClock, UuidV7Ids } from '#kernel';
import { createDataSource, type DatabaseOptions } from './data-source.js';
import { DatabaseClock, PostgresClock } from './database-clock.js';
import { EventRecord } from './event.entity.js';
import { IdempotencyRecord } from './idempotency-record.entity.js';
import { Outbox } from './outbox.js';
import { Task } from './task.entity.js';
import { Tasks } from './tasks.js';
import { Transactor } from './transactor.js';
import { Transitions } from './transitions.js';

/** The data source, the transactor, the outbox, the tasks, the clocks and the ids, for every slice. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  static forRoot(options: DatabaseOptions): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: DataSource,
          useFactory: () =>
            createDataSource({
              ...options,
              entities: [EventRecord, IdempotencyRecord, Task, ...(options.entities as Function[])],
            }).initialize(),
        },
        { provide: Clock, useClass: SystemClock },
        { provide: Ids, useClass: UuidV7Ids },
        { provide: DatabaseClock, useClass: PostgresClock },
        Transactor,
        Outbox,
        Tasks,
        Transitions,
      ],
      exports: [DataSource, Clock, Ids, DatabaseClock, Transactor, Outbox, Tasks, Transitions],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
