import { Inject, Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import { DeliveryRepository, type DueDelivery, JOB_TIMINGS, type JobTimings, QueueBackend, Registry } from '#jobs';
import { Clock } from '#kernel';

const batch = 200;

/** Takes what happened from the outbox to the queues. Any number of relays may run at once. */
@Injectable()
export class EventRelay {
  constructor(
    private readonly transactor: Transactor,
    private readonly deliveries: DeliveryRepository,
    private readonly registry: Registry,
    private readonly backend: QueueBackend,
    private readonly clock: Clock,
    @Inject(JOB_TIMINGS) private readonly timings: JobTimings,
  ) {}

  /**
   * Distributes events to their listeners, then queues every delivery that is due: new ones, those whose pause after a
   * failure is over, and those that the queue has lost.
   * @returns how many rows it moved; it is worth calling again while there are any.
   */
  async relay(): Promise<number> {
    const distributed = await this.distribute();
    const queued = await this.queueDue();
    return distributed + queued;
  }

  private distribute(): Promise<number> {
    return this.transactor.run((tx) =>
      this.deliveries.distribute(tx, (type) => this.registry.listenersTo(type), this.clock.now(), batch),
    );
  }

  /** The rows stay locked until the queue has them: of a relay that dies here, the next one takes over. */
  private queueDue(): Promise<number> {
    return this.transactor.run(async (tx) => {
      const at = this.clock.now();
      const leasedUntil = new Date(at.getTime() + this.timings.leaseSeconds * 1000);
      const due = await this.deliveries.takeDue(tx, at, leasedUntil, batch);
      for (const queue of new Set(due.map((delivery) => delivery.queue))) {
        await this.backend.queue(queue).addBulk(due.filter((delivery) => delivery.queue === queue).map(toJob));
      }
      return due.length;
    });
  }
}

/** The id keeps a delivery from standing in the queue twice. */
function toJob({ eventId, listener }: DueDelivery): {
  name: string;
  data: { eventId: string; listener: string };
  opts: { jobId: string };
} {
  return { name: listener, data: { eventId, listener }, opts: { jobId: `${eventId}.${listener}` } };
}
