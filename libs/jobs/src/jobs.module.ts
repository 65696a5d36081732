import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeliveryQueries } from './administration/delivery.queries.js';
import { RetryDelivery } from './administration/retry-delivery.js';
import { AttemptRunner } from './running/attempt-runner.js';
import { DeliveryHandling } from './delivery/delivery-handling.js';
import { Delivery } from './delivery/delivery.entity.js';
import { DeliveryRepository } from './delivery/delivery.repository.js';
import { defaultJobTimings, JOB_TIMINGS, type JobTimings } from './queue/job-timings.js';
import { QueueBackend } from './queue/queue-backend.js';
import { QueueWorkers } from './queue/queue-workers.js';
import { Registry } from './registry.js';
import { Sweeps } from './sweep/sweeps.js';
import { TaskHandling } from './task/task-handling.js';
import { TaskRepository } from './task/task.repository.js';

const jobsEntities: Function[] = [Delivery];

const administration = [DeliveryRepository, TaskRepository, DeliveryQueries, RetryDelivery];

/** Reading and retrying deliveries and tasks, for every application. */
@Module({ imports: [TypeOrmModule.forFeature(jobsEntities)], providers: administration, exports: administration })
export class JobsModule {}

const working = [Registry, DeliveryHandling, TaskHandling, QueueBackend, QueueWorkers, Sweeps];

/** Carrying out deliveries and tasks, for a worker. */
@Module({})
export class JobWorkersModule {
  static forRoot(timings: Partial<JobTimings> = {}): DynamicModule {
    return {
      module: JobWorkersModule,
      imports: [DiscoveryModule, JobsModule],
      providers: [{ provide: JOB_TIMINGS, useValue: { ...defaultJobTimings, ...timings } }, AttemptRunner, ...working],
      exports: [JOB_TIMINGS, JobsModule, ...working],
    };
  }
}
