import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import { Clock, DomainError, notFound } from '#kernel';
import { Delivery } from '../delivery.entity.js';
import type { DeliveryKey } from '../delivery.repository.js';
import { jobsEvents } from '../events.js';

/**
 * Has a delivery that was given up tried again, from its first attempt on.
 * @throws DomainError `delivery.not-found`; `delivery.not-failed` (409) when it is under way or done.
 */
@Injectable()
export class RetryDelivery {
  constructor(
    private readonly transactor: Transactor,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  run(key: DeliveryKey, actorId: string): Promise<void> {
    return this.transactor.run(async (tx) => {
      const retried = await tx
        .createQueryBuilder()
        .update(Delivery)
        .set({ failedAt: null, attempts: 0, dueAt: this.clock.now() })
        .where('event_id = :eventId AND listener = :listener AND failed_at IS NOT NULL', key)
        .execute();
      if (retried.affected !== 1) {
        if (!(await tx.existsBy(Delivery, { eventId: key.eventId, listener: key.listener })))
          throw notFound('delivery');
        throw new DomainError(
          'conflict',
          'delivery.not-failed',
          'It has not been given up: it is done, or still being tried.',
        );
      }
      const payload = { listener: key.listener };
      await this.outbox.append(tx, jobsEvents['delivery.retried']({ subjectId: key.eventId, actorId, payload }));
    });
  }
}
