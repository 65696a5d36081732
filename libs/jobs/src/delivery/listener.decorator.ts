import { applyDecorators, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { AnyEventType, EventOf, EventRecord } from '#database';
import type { Attempt } from '../attempt/attempt.js';
import type { QueueOptions } from '../queue/queue-options.js';

export interface ListenerOptions extends QueueOptions {
  /** The types of events it is told of. */
  events: readonly (AnyEventType | `${string}.${string}`)[];
}

/**
 * Is told of events after the commit that made them: at least once, perhaps twice, in no promised order.
 * So `handle` reads what is true now rather than trust the order, and what it writes is unique by constraint.
 * What it throws is tried again later; {@link PermanentFailure} is not.
 */
export interface EventListener<Types extends readonly AnyEventType[] = never> {
  handle(event: [Types] extends [never] ? EventRecord : EventOf<Types>, attempt: Attempt): Promise<void>;
}

export const ListenerMetadata = DiscoveryService.createDecorator<ListenerOptions>();

type Handles<Types extends readonly unknown[]> = Types extends readonly AnyEventType[]
  ? { handle(event: EventOf<Types>, attempt: Attempt): Promise<void> }
  : { handle(event: EventRecord, attempt: Attempt): Promise<void> };

/** Marks an injectable class as a listener: it is enough to provide it in a module that the worker imports. */
export const Listener =
  <const Types extends readonly (AnyEventType | `${string}.${string}`)[]>(options: QueueOptions & { events: Types }) =>
  (target: new (...dependencies: never[]) => Handles<Types>): void =>
    applyDecorators(Injectable(), ListenerMetadata(options))(target);
