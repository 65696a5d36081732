export { DeliveryHandling } from './delivery-handling.js';
export { Delivery } from './delivery.entity.js';
export { DeliveryQueries, type DeliveryFilter, type DeliveryView } from './delivery.queries.js';
export { DeliveryRepository, type DeliveryKey, type DueDelivery } from './delivery.repository.js';
export { jobsEvents } from './events.js';
export { defaultJobTimings, JOB_TIMINGS, type JobTimings } from './job-timings.js';
export { jobsEntities, JobsModule, JobWorkersModule } from './jobs.module.js';
export {
  Listener,
  PermanentFailure,
  type Attempt,
  type EventListener,
  type ListenerOptions,
} from './listener.decorator.js';
export { Loop, type LoopOptions } from './loop.js';
export { RetryDelivery } from './operations/retry-delivery.js';
export { prepareQueueSchema, QueueBackend, type JobData } from './queue-backend.js';
export { QueueWorkers } from './queue-workers.js';
export { Registry, type RegisteredListener } from './registry.js';
export { Sweep, type Sweeper, type SweepOptions } from './sweep.decorator.js';
export { Sweeps } from './sweeps.js';
