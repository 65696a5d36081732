import { Injectable } from '@nestjs/common';
import type { AnyEventType, EventRecord } from '#database';
import type { Attempt } from '../attempt/attempt.js';
import { Attempts } from '../attempt/attempts.js';
import { type RegisteredListener, Registry } from '../registry.js';
import { type DeliveryKey, DeliveryRepository } from './delivery.repository.js';

/** Hands one event to one listener and records the outcome. */
@Injectable()
export class DeliveryHandling {
  constructor(
    private readonly attempts: Attempts,
    private readonly deliveries: DeliveryRepository,
    private readonly registry: Registry,
  ) {}

  handle({ eventId, listener: name }: DeliveryKey): Promise<void> {
    const listener = this.registry.listener(name);
    return this.attempts.make(this.deliveries, { eventId, listener: name }, ({ event }) => ({
      name: `${name} on event ${eventId}`,
      attempts: listener?.attempts,
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
  // During an upgrade an old worker may be given what only a new one knows.
  if (listener === undefined) throw new Error(`This worker has no listener called ${name}.`);
  const declared = listener.events.find((type) => typeof type !== 'string' && type.type === event.type) as
    AnyEventType | undefined;
  await listener.instance.handle(declared === undefined ? event : (declared.read(event) as never), attempt);
}
