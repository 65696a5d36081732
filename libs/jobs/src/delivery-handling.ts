import { Injectable, Logger } from '@nestjs/common';
import type { AnyEventType, EventRecord } from '#database';
import { Clock } from '#kernel';
import { DataSource } from 'typeorm';
import { type DeliveryKey, DeliveryRepository } from './delivery.repository.js';
import { retryAt } from './domain/retry.policy.js';
import { type Attempt, PermanentFailure } from './listener.decorator.js';
import { type RegisteredListener, Registry } from './registry.js';

const attemptsOfStrangers = 14;

/**
 * Hands one event to one listener and writes down what came of it. A delivery that was handled or given up is left
 * alone, so a job may run as often as the queue likes.
 */
@Injectable()
export class DeliveryHandling {
  private readonly logger = new Logger('jobs');

  constructor(
    private readonly dataSource: DataSource,
    private readonly deliveries: DeliveryRepository,
    private readonly registry: Registry,
    private readonly clock: Clock,
  ) {}

  /** Never throws for a failing listener: that is recorded and due again later. Throws when PostgreSQL is away. */
  async handle(key: DeliveryKey): Promise<void> {
    const { manager } = this.dataSource;
    const begun = await this.deliveries.begin(manager, key);
    if (begun === null) return;
    const { attempt: number, event } = begun;
    const listener = this.registry.listener(key.listener);
    const limit = listener?.attempts ?? attemptsOfStrangers;
    try {
      // Only a handler that takes its process down with it gets here.
      if (number > limit) throw new PermanentFailure(`The worker ended ${limit} times while handling it.`);
      await this.run(listener, key, event, {
        number,
        last: number >= limit,
        progress: (done, total) => this.deliveries.report(manager, key, done, total),
      });
    } catch (error) {
      await this.recordFailure(key, error, number, limit);
      return;
    }
    await this.deliveries.complete(manager, key, this.clock.now());
  }

  private async run(
    listener: RegisteredListener | undefined,
    key: DeliveryKey,
    event: EventRecord,
    attempt: Attempt,
  ): Promise<void> {
    // During an upgrade an old worker may be given what only a new one knows.
    if (listener === undefined) throw new Error(`This worker has no listener called ${key.listener}.`);
    const declared = listener.events.find((type) => typeof type !== 'string' && type.type === event.type) as
      AnyEventType | undefined;
    await listener.instance.handle(declared === undefined ? event : (declared.read(event) as never), attempt);
  }

  private async recordFailure(key: DeliveryKey, error: unknown, number: number, limit: number): Promise<void> {
    const at = this.clock.now();
    const hopeless = error instanceof PermanentFailure || number >= limit;
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const next = hopeless ? null : retryAt(number, at, Math.random());
    await this.deliveries.fail(this.dataSource.manager, key, { error: message, at, retryAt: next });
    const outlook =
      next === null ? 'given up until an administrator retries it' : `tried again at ${next.toISOString()}`;
    this.logger.warn(`${key.listener} failed on event ${key.eventId}, attempt ${number}, ${outlook}: ${message}`);
  }
}
