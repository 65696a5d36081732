import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactor, type Tx } from '#database';
import { DeliveryRepository, QueueBackend, Registry } from '#jobs';
import { type Counter, Metrics } from '#watch';
import { DueJobs, type Job } from './due-jobs.js';

const batch = 200;

/** Takes events and tasks from PostgreSQL to the queues. Any number of relays may run at once. */
@Injectable()
export class Relay {
  private readonly events: Counter;

  constructor(
    private readonly transactor: Transactor,
    private readonly deliveries: DeliveryRepository,
    private readonly registry: Registry,
    private readonly due: DueJobs,
    private readonly backend: QueueBackend,
    private readonly clock: DatabaseClock,
    metrics: Metrics,
  ) {
    this.events = metrics.counter('laurel_events_total', { help: 'What happened, by type of event' });
  }

  /**
   * Distributes events to their listeners, then queues each delivery and task that is due.
   * @returns how many rows it moved. Call it again until there are none.
   */
  async relay(): Promise<number> {
    const distributed = await this.distribute();
    const queued = await this.queue((tx) => this.due.takeDeliveries(tx, batch));
    const added = await this.queue((tx) => this.due.takeTasks(tx, batch));
    return distributed + queued + added;
  }

  private async distribute(): Promise<number> {
    let types: string[] = [];
    const listenersTo = (type: string) => {
      types.push(type);
      return this.registry.listenersTo(type);
    };
    const distributed = await this.transactor.run(async (tx) => {
      types = []; // the transaction may run again
      return this.deliveries.distribute(tx, listenersTo, await this.clock.now(tx), batch);
    });
    for (const type of types) this.events.add(1, { type });
    return distributed;
  }

  /** The rows stay locked until the queue has them: when a relay dies here, the next one takes over. */
  private queue(take: (tx: Tx) => Promise<Job[]>): Promise<number> {
    return this.transactor.run(async (tx) => {
      const jobs = await take(tx);
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
