import { Injectable } from '@nestjs/common';
import { DatabaseClock, Outbox, Transactor, type Tx } from '#database';
import { DomainError, notFound } from '#kernel';
import { type DeliveryKey, DeliveryRepository } from '../delivery/delivery.repository.js';
import { jobsEvents } from '../events.js';
import { TaskRepository } from '../task/task.repository.js';

export interface RetryRequest extends DeliveryKey {
  actor: { id: string };
}

/**
 * Retries a delivery or a task that was given up, from its first attempt. A task is addressed as it is listed: its id is
 * the `eventId`, its name the `listener`.
 * @throws DomainError `delivery.not-found`; `delivery.not-failed` (409) when it is under way or done.
 */
@Injectable()
export class RetryDelivery {
  constructor(
    private readonly transactor: Transactor,
    private readonly deliveries: DeliveryRepository,
    private readonly tasks: TaskRepository,
    private readonly outbox: Outbox,
    private readonly clock: DatabaseClock,
  ) {}

  run({ actor, eventId, listener }: RetryRequest): Promise<void> {
    return this.transactor.run(async (tx) => {
      const now = await this.clock.now(tx);
      const happened = { subjectId: eventId, actorId: actor.id };
      if (await this.deliveries.retry(tx, { eventId, listener }, now))
        await this.outbox.append(tx, jobsEvents['delivery.retried']({ ...happened, payload: { listener } }));
      else if (await this.tasks.retry(tx, { id: eventId, name: listener }, now))
        await this.outbox.append(tx, jobsEvents['task.retried']({ ...happened, payload: { name: listener } }));
      else throw await this.refusal(tx, { eventId, listener });
    });
  }

  private async refusal(tx: Tx, { eventId, listener }: DeliveryKey): Promise<DomainError> {
    const known =
      (await this.deliveries.exists(tx, { eventId, listener })) ||
      (await this.tasks.exists(tx, { id: eventId, name: listener }));
    if (!known) return notFound('delivery');
    return new DomainError(
      'conflict',
      'delivery.not-failed',
      'There is nothing to retry: it is done, or Laurel is still trying.',
    );
  }
}
