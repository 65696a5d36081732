import { Inject, Injectable } from '@nestjs/common';
import { Transactor, type Tx } from '#database';
import {
  type DeliveryKey,
  DeliveryRepository,
  JOB_TIMINGS,
  type JobData,
  type JobTimings,
  QueueBackend,
  Registry,
  type TaskKey,
  TaskRepository,
} from '#jobs';
import { Clock } from '#kernel';

const batch = 200;

interface Job {
  queue: string;
  name: string;
  /** Keeps a delivery or a task from being queued twice. */
  jobId: string;
  data: JobData;
}

/** Takes events and tasks from PostgreSQL to the queues. Any number of relays may run at once. */
@Injectable()
export class Relay {
  constructor(
    private readonly transactor: Transactor,
    private readonly deliveries: DeliveryRepository,
    private readonly tasks: TaskRepository,
    private readonly registry: Registry,
    private readonly backend: QueueBackend,
    private readonly clock: Clock,
    @Inject(JOB_TIMINGS) private readonly timings: JobTimings,
  ) {}

  /**
   * Distributes events to their listeners, then queues each delivery and task that is due: new ones, those whose pause
   * after a failure is over, and those that the queue has lost.
   * @returns how many rows it moved. Call it again until there are none.
   */
  async relay(): Promise<number> {
    const distributed = await this.distribute();
    const queued = await this.queueDue(async (tx, at, leasedUntil) =>
      (await this.deliveries.takeDue(tx, at, leasedUntil, batch)).map(deliveryJob),
    );
    const added = await this.queueDue(async (tx, at, leasedUntil) =>
      (await this.tasks.takeDue(tx, this.registry.taskHandlers, at, leasedUntil, batch)).map(taskJob),
    );
    return distributed + queued + added;
  }

  private distribute(): Promise<number> {
    return this.transactor.run((tx) =>
      this.deliveries.distribute(tx, (type) => this.registry.listenersTo(type), this.clock.now(), batch),
    );
  }

  /** The rows stay locked until the queue has them: when a relay dies here, the next one takes over. */
  private queueDue(take: (tx: Tx, at: Date, leasedUntil: Date) => Promise<Job[]>): Promise<number> {
    return this.transactor.run(async (tx) => {
      const at = this.clock.now();
      const jobs = await take(tx, at, new Date(at.getTime() + this.timings.leaseSeconds * 1000));
      for (const queue of new Set(jobs.map((job) => job.queue))) {
        const ofQueue = jobs.filter((job) => job.queue === queue);
        await this.backend
          .queue(queue)
          .addBulk(ofQueue.map(({ name, data, jobId }) => ({ name, data, opts: { jobId } })));
      }
      return jobs.length;
    });
  }
}

function deliveryJob({ eventId, listener, queue }: DeliveryKey & { queue: string }): Job {
  return { queue, name: listener, jobId: `${eventId}.${listener}`, data: { eventId, listener } };
}

function taskJob({ id, name, queue }: TaskKey & { queue: string }): Job {
  return { queue, name, jobId: `${id}.${name}`, data: { id, name } };
}
