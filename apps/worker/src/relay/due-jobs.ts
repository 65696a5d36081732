import { Inject, Injectable } from '@nestjs/common';
import { DatabaseClock, type Tx } from '#database';
import {
  type DeliveryKey,
  DeliveryRepository,
  JOB_TIMINGS,
  type JobData,
  type JobTimings,
  Registry,
  type TaskKey,
  TaskRepository,
} from '#jobs';

export interface Job {
  queue: string;
  name: string;
  /** Keeps a delivery or a task from being queued twice. */
  jobId: string;
  data: JobData;
}

/** Takes what is due from PostgreSQL: new rows, those whose pause after a failure is over, and those the queue has lost. */
@Injectable()
export class DueJobs {
  constructor(
    private readonly deliveries: DeliveryRepository,
    private readonly tasks: TaskRepository,
    private readonly registry: Registry,
    private readonly clock: DatabaseClock,
    @Inject(JOB_TIMINGS) private readonly timings: JobTimings,
  ) {}

  async takeDeliveries(tx: Tx, most: number): Promise<Job[]> {
    const { at, leasedUntil } = await this.lease(tx);
    return (await this.deliveries.takeDue(tx, at, leasedUntil, most)).map(deliveryJob);
  }

  async takeTasks(tx: Tx, most: number): Promise<Job[]> {
    const { at, leasedUntil } = await this.lease(tx);
    return (await this.tasks.takeDue(tx, this.registry.taskHandlers, at, leasedUntil, most)).map(taskJob);
  }

  /** By the database's clock, which all workers share: a worker whose own clock is wrong strands no work. */
  private async lease(tx: Tx): Promise<{ at: Date; leasedUntil: Date }> {
    const at = await this.clock.now(tx);
    return { at, leasedUntil: new Date(at.getTime() + this.timings.leaseSeconds * 1000) };
  }
}

function deliveryJob({ eventId, listener, queue }: DeliveryKey & { queue: string }): Job {
  return { queue, name: listener, jobId: `${eventId}.${listener}`, data: { eventId, listener } };
}

function taskJob({ id, name, queue }: TaskKey & { queue: string }): Job {
  return { queue, name, jobId: `${id}.${name}`, data: { id, name } };
}
