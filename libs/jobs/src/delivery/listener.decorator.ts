import { applyDecorators, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { AnyEventType, EventOf } from '#database';
import type { Attempt } from '../attempt/attempt.js';
import type { QueueOptions } from '../queue/queue-options.js';

export interface ListenerOptions extends QueueOptions {
  /** The types of events it is told of. */
  events: readonly AnyEventType[];
}

/**
 * Is told of events after the commit that made them: at least once, perhaps twice, in no promised order.
 * So `handle` reads what is true now rather than trust the order, and what it writes is unique by constraint.
 * What it throws is tried again later; {@link PermanentFailure} is not.
 */
export interface EventListener<Types extends readonly AnyEventType[]> {
  // A property, so that the compiler refuses a handler that takes fewer events than it is told of.
  handle: (event: EventOf<Types>, attempt: Attempt) => Promise<void>;
}

export const ListenerMetadata = DiscoveryService.createDecorator<ListenerOptions>();

/** Marks an injectable class as a listener: it is enough to provide it in a module that the worker imports. */
export const Listener =
  <const Types extends readonly AnyEventType[]>(options: QueueOptions & { events: Types }) =>
  (target: new (...dependencies: never[]) => EventListener<Types>): void =>
    applyDecorators(Injectable(), ListenerMetadata(options))(target);
