import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CONFIGURATION, type Configuration } from '#config';
import { Clock, Ids, SystemClock, UuidV7Ids } from '#kernel';
import { applicationDataSource, type Work } from './data-source.js';
import { ClockWatch } from './clock-watch.js';
import { DatabaseClock, PostgresClock } from './database-clock.js';
import { DatabaseProbe } from './database-probe.js';
import { EventMarks } from './event-marks.js';
import { EventRecord } from './event.entity.js';
import { DatabaseHome } from './home/database-home.js';
import { IdempotencyRecord } from './idempotency-record.entity.js';
import { Outbox } from './outbox.js';
import { Task } from './task.entity.js';
import { Tasks } from './tasks.js';
import { Transactor } from './transactor.js';
import { Transitions } from './transitions.js';

const writing = [Transactor, EventMarks, Outbox, Tasks, Transitions];

/** The data source, the transactor, the outbox, the tasks, the clocks and the ids, for every slice. */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot({ work }: { work: Work }): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          inject: [CONFIGURATION],
          useFactory: ({ databaseUrl, databasePoolSize }: Configuration) =>
            applicationDataSource({ url: databaseUrl, poolSize: databasePoolSize, work }),
        }),
        TypeOrmModule.forFeature([EventRecord, IdempotencyRecord, Task]),
      ],
      providers: [
        { provide: Clock, useClass: SystemClock },
        { provide: Ids, useClass: UuidV7Ids },
        { provide: DatabaseClock, useClass: PostgresClock },
        ClockWatch,
        DatabaseHome,
        DatabaseProbe,
        ...writing,
      ],
      exports: [Clock, Ids, DatabaseClock, ClockWatch, DatabaseHome, DatabaseProbe, ...writing],
    };
  }
}
