import { Injectable } from '@nestjs/common';
import type { EventRecord } from '#database';
import type { Attempt } from '../running/attempt.js';
import { AttemptRunner } from '../running/attempt-runner.js';
import { type RegisteredListener, Registry } from '../registry.js';
import { type DeliveryKey, DeliveryRepository } from './delivery.repository.js';

/** Gives one event to one listener and records the outcome. */
@Injectable()
export class DeliveryHandling {
  constructor(
    private readonly runner: AttemptRunner,
    private readonly deliveries: DeliveryRepository,
    private readonly registry: Registry,
  ) {}

  handle({ eventId, listener: name }: DeliveryKey): Promise<void> {
    const listener = this.registry.listener(name);
    return this.runner.attempt(this.deliveries, { eventId, listener: name }, ({ event }) => ({
      name: `${name} on event ${eventId}`,
      patience: listener?.patience,
      carryOut: (attempt) => hand(event, attempt, name, listener),
    }));
  }
}

async function hand(
  event: EventRecord,
  attempt: Attempt,
  name: string,
  listener: RegisteredListener | undefined,
): Promise<void> {
  // During an upgrade an old worker may get work that only a new worker knows.
  if (listener === undefined) throw new Error(`This worker has no listener called ${name}.`);
  const declared = listener.events.find(({ type }) => type === event.type);
  // A later release may have removed the event from the listener's list.
  if (declared === undefined) return;
  await listener.instance.handle(declared.read(event), attempt);
}
