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
import { SweepRecord } from './sweep/sweep-record.js';
import { Sweeps } from './sweep/sweeps.js';
import { TaskHandling } from './task/task-handling.js';
import { TaskRepository } from './task/task.repository.js';
import { OutboxCheck } from './watching/outbox.check.js';
import { QueueStore } from './watching/queue-store.js';
import { QueueCheck } from './watching/queue.check.js';
import { SweepsCheck } from './watching/sweeps.check.js';
import { WorkMetrics } from './watching/work-metrics.js';
import { WorkReadings } from './watching/work-readings.js';

const jobsEntities: Function[] = [Delivery];

const administration = [DeliveryRepository, TaskRepository, DeliveryQueries, RetryDelivery];

/** Says how the work is going, in every application. */
const watching = [WorkReadings, WorkMetrics, QueueStore, OutboxCheck, QueueCheck, SweepsCheck];

/** Reading and retrying deliveries and tasks, for every application. */
@Module({
  imports: [TypeOrmModule.forFeature(jobsEntities)],
  providers: [...administration, ...watching],
  exports: administration,
})
export class JobsModule {}

const working = [Registry, DeliveryHandling, TaskHandling, QueueBackend, QueueWorkers, Sweeps, SweepRecord];

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
