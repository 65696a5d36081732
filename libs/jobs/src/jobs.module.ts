import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { DeliveryHandling } from './delivery-handling.js';
import { Delivery } from './delivery.entity.js';
import { DeliveryQueries } from './delivery.queries.js';
import { DeliveryRepository } from './delivery.repository.js';
import { defaultJobTimings, JOB_TIMINGS, type JobTimings } from './job-timings.js';
import { RetryDelivery } from './operations/retry-delivery.js';
import { QueueBackend } from './queue-backend.js';
import { QueueWorkers } from './queue-workers.js';
import { Registry } from './registry.js';
import { Sweeps } from './sweeps.js';

export const jobsEntities: Function[] = [Delivery];

/** What every application knows of jobs: how they stand. */
@Module({
  providers: [DeliveryRepository, DeliveryQueries, RetryDelivery],
  exports: [DeliveryRepository, DeliveryQueries, RetryDelivery],
})
export class JobsModule {}

/** What a worker needs to carry them out. */
@Module({})
export class JobWorkersModule {
  static forRoot(timings: Partial<JobTimings> = {}): DynamicModule {
    return {
      module: JobWorkersModule,
      imports: [DiscoveryModule, JobsModule],
      providers: [
        { provide: JOB_TIMINGS, useValue: { ...defaultJobTimings, ...timings } },
        Registry,
        DeliveryHandling,
        QueueBackend,
        QueueWorkers,
        Sweeps,
      ],
      exports: [JOB_TIMINGS, JobsModule, Registry, DeliveryHandling, QueueBackend, QueueWorkers, Sweeps],
    };
  }
}
